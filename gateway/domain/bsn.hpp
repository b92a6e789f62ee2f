#pragma once

#include "gateway/domain/error.hpp"

#include <array>
#include <string_view>

namespace kruispunt::domain {

/// A citizen service number: nine digits that pass the 11-test (COM-10). It exists in the clear
/// only between an adapter and the vault; it has no way to be printed or streamed.
class bsn {
public:
    /// Reads exactly nine digits; anything else is `bsn_invalid`. Eight digits are not padded.
    static result<bsn> parse(std::string_view text);

    /// The nine digits.
    std::string_view digits() const { return {digits_.data(), digits_.size()}; }

    friend bool operator==(const bsn&, const bsn&) = default;

private:
    explicit bsn(std::string_view nine);

    std::array<char, 9> digits_{};
};

} // namespace kruispunt::domain
