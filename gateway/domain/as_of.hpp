#pragma once

#include "gateway/domain/lifecycle.hpp"
#include "gateway/domain/use_case.hpp"

namespace kruispunt::domain {

/// Where a signal stands on `today`, whether or not the sweep of that day has been there.
life_stage stage_on(const stored_signal& signal, const federation_policy& policy, day today);

/// The state that its region and an inspection read: `frozen` while an objection is pending.
signal_state shown_state(const stored_signal& signal);

/// The first day on which time has something to do for a signal as it now is: the warning of its
/// end, or the end of its archive.
day first_due(const stored_signal& signal, const federation_policy& policy);

/// Makes what a store holds into what is true on `today`: a signal past its day is inactive, or is
/// no more; matches that time has ended are marked `over` and shown to nobody. The sweep carries
/// it out; nothing here does.
void bring_to(facts& known, const federation_policy& policy, day today);

/// Only marks the matches that time has ended, and leaves what the store holds as it is: for what
/// ends a signal, which tells what is left of them.
void mark_over(facts& known, const federation_policy& policy, day today);

} // namespace kruispunt::domain
