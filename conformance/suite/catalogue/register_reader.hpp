#pragma once

#include "conformance/suite/catalogue/catalogue.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::suite::catalogue {

/// Reads requirements.json. Throws std::runtime_error naming `file`, member and rule.
std::map<std::string, requirement>
read_register(const text::json& document, const std::string& file);

/// Reads untested.tsv, whose first line names its columns. Throws std::runtime_error naming `file`,
/// line and rule.
std::vector<untested> read_untested(std::string_view table, const std::string& file);

} // namespace kruispunt::conformance::suite::catalogue
