#pragma once

#include "tests/simulation/model/signal.hpp"

namespace kruispunt::simulation::model {

/// The age at which everything on a child goes (COM-12).
inline constexpr int age_limit = 23;

/// The table "Retention", line by line.
bool keeps_inactive(region of);

/// The first day on which a signal of that day is no longer active (COM-36).
day active_until(region of, const content& told, life state);

/// What becomes of an active signal of the region when its time is over.
life after_active(region of);

/// What becomes of a signal that goes well on `today`.
life after_closing(region of, const content& told, day today);

/// The day on which an inactive signal is destroyed.
day archived_until(region of, const content& told, day inactive_since);

/// Until when the id of an ended signal stays taken (COM-20).
day taken_until(region of, const content& told);

} // namespace kruispunt::simulation::model
