#pragma once

#include "gateway/domain/calendar.hpp"
#include "gateway/domain/region_policy.hpp"
#include "gateway/domain/signal.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace kruispunt::domain {

/// Where a signal stands in its life. `unknown` is never given, or forgotten; of what `ended`
/// nothing is left but the keyed digest of its id (COM-20).
enum class life_stage { unknown, active, closed, inactive, ended };

/// What moves a signal on: its region, time, or what became known of the child.
enum class life_event {
    given,
    given_late, ///< with `beheer`, so old that it is no longer active (COM-36)
    corrected,
    going_well,
    withdrawn,
    term_over,    ///< the first day on which it is no longer active
    archive_over, ///< the last limit of an inactive one
    age_reached,  ///< the 23rd birthday, known from any signal on the BSN (COM-12)
    died,         ///< told by any region of the same BSN (COM-31)
    id_forgotten  ///< the region's longest term has passed (COM-20)
};

/// What must hold of the region's policy and the day for a step to be taken.
enum class life_condition {
    always,
    term_runs,          ///< the day is before the end of the active term
    term_past_archived, ///< it is not, and the region has an archive
    archive_kept,
    no_archive,
    lapses_later, ///< closing: a year after it was given, which is still to come
    lapses_now,   ///< closing: that year is past
    inactive_at_once,
    destroyed_at_once
};

/// One step of a signal's life.
struct life_step {
    life_stage from;
    life_event what;
    life_condition when;
    life_stage to;
};

/// The days on which conditions depend.
struct life_days {
    day date; ///< of the signal
    day today;
};

/// Every step there is; what is not here does not happen. `docs/` draws its diagram from this.
std::span<const life_step> life_steps();

/// Where `what` takes a signal; nothing where it does not happen to one that stands at `from`.
std::optional<life_stage>
next_stage(life_stage from, life_event what, const region_policy& policy, const life_days& days);

/// The stage of a signal that is held in this state.
life_stage stage_of(signal_state state);

/// Names as the diagram and its test write them.
std::string_view name_of(life_stage stage);
std::string_view name_of(life_event what);
std::string_view name_of(life_condition when);

} // namespace kruispunt::domain
