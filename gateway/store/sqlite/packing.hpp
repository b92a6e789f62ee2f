#pragma once

#include "gateway/domain/calendar.hpp"
#include "gateway/domain/digest.hpp"
#include "gateway/domain/statistics/calendar_month.hpp"
#include "gateway/domain/visible_parts.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::store::sqlite {

inline std::int64_t to_number(domain::day d) {
    return d.time_since_epoch().count();
}

inline std::int64_t to_number(domain::instant at) {
    return at.time_since_epoch().count();
}

/// Months since January 1970.
inline std::int64_t to_number(domain::statistics::calendar_month month) {
    return (static_cast<int>(month.year()) - 1970) * 12 +
           static_cast<std::int64_t>(static_cast<unsigned>(month.month())) - 1;
}

inline domain::statistics::calendar_month to_month(std::int64_t months) {
    return std::chrono::year(1970) / std::chrono::January + std::chrono::months(months);
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

/// Digests of equal length one behind the other.
template <class Digests>
std::string pack_digests(const Digests& digests) {
    std::string out;
    for (const auto& digest : digests)
        out.append(digest.begin(), digest.end());
    return out;
}

/// Parents as `pack_digests` wrote them; what is left over at the end is ignored.
std::vector<domain::parent_pseudonym> unpack_parents(std::string_view octets);

/// The parts of a contact likewise; nothing where there are not that many.
std::optional<domain::contact_parts> unpack_contact_parts(std::string_view octets);

/// Reads `pack`'s octets back; what is missing is unknown.
domain::comparands unpack_comparands(std::string_view octets);

} // namespace kruispunt::store::sqlite
