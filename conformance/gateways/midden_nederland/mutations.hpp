#pragma once

#include "conformance/gateways/kernel/act.hpp"
#include "conformance/gateways/kernel/values.hpp"
#include "conformance/text/json.hpp"

#include <optional>

namespace kruispunt::conformance::gateways::midden_nederland {

/// Reads a mutation of the feed (MN-02, MN-07, MN-08) and adds all that it breaks; nothing where
/// its `soort` is none.
std::optional<kernel::act> read_mutation(const text::json& mutation, kernel::value_rules& rules);

/// Where Midden-Nederland's fields stand.
kernel::field_names field_names();

} // namespace kruispunt::conformance::gateways::midden_nederland
