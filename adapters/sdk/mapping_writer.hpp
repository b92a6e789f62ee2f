#pragma once

#include "adapters/sdk/plan.hpp"

#include <string>
#include <string_view>

namespace kruispunt::adapters::sdk {

/// Writes `values` by the rules of `by`; `root` in place of the plan's where not empty.
std::string write_payload(const plan& by, const record& values, std::string_view root);

} // namespace kruispunt::adapters::sdk
