#pragma once

#include "gateway/domain/use_case.hpp"

namespace kruispunt::federation {

/// The child is going well: per region the signal lapses after a year, becomes inactive, or is
/// destroyed (Retention). Matches of a signal that stays active stay open.
extern const domain::use_case close;

} // namespace kruispunt::federation
