#pragma once

#include "gateway/domain/command.hpp"
#include "gateway/domain/region_policy.hpp"

#include <vector>

namespace kruispunt::federation {

/// The rules that need the child in the clear, applied before the vault: birth date possible and
/// under the age limit (COM-11, COM-12), day of the signal possible and young enough to be active
/// today (COM-36), duty to inform. Gives what the answer should warn of. What the federation does
/// not carry out yet is `value_invalid` of `field::operation`.
domain::result<std::vector<domain::warning>>
admit(const domain::command& command, const domain::region_policy& policy, domain::instant now);

} // namespace kruispunt::federation
