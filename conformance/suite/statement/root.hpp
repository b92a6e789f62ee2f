#pragma once

#include "conformance/suite/reporting/recorded_run.hpp"

#include <map>
#include <string>

namespace kruispunt::conformance::suite::statement {

/// The root of the tree (RFC 6962 §2.1) over the files in the order of their names, in small
/// hexadecimal. An entry is the file's name, a zero octet, and its octets; the statement itself is
/// left out.
std::string root_of(const reporting::run_files& files);

/// SHA-256 of each of these files, by name.
std::map<std::string, std::string> digests_of(const reporting::run_files& files);

} // namespace kruispunt::conformance::suite::statement
