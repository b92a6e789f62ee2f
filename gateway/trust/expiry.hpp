#pragma once

#include "gateway/ports/certificates.hpp"
#include "gateway/ports/credential_holder.hpp"

#include <optional>
#include <vector>

namespace kruispunt::trust {

/// So long before its end a certificate's alarms begin, each in the place of the one before.
inline constexpr std::chrono::hours first_warning{24 * 30};
inline constexpr std::chrono::hours second_warning{24 * 14};
inline constexpr std::chrono::hours last_warning{24 * 3};

/// Whole days until `ends`; below zero once it is over.
int days_left(domain::instant ends, domain::instant now);

/// When the alarm of a revocation list begins: a quarter of its own life before its end, 30 days at
/// most. Lists live from hours to a year, and are replaced long before they end.
std::chrono::milliseconds list_warning(const ports::certificate_record& list);

/// The alarm that a certificate or list is worth at `now`, by its end alone.
std::optional<ports::alarm_code>
alarm_for(const ports::certificate_record& what, domain::instant now);

/// The alarms of all that ends, but for what another has taken the place of already: ours that
/// another will sign for by then, a known certificate whose successor is known, one that a party
/// showed before it began to show another. Whoever is no region and not us gives none.
std::vector<ports::credential_caution>
alarms_for(const std::vector<ports::certificate_record>& all, domain::instant now);

/// What ends first comes first.
std::vector<ports::certificate_forecast>
forecast_of(std::vector<ports::certificate_record> all, domain::instant now);

} // namespace kruispunt::trust
