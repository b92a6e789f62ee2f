#pragma once

#include "conformance/suite/evidence/evidence.hpp"
#include "conformance/suite/reporting/reach.hpp"
#include "conformance/suite/reporting/report.hpp"

#include <map>
#include <string>

namespace kruispunt::conformance::suite::reporting {

/// The files of a run's folder: name (`evidence/<test id>.json`, `run.json`, `sut.json`) to octets.
using run_files = std::map<std::string, std::string>;

/// A run as it was recorded.
struct recorded_run {
    subject of;
    reach reached;
    run_facts run;
    std::map<std::string, evidence::test_evidence> seen; ///< by test
};

/// Reads `run.json`, `sut.json` and all of `evidence/`. Untrusted: throws std::runtime_error naming
/// file, member and rule, also where a file's name is not that of the test it is of.
recorded_run read_run(const run_files& files);

/// Judges one test: its plan made anew from the catalogue, its verdict from the evidence.
judged_test judge_test(
    const catalogue::catalogue& all,
    const catalogue::test& test,
    const subject& of,
    const evidence::test_evidence& seen
);

/// Judges all that was recorded and makes the report. Pure. Throws like `make_report`.
report judge_run(const catalogue::catalogue& all, const recorded_run& run);

} // namespace kruispunt::conformance::suite::reporting
