#pragma once

#include "conformance/suite/catalogue/catalogue.hpp"

#include <map>
#include <string>

namespace kruispunt::conformance::suite::catalogue {

/// The catalogue's files: name from its folder on, to octets.
using files = std::map<std::string, std::string>;

/// The catalogue that these files are. Other names than the catalogue's are not looked at. Throws
/// std::runtime_error naming file, test, member and rule.
catalogue read_files(const files& all);

} // namespace kruispunt::conformance::suite::catalogue
