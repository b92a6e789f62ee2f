#pragma once

#include "conformance/verify/finding.hpp"
#include "conformance/verify/proof.hpp"

#include <string>
#include <vector>

namespace kruispunt::conformance::verify {

/// What came of one file with a proof: its name, and what was proven or why not.
struct proof_result {
    std::string file;
    reading<proven_entry> proof;
    std::string not_opened; ///< why a commitment was not, where that was asked
};

/// In plain words, for a terminal; each ends with a newline.
std::string in_words(const log_report& log, bool witness_given);
std::string in_words(const std::vector<proof_result>& proofs);
std::string in_words(const head& older, const reading<head>& newer);

/// As one JSON object, for programs; docs/audit-log.md names the members.
std::string in_json(const log_report& log);
std::string in_json(const std::vector<proof_result>& proofs);
std::string in_json(const head& older, const reading<head>& newer);

/// Whether every proof holds.
bool all_hold(const std::vector<proof_result>& proofs);

} // namespace kruispunt::conformance::verify
