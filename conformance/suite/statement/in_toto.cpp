#include "conformance/suite/statement/in_toto.hpp"

#include "conformance/suite/statement/root.hpp"
#include "conformance/suite/statement/submission.hpp"
#include "conformance/text/canonical_json.hpp"
#include "conformance/text/clock.hpp"
#include "conformance/text/strict_object.hpp"
#include "conformance/verify/hashing.hpp"

#include <stdexcept>

namespace kruispunt::conformance::suite::statement {
namespace {

using text::json;
using verdict::outcome;

json by_sha256(const std::string& name, const std::string& digest) {
    return {{"name", name}, {"digest", {{"sha256", digest}}}};
}

const std::string& content(const reporting::run_files& files, const std::string& name) {
    const auto found = files.find(name);
    if (found == files.end()) throw std::runtime_error(name + ": is not in the run's folder");
    return found->second;
}

json subjects(const reporting::run_files& files, const reporting::report& of) {
    json made = json::array();
    made.push_back(
        by_sha256("report.json", verify::hex(verify::sha256(content(files, "report.json"))))
    );
    made.push_back({{"name", "run"}, {"digest", {{"rfc6962_sha256", root_of(files)}}}});
    if (!of.of.is.build_sha256.empty())
        made.push_back(by_sha256(of.of.is.name + ' ' + of.of.is.version, of.of.is.build_sha256));
    return made;
}

json tests_that_came_to(const reporting::report& of, std::initializer_list<outcome> any_of) {
    json made = json::array();
    for (const auto& test : of.tests)
        for (const auto each : any_of)
            if (test.judged.came.is == each) made.push_back(test.id);
    return made;
}

std::string_view result_of(const reporting::report& of) {
    switch (of.outcome()) {
    case outcome::pass:
        return "PASSED";
    case outcome::warn:
        return "WARNED";
    default:
        return "FAILED";
    }
}

json own_facts(
    const reporting::run_files& files, const reporting::report& of, const std::string& signed_at
) {
    json made{
        {"signed_at", signed_at},
        {"verdict", verdict::word(of.outcome())},
        {"not_applicable", tests_that_came_to(of, {outcome::not_applicable})},
        {"undecided", tests_that_came_to(of, {outcome::inconclusive, outcome::error})},
        {"not_run", of.not_run},
        {"files", digests_of(files)}};
    if (!of.run.challenge.empty()) made["challenge"] = of.run.challenge;
    return made;
}

json predicate(
    const reporting::run_files& files, const reporting::report& of, const std::string& signed_at
) {
    json configuration = json::array();
    configuration.push_back(by_sha256("catalogue", of.run.catalogue));
    configuration.push_back(by_sha256("suite", of.run.suite_sha256));
    configuration.push_back(
        by_sha256("sut.json", verify::hex(verify::sha256(content(files, "sut.json"))))
    );
    return {
        {"result", result_of(of)},
        {"configuration", std::move(configuration)},
        {"passedTests", tests_that_came_to(of, {outcome::pass})},
        {"warnedTests", tests_that_came_to(of, {outcome::warn})},
        {"failedTests", tests_that_came_to(of, {outcome::fail})},
        {"kruispunt", own_facts(files, of, signed_at)}};
}

} // namespace

std::string in_toto_statement(const reporting::run_files& files, const std::string& signed_at) {
    const auto of = reporting::read_report(content(files, "report.json"));
    return text::canonical(
        {{"_type", "https://in-toto.io/Statement/v1"},
         {"subject", subjects(files, of)},
         {"predicateType", "https://in-toto.io/attestation/test-result/v0.1"},
         {"predicate", predicate(files, of, signed_at)}}
    );
}

stated read_statement(std::string_view payload) {
    const auto document = text::read_json(payload);
    if (!document)
        throw std::runtime_error("the statement is no JSON, or has a member twice in one object");
    text::strict_object root(*document, "");
    text::strict_object predicate(root.object("predicate"), "predicate");
    text::strict_object own(predicate.object("kruispunt"), "predicate/kruispunt");
    stated read;
    read.signed_at = own.text("signed_at", 40);
    if (!text::read_utc(read.signed_at)) own.refuse("signed_at", "is no moment in UTC (RFC 3339)");
    read.files = own.maybe_map("files", limits.files);
    return read;
}

} // namespace kruispunt::conformance::suite::statement
