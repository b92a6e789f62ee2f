#include "conformance/suite/reporting/forms.hpp"
#include "conformance/suite/reporting/visible_text.hpp"
#include "conformance/text/canonical_json.hpp"

#include <algorithm>

namespace kruispunt::conformance::suite::reporting {
namespace {

using text::json;
using verdict::outcome;

/// EARL knows five outcomes; a WARN is a pass with a remark.
std::string_view earl_outcome(outcome of) {
    switch (of) {
    case outcome::pass:
    case outcome::warn:
        return "earl:passed";
    case outcome::fail:
        return "earl:failed";
    case outcome::not_applicable:
        return "earl:inapplicable";
    default:
        return "earl:cantTell";
    }
}

json described(const verdict::test_verdict& came) {
    auto info = std::string(verdict::word(came.is));
    if (!came.why.empty()) info += ": " + visible(came.why);
    return {
        {"@type", "earl:TestResult"},
        {"earl:outcome", {{"@id", earl_outcome(came.is)}}},
        {"earl:info", info}};
}

json case_of(const std::string& id) {
    return {{"@id", "urn:kruispunt:test:" + id}};
}

json assertion(const std::string& test, json result) {
    return {
        {"@type", "earl:Assertion"},
        {"earl:assertedBy", {{"@id", "urn:kruispunt:suite"}}},
        {"earl:subject", {{"@id", "urn:kruispunt:subject"}}},
        {"earl:mode", {{"@id", "earl:automatic"}}},
        {"earl:test", case_of(test)},
        {"earl:result", std::move(result)}};
}

json criterion(const reported_test& test) {
    json parts = json::array();
    for (const auto& requirement : test.requirements)
        parts.push_back({{"@id", "urn:kruispunt:sentence:" + requirement}});
    auto made = case_of(test.id);
    made["@type"] = "earl:TestCase";
    made["dct:title"] = test.id;
    made["dct:isPartOf"] = std::move(parts);
    return made;
}

json suite_of(const report& of) {
    return {
        {"@id", "urn:kruispunt:suite"},
        {"@type", {"earl:Assertor", "earl:Software"}},
        {"dct:title", "kruispunt-conformance"},
        {"dct:hasVersion", of.run.suite_version}};
}

json subject_node(const report& of) {
    return {
        {"@id", "urn:kruispunt:subject"},
        {"@type", {"earl:TestSubject", "earl:Software"}},
        {"dct:title", of.of.is.name},
        {"dct:hasVersion", of.of.is.version},
        {"dct:creator", of.of.is.vendor}};
}

} // namespace

std::string earl(const account& what) {
    json graph = json::array();
    graph.push_back(suite_of(what.of));
    graph.push_back(subject_node(what.of));
    for (const auto& test : what.of.tests) {
        graph.push_back(criterion(test));
        graph.push_back(assertion(test.id, described(test.judged.came)));
    }
    for (const auto& test : what.of.not_run)
        graph.push_back(assertion(
            test, {{"@type", "earl:TestResult"}, {"earl:outcome", {{"@id", "earl:untested"}}}}
        ));
    const json context{
        {"earl", "http://www.w3.org/ns/earl#"}, {"dct", "http://purl.org/dc/terms/"}};
    return text::canonical({{"@context", context}, {"@graph", std::move(graph)}}) + '\n';
}

} // namespace kruispunt::conformance::suite::reporting
