#pragma once

#include "conformance/suite/catalogue/catalogue.hpp"
#include "conformance/suite/reporting/recorded_run.hpp"
#include "conformance/suite/statement/trust.hpp"
#include "conformance/text/clock.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::suite::statement {

/// One thing that a submission is held against.
struct verified_step {
    std::string_view name;   ///< one word, for programs
    std::string_view asks;   ///< what it asks, in plain words
    std::string why_refused; ///< empty: it holds
    bool reached = true;     ///< false: what it needs was refused before it
};

/// What came of a submission: all steps in order. `report_sha256` and `verdict` are of the report,
/// empty where it could not be read.
struct verification {
    std::vector<verified_step> steps;
    std::string signed_by; ///< the vendor whose key signed; empty: nobody's that is accepted
    std::string signed_at;
    std::string report_sha256;
    std::string verdict;

    bool accepted() const;
};

/// Holds a submission against what the body goes by. Pure: `now` is the moment at which validity is
/// looked at, `all` the catalogue that verdicts are made anew with. Never throws for what the files
/// hold: that is a refusal.
verification verify_submission(
    const reporting::run_files& files,
    const catalogue::catalogue& all,
    const trust& body,
    text::instant now
);

/// The same where the files could not even be read.
verification unreadable_submission(const std::string& why);

/// A line a step, for a terminal.
std::string in_words(const verification& of);
/// One JSON object, for programs.
std::string in_json(const verification& of);

} // namespace kruispunt::conformance::suite::statement
