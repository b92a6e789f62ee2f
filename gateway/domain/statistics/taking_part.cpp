#include "gateway/domain/statistics/taking_part.hpp"

#include "gateway/domain/reach.hpp"

namespace kruispunt::domain::statistics {

membership taking_part(const federation_policy& policy) {
    membership all;
    all.matches_within_regions = policy.intra_region;
    for (const auto& [name, of] : policy.regions)
        all.regions.push_back({name, of.may_leave_out_bsn, hangs_on_number(of)});
    return all;
}

} // namespace kruispunt::domain::statistics
