#pragma once

#include "conformance/text/json.hpp"

#include <string>
#include <vector>

namespace kruispunt::conformance::suite::reporting {

/// `run.json`: what a report says of the run that no evidence shows. Written by the run, read by
/// whoever judges again: so the same folder gives the same report on any machine.
struct run_facts {
    std::string suite_version;
    std::string suite_sha256; ///< of the program that ran, lower-case hexadecimal
    std::string catalogue;    ///< the catalogue's digest
    std::string started;      ///< RFC 3339 in UTC
    std::string finished;
    /// What the variables were drawn from. With a challenge it is the challenge's nonce as it
    /// stands.
    std::string seed;
    /// The nonce that the body gave out; empty: none.
    std::string challenge;
    /// Prefixes of tests that were asked for; empty: all that the subject must pass.
    std::vector<std::string> selection;
    /// Somebody ended it before its end.
    bool interrupted = false;
};

text::json to_json(const run_facts& of);

/// Untrusted. Throws std::runtime_error naming member and rule.
run_facts facts_from(const text::json& document);

} // namespace kruispunt::conformance::suite::reporting
