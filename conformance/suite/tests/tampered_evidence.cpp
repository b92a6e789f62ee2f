#include "conformance/suite/statement/submission.hpp"
#include "conformance/suite/tests/tampered.hpp"
#include "conformance/verify/hashing.hpp"

#include <algorithm>

namespace kruispunt::conformance::suite::tests {
namespace {

using verdict::outcome;

wire::response takes_all(const std::string& /*test*/, bool /*changed*/) {
    return {201, {}, ""};
}

wire::response refuses_all(const std::string& test, bool /*changed*/) {
    return {test == refusing_test ? 400U : 201U, {}, ""};
}

void set_verdict(reporting::report& in, const std::string& test, outcome is) {
    for (auto& each : in.tests)
        if (each.id == test) each.judged.came = {test, is, "", {}};
    for (auto& each : in.requirements)
        if (std::ranges::count(each.tests, test) > 0) each.is = outcome::pass;
}

std::string hash(std::string_view text) {
    return verify::hex(verify::sha256(text));
}

void in_every_exchange(
    evidence::test_evidence& seen, const std::function<void(evidence::exchange&)>& edit
) {
    for (auto& record : seen.records)
        edit(std::get<evidence::exchange>(record->seen));
}

std::string at_evidence_of(const std::string& test) {
    return "evidence/" + test + ".json";
}

/// The report says something else than its evidence.
std::vector<tampered> edited_reports() {
    return {
        tampered{
            "T01VerdictEdited",
            done(
                [](submission& of) {
                    of.change_report([](auto& report) {
                        set_verdict(report, refusing_test, outcome::pass);
                    });
                },
                takes_all
            ),
            "judged",
            "the report says PASS, the evidence FAIL"},
        tampered{
            "T07RequirementLevelLowered",
            done([](submission& of) {
                of.change_report([](auto& report) { report.tests[0].at = catalogue::level::may; });
            }),
            "judged",
            "its level is not the catalogue's"},
        tampered{
            "T17InconclusiveTurnedIntoNotApplicable",
            done(
                [](submission& of) {
                    of.change_report([](auto& report) {
                        set_verdict(report, refusing_test, outcome::not_applicable);
                    });
                },
                refuses_all
            ),
            "judged",
            "the report says NOT_APPLICABLE, the evidence INCONCLUSIVE"},
        // No ruling is part of a report here: whoever writes one in is refused when it is read.
        tampered{
            "T18RulingInvented",
            done([](submission& of) {
                auto& octets = of.files.at("report.json");
                octets.insert(octets.find("\"run\":"), "\"ruling\":\"R-7\",");
            }),
            "files",
            "ruling: is not a member that is known here"},
        tampered{
            "T24DuplicateMember",
            done([](submission& of) {
                auto& octets = of.files.at("report.json");
                octets.insert(octets.rfind('}'), ",\"verdict\":\"PASS\"");
            }),
            "files",
            "a member twice"}};
}

/// A test or a file is left out, or put in.
std::vector<tampered> left_out_or_added() {
    return {
        tampered{
            "T02TestRemovedFromReport",
            done([](submission& of) {
                of.change_report([](auto& report) { report.tests.erase(report.tests.begin()); });
            }),
            "whole",
            "it reports on 2 tests of 3"},
        tampered{
            "T03TestAndItsFilesRemoved",
            done([](submission& of) {
                of.files.erase(at_evidence_of(refusing_test));
                of.report_and_sign();
            }),
            "whole",
            "1 tests were not run, the first: " + refusing_test},
        tampered{
            "T05ExtraFile",
            done([](submission& of) { of.files["evidence/multisignaal.gw.ms-99.json"] = "{}"; }),
            "files",
            "evidence/multisignaal.gw.ms-99.json"},
        tampered{
            "T05bExtraFileThatIsNoEvidence",
            done([](submission& of) { of.files["notes.txt"] = "trust me"; }),
            "seal",
            "notes.txt: was not signed"},
        tampered{
            "T14FilteredRunRelabelled",
            done([](submission& of) {
                of.files.erase(at_evidence_of(refusing_test));
                of.report_and_sign();
                of.change_report([](auto& report) {
                    report.not_run.clear();
                    report.expected = 2;
                });
            }),
            "whole",
            "are not those of the catalogue"},
        tampered{
            "T29NoStatement",
            done([](submission& of) { of.files.erase(std::string(statement::statement_file)); }),
            "files",
            "statement.dsse.json"}};
}

/// What was seen is not what was seen, or not of this run.
std::vector<tampered> altered_evidence() {
    return {
        tampered{
            "T04EvidenceByteFlipped",
            done([](submission& of) {
                auto& octets = of.files.at(at_evidence_of(refusing_test));
                octets[octets.find("\"took_ms\":7") + 10] = '8';
            }),
            "seal",
            at_evidence_of(refusing_test) + ": is not what was signed"},
        tampered{
            "T06FileSwappedBetweenTests",
            done([](submission& of) {
                std::swap(
                    of.files.at(at_evidence_of(accepting_test)),
                    of.files.at(at_evidence_of(advised_test))
                );
            }),
            "files",
            "is evidence of another test"},
        tampered{
            "T13NonceAbsentFromTheWire",
            done([](submission& of) {
                of.change_evidence(accepting_test, [](auto& seen) {
                    in_every_exchange(seen, [](auto& exchange) {
                        exchange.sent.target = "/multisignaal/v1/signalen/KC-older";
                        exchange.sent.body = "{}";
                    });
                });
            }),
            "drawn",
            "operation 0 has another target"},
        // The suite keeps no baseline that excuses a failure. What comes nearest: evidence from
        // before the test said what it says now.
        tampered{
            "T15EvidenceOfAnOlderTextOfTheTest",
            done([](submission& of) {
                of.change_evidence(accepting_test, [](auto& seen) {
                    seen.digest = hash("as it was");
                });
            }),
            "judged",
            "another text of the test"},
        // There is no flag that says whether other children than made-up ones were used: every
        // child follows from the seed, and one that does not is seen.
        tampered{
            "T22ChildThatWasNotDrawn",
            done([](submission& of) {
                of.change_evidence(accepting_test, [](auto& seen) {
                    auto& child = seen.scopes.begin()->second.at("child.bsn");
                    child = child == "999900006" ? "999900018" : "999900006";
                });
            }),
            "drawn",
            "child.bsn is not what is drawn"}};
}

/// Parts of several runs, or of none.
std::vector<tampered> spliced_runs() {
    return {
        tampered{
            "T20TwoRunsSpliced",
            done([](submission& of) {
                of.change_evidence(advised_test, [](auto& seen) {
                    in_every_exchange(seen, [](auto& exchange) {
                        exchange.tls->peer_sha256 = hash("another server");
                    });
                });
            }),
            "identity",
            "another server certificate"},
        tampered{
            "T20bRunsSplicedInTime",
            done([](submission& of) {
                of.change_evidence(advised_test, [](auto& seen) {
                    seen.records.back()->at = "2027-01-20T09:00:00.000Z";
                });
            }),
            "order",
            "from outside of the run's time"},
        tampered{
            "T27ControlRemoved",
            done([](submission& of) {
                of.change_evidence(refusing_test, [](auto& seen) { seen.records.front().reset(); });
            }),
            "verdict",
            "the report says INCONCLUSIVE"},
        tampered{
            "T28StatementOfOtherResults",
            done([](submission& of) {
                const auto better = of.files.at(std::string(statement::statement_file));
                of.change("sut.json", [](auto& sut) { sut["patience_ms"] = 9000; });
                of.files[std::string(statement::statement_file)] = better;
            }),
            "seal",
            "is not what was signed"}};
}

} // namespace

std::vector<tampered> tampered_evidence() {
    std::vector<tampered> all;
    for (const auto& part :
         {edited_reports(), left_out_or_added(), altered_evidence(), spliced_runs()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

} // namespace kruispunt::conformance::suite::tests
