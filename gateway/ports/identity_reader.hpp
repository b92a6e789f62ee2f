#pragma once

#include "gateway/domain/command.hpp"

#include <optional>

namespace kruispunt::ports {

/// Opens of a sealed identity the one thing that time asks for. Any thread.
class identity_reader {
public:
    virtual ~identity_reader() = default;

    /// The birth date, where one was given. `signal_unknown` where the key has been erased,
    /// `temporarily_unavailable` where it cannot be had now, `value_invalid` where the section
    /// cannot be read.
    virtual domain::result<std::optional<domain::birth_date>>
    birth_date_of(const domain::sealed_identity& identity) = 0;
};

} // namespace kruispunt::ports
