#pragma once

#include "gateway/domain/error.hpp"

namespace kruispunt::support {

/// What a store answers while a test has taken it away.
inline domain::error store_taken_away() {
    return domain::make_error(
        domain::errc::temporarily_unavailable, {}, "a test took the store away"
    );
}

} // namespace kruispunt::support
