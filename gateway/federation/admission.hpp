#pragma once

#include "gateway/domain/command.hpp"
#include "gateway/domain/lifecycle.hpp"
#include "gateway/domain/region_policy.hpp"

#include <vector>

namespace kruispunt::federation {

/// The rules that need the child in the clear, applied before the vault: birth date possible and
/// under the age limit (COM-11, COM-12), duty to inform. Gives what the answer should warn of.
domain::result<std::vector<domain::warning>>
admit(const domain::command& command, const domain::region_policy& policy, domain::instant now);

/// A signal's day as it is given, and what it is given for.
struct dated_signal {
    domain::day date;
    domain::mutation_reason reason = domain::mutation_reason::none;
    domain::life_stage stage = domain::life_stage::unknown; ///< of the signal that it corrects
};

/// COM-36: the day is not in the future, and not so old that the signal would not be active today;
/// for administration what the region still archives may enter as inactive. Not for a signal that
/// is given again unchanged: that changes nothing, however old it is (COM-20).
domain::result<void>
admit_date(const dated_signal& signal, const domain::region_policy& policy, domain::day today);

} // namespace kruispunt::federation
