#pragma once

#include "gateway/domain/calendar.hpp"
#include "gateway/domain/digest.hpp"

#include <string>
#include <string_view>

namespace kruispunt::store::sqlite {

inline std::int64_t to_number(domain::day d) {
    return d.time_since_epoch().count();
}

inline std::int64_t to_number(domain::instant at) {
    return at.time_since_epoch().count();
}

inline domain::day to_day(std::int64_t days) {
    return domain::day(std::chrono::days(days));
}

inline domain::instant to_instant(std::int64_t milliseconds) {
    return domain::instant(std::chrono::milliseconds(milliseconds));
}

/// Comparands as octets: one octet of flags (1 year, 2 month, 4 day, 8 given name), then eight
/// octets for each flag that is set.
std::string pack(const domain::comparands& compared);

/// Reads `pack`'s octets back; what is missing is unknown.
domain::comparands unpack_comparands(std::string_view octets);

} // namespace kruispunt::store::sqlite
