#pragma once

#include "conformance/suite/reporting/recorded_run.hpp"
#include "conformance/suite/reporting/report.hpp"

#include <map>
#include <string>
#include <string_view>

namespace kruispunt::conformance::suite::statement {

/// What a signer says of a run's folder: an in-toto Statement v1 with the predicate test-result
/// v0.1 and, under `kruispunt`, what that has no place for: the digest of every file, the verdicts
/// it does not know, the challenge. Canonical JSON. Pure: `signed_at` (RFC 3339) is all that the
/// files do not give. Throws std::runtime_error where `files` has no report.json that can be read.
std::string in_toto_statement(const reporting::run_files& files, const std::string& signed_at);

/// What a statement is held against.
struct stated {
    std::string signed_at;
    std::map<std::string, std::string> files; ///< name to SHA-256
};

/// Reads those two of a statement. Untrusted; the rest is seen to be right by making the statement
/// anew. Throws std::runtime_error naming member and rule.
stated read_statement(std::string_view payload);

} // namespace kruispunt::conformance::suite::statement
