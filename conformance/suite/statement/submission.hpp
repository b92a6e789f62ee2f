#pragma once

#include "conformance/suite/reporting/recorded_run.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace kruispunt::conformance::suite::statement {

/// The statement's file; the only one that it does not cover.
inline constexpr std::string_view statement_file = "statement.dsse.json";

/// What is taken of a run's folder or archive.
struct submission_limits {
    std::size_t files = 25'000;
    std::size_t file = 16U * 1024U * 1024U;
    std::size_t all = 512U * 1024U * 1024U;
};

inline constexpr submission_limits limits;

/// Why a file of that name cannot be part of a run; empty: it can. Names are relative, of letters,
/// digits, `.`, `_`, `-`, in the run's folder or in `evidence/`, and begin with no dot.
std::string why_not_a_name(std::string_view name);

/// A name from outside, fit for a message.
std::string shown_name(std::string_view name);

/// Adds a file to what was read. Throws std::runtime_error, naming it, where its name is none, it
/// is there already, or a limit is passed.
void admit(reporting::run_files& to, const std::string& name, std::string octets);

/// All files of a run's folder, or of an archive. Untrusted: links are refused, sizes are bounded.
/// Throws std::runtime_error naming file and rule.
reporting::run_files read_submission(const std::filesystem::path& folder_or_archive);

} // namespace kruispunt::conformance::suite::statement
