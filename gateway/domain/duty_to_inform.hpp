#pragma once

#include "gateway/domain/signal.hpp"

namespace kruispunt::domain {

/// Whether telling whom the signal says was told agrees with the duty to inform by age on the
/// day of the signal: under 12 the parents (or both), 12 to 15 both, from 16 the young person
/// alone; nobody only with one of the two reasons. True where no birth date is known (COM-12).
bool duty_to_inform_met(const signal_content& signal);

} // namespace kruispunt::domain
