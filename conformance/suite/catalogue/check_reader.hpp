#pragma once

#include "conformance/suite/catalogue/test.hpp"
#include "conformance/text/json.hpp"

#include <string>
#include <vector>

namespace kruispunt::conformance::suite::catalogue {

/// Reads `[{CHECK}, …]`. Throws std::runtime_error naming path, member and rule.
std::vector<check> read_checks(const text::json& value, const std::string& path);

} // namespace kruispunt::conformance::suite::catalogue
