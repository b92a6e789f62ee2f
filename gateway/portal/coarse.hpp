#pragma once

#include "gateway/domain/calendar.hpp"

#include <cstdint>

namespace kruispunt::portal {

/// A count of what happens now for whoever may know no exact one: rounded down to tens.
inline std::int64_t in_tens(std::int64_t count) {
    return count / 10 * 10;
}

/// Likewise a moment: the hour it lies in.
inline domain::instant to_the_hour(domain::instant at) {
    return std::chrono::floor<std::chrono::hours>(at);
}

} // namespace kruispunt::portal
