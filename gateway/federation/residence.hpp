#pragma once

#include "gateway/domain/use_case.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kruispunt::federation {

/// Where a signal says that its child lives, and how new that is: by date, then receipt (COM-26).
struct residence {
    domain::day on;
    domain::instant told_at{};
    std::string municipality;
};

/// True where `b` is the newer of the two.
bool newer(const residence& a, const residence& b);

/// What a signal itself says, or the move told of it where that is newer; nothing where neither
/// bears a municipality.
std::optional<residence> residence_of(const domain::stored_signal& signal);

/// The signals that are held on one child at one moment.
using held_signals = std::vector<const domain::stored_signal*>;

/// The municipality that coordinates the matches of the child on whom these are: that of the newest
/// move or signal that bears one (COM-26); empty where none does.
std::string coordinator_among(const held_signals& held);

/// The municipality as it stands on a day, mergers followed (COM-26); nothing for a code that the
/// table does not have. Without a table every code is a municipality in nobody's area.
std::optional<domain::municipal_area>
area_of(const domain::federation_policy& policy, const std::string& code, domain::day on);

/// True for two codes of one municipality on that day.
bool same_municipality(
    const domain::federation_policy& policy,
    const std::string& a,
    const std::string& b,
    domain::day on
);

} // namespace kruispunt::federation
