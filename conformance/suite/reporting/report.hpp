#pragma once

#include "conformance/suite/catalogue/catalogue.hpp"
#include "conformance/suite/reporting/run_facts.hpp"
#include "conformance/suite/reporting/subject.hpp"
#include "conformance/suite/verdict/verdict.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace kruispunt::conformance::suite::reporting {

/// A verdict with what makes it traceable to its evidence.
struct judged_test {
    verdict::test_verdict came;
    std::string evidence; ///< SHA-256 of the evidence as canonical JSON
    /// Which of the plan's operations were done, a letter each: `x` done, `-` not.
    std::string executed;
};

/// One test in the report.
struct reported_test {
    std::string id;
    std::string digest; ///< of the test in the catalogue
    catalogue::role of = catalogue::role::gateway;
    catalogue::level at = catalogue::level::must;
    catalogue::kind kind = catalogue::kind::accepts;
    std::vector<std::string> requirements;
    judged_test judged;
};

/// One sentence of the protocol: the worst of what its tests came to.
struct reported_requirement {
    std::string id;
    catalogue::level at = catalogue::level::must;
    verdict::outcome is = verdict::outcome::pass;
    std::vector<std::string> tests;
};

/// How many of each verdict.
using tally = std::map<verdict::outcome, std::size_t>;

/// What a run came to. `report.json` is its canonical JSON and the only form that counts; all
/// others are made from it.
struct report {
    subject of;
    run_facts run;
    std::size_t expected = 0;                       ///< tests that the subject must pass
    std::string expected_sha256;                    ///< over their ids and digests, in order
    std::string executed_sha256;                    ///< over what was done of each, in order
    std::vector<reported_test> tests;               ///< that were run, in the order of their ids
    std::vector<std::string> not_run;               ///< likewise, expected and not run
    std::vector<reported_requirement> requirements; ///< of the tests that were run

    std::map<catalogue::level, tally> tests_by_level() const;
    std::map<catalogue::level, tally> requirements_by_level() const;
    /// FAIL where a MUST failed, INCONCLUSIVE where none did and some MUST was not decided or not
    /// run, WARN where something else is less than PASS, else PASS.
    verdict::outcome outcome() const;
};

/// The tests of a catalogue that a subject must pass, in the order of their ids: those of its
/// protocol and roles.
std::vector<const catalogue::test*> expected_of(const catalogue::catalogue& all, const subject& of);

/// The report on these tests. Pure: the same catalogue, subject, facts and verdicts give the same
/// report. Throws std::runtime_error where a verdict is of no expected test, or of one twice.
report make_report(
    const catalogue::catalogue& all,
    const subject& of,
    const run_facts& run,
    const std::vector<judged_test>& judged
);

/// `report.json`, without a newline at its end.
std::string canonical_report(const report& of);

/// Untrusted: refuses duplicate and unknown members, and what is not canonical. Throws
/// std::runtime_error naming member and rule.
report read_report(std::string_view octets);

/// 0 all required pass, 1 a MUST failed, 3 something required was not decided and nothing failed.
int exit_code(const report& of);

} // namespace kruispunt::conformance::suite::reporting
