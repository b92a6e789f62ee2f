#pragma once

#include "conformance/suite/catalogue/catalogue.hpp"
#include "conformance/suite/reporting/recorded_run.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace kruispunt::conformance::suite::commands {

/// The catalogue of `--catalogue`, or the one in the program where that is empty.
catalogue::catalogue chosen_catalogue(const std::string& folder);

/// A file's octets, at most 16 MiB. Throws std::runtime_error naming it.
std::string content_of(const std::filesystem::path& file);

/// The report of a run: its folder's report.json, or that file itself. Throws std::runtime_error
/// naming file and rule.
reporting::report report_in(const std::filesystem::path& folder_or_file);

/// Whoever sees the file sees the whole of it. Throws std::runtime_error naming it.
void write_whole(const std::filesystem::path& file, std::string_view octets);

} // namespace kruispunt::conformance::suite::commands
