#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kruispunt::conformance::suite::plan {

/// Octets that follow from a text alone: SHA-256 of it, and of that with a counter, as far as
/// needed. The same on every machine; not for secrets.
class drawn_octets {
public:
    explicit drawn_octets(std::string_view seed) : seed_(seed) {}

    /// 0 ≤ result < `bound`; nearly even for bounds far below 2^32.
    std::uint32_t below(std::uint32_t bound);
    /// So many characters of 0-9a-f.
    std::string hexadecimal(std::size_t length);
    std::string digits(std::size_t length);

private:
    unsigned char next();

    std::string seed_;
    std::string block_;
    std::size_t used_ = 0;
    std::uint32_t blocks_ = 0;
};

inline constexpr std::size_t made_up_numbers = 9090;

/// The `index`-th number (below `made_up_numbers`) of the block 9999xxxxx that passes the 11-test
/// (COM-10), in an order that is `seed`'s own.
std::string made_up_bsn(std::string_view seed, std::size_t index);

/// The same number with another last digit, so that it fails the 11-test.
std::string spoiled(std::string bsn);

/// Eight digits that would pass the 11-test with a nought before them: `index` as above.
std::string eight_digits(std::size_t index);

} // namespace kruispunt::conformance::suite::plan
