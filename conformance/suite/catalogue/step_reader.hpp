#pragma once

#include "conformance/suite/catalogue/test.hpp"
#include "conformance/text/json.hpp"

#include <string>

namespace kruispunt::conformance::suite::catalogue {

/// Reads one step of a test of that role, whose sender is by default the region (gateway) or the
/// gateway (server, client). Throws std::runtime_error naming path, member and rule.
step read_step(const text::json& value, role of, const std::string& path);

} // namespace kruispunt::conformance::suite::catalogue
