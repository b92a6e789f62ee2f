#pragma once

#include "conformance/suite/reporting/recorded_run.hpp"
#include "conformance/suite/statement/signing_key.hpp"
#include "conformance/suite/statement/trust.hpp"

#include <functional>
#include <string>
#include <vector>

namespace kruispunt::conformance::suite::tests {

inline constexpr auto system_oin = "00000099000000000000";
inline constexpr auto nonce = "opgave-2027-0001-a8d3c1f0";
inline const std::string refusing_test = "multisignaal.gw.com-10.2";
inline const std::string accepting_test = "multisignaal.gw.ms-01.1";
inline const std::string advised_test = "multisignaal.gw.ms-01.9";

/// A catalogue of three tests of a gateway: one that refuses, one that accepts, one that is a
/// SHOULD; and one of a server, which a gateway need not pass.
catalogue::catalogue made_up_catalogue();

/// What the system answers to a request: 201, or 400 where `changed`.
using answers = std::function<wire::response(const std::string& test, bool changed)>;

/// As the catalogue asks.
wire::response as_asked(const std::string& test, bool changed);

/// When the run began.
text::instant run_began();

/// What is seen of a test where the system answers so, in a run that began then: messages composed
/// from the plan, times in order.
evidence::test_evidence seen_of(
    const catalogue::catalogue& all,
    const catalogue::test& test,
    const answers& answer = as_asked,
    text::instant began = run_began()
);

reporting::run_facts made_up_facts(const catalogue::catalogue& all);

/// The SUT file.
text::json made_up_sut();

/// A run's folder without its report: run.json, sut.json, evidence of all three tests.
reporting::run_files
recorded_files(const catalogue::catalogue& all, const answers& answer = as_asked);

/// The same with the report that its evidence gives.
reporting::run_files
reported_files(const catalogue::catalogue& all, const answers& answer = as_asked);

/// Sets the file to the document, canonical.
void put(reporting::run_files& files, const std::string& name, const text::json& document);
text::json document_in(const reporting::run_files& files, const std::string& name);

/// Makes report.json anew from what the folder holds.
void report_anew(reporting::run_files& files, const catalogue::catalogue& all);

/// Signs the folder as it stands.
void sign(reporting::run_files& files, const statement::signing_key& key);

/// The vendor's key, and one of somebody else. Made for these tests and used nowhere.
statement::signing_key key_of_the_vendor();
statement::signing_key key_of_somebody();

/// A body that accepts what is made up here.
statement::trust made_up_trust(const catalogue::catalogue& all);

/// A moment at which all of it is valid.
text::instant a_fine_day();

} // namespace kruispunt::conformance::suite::tests
