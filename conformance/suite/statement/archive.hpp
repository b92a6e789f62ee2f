#pragma once

#include "conformance/suite/reporting/recorded_run.hpp"

#include <string>
#include <string_view>

namespace kruispunt::conformance::suite::statement {

/// The files as one archive (POSIX ustar), in the order of their names, with nothing in it of who
/// made it or when. Throws std::runtime_error where a name has more than 100 octets.
std::string write_archive(const reporting::run_files& files);

/// Untrusted: plain files alone, no links, folders or devices; every name fit for a submission
/// (`why_not_a_name`), none twice; sizes bounded. Throws std::runtime_error naming the file and
/// rule.
reporting::run_files read_archive(std::string_view octets);

} // namespace kruispunt::conformance::suite::statement
