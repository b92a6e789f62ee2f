#pragma once

#include "gateway/domain/region_policy.hpp"

namespace kruispunt::simulation {

/// The four regions with the contract's values, what each may learn of the other side, and the
/// simulation's municipalities.
domain::federation_policy four_regions();

} // namespace kruispunt::simulation
