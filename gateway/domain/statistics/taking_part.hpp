#pragma once

#include "gateway/domain/region_policy.hpp"
#include "gateway/domain/statistics/month_counts.hpp"

namespace kruispunt::domain::statistics {

/// Who takes part in a federation of that policy, and which measures can say anything of each.
membership taking_part(const federation_policy& policy);

} // namespace kruispunt::domain::statistics
