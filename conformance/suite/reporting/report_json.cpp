#include "conformance/suite/reporting/report.hpp"
#include "conformance/text/canonical_json.hpp"
#include "conformance/text/strict_object.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace kruispunt::conformance::suite::reporting {
namespace {

using text::json;
using verdict::outcome;

constexpr std::string_view schema = "kruispunt-conformance-report/1";
constexpr std::size_t longest_report = 64U * 1024U * 1024U;
constexpr std::size_t most_tests = 20'000;
constexpr std::size_t most_requirements = 20'000;
constexpr std::size_t most_of_a_test = 1'000;
constexpr std::size_t longest_value = 20'000;
constexpr std::array outcomes{
    outcome::pass,
    outcome::warn,
    outcome::fail,
    outcome::not_applicable,
    outcome::inconclusive,
    outcome::error};
constexpr std::array levels{
    catalogue::level::must, catalogue::level::should, catalogue::level::may};
constexpr std::array roles{
    catalogue::role::gateway, catalogue::role::server, catalogue::role::client};
constexpr std::array kinds{catalogue::kind::accepts, catalogue::kind::refuses};
constexpr std::array weights{
    plan::weight::arrangement, plan::weight::control, plan::weight::tested};

std::string_view weight_word(plan::weight of) {
    switch (of) {
    case plan::weight::arrangement:
        return "arrangement";
    case plan::weight::control:
        return "control";
    case plan::weight::tested:
        break;
    }
    return "tested";
}

json to_json(const verdict::shortfall& of) {
    return {
        {"operation", of.operation},
        {"counts", weight_word(of.counts)},
        {"requirement", of.requirement},
        {"where", of.where},
        {"expected", of.expected},
        {"came", of.came}};
}

json to_json(const reported_test& of) {
    json shortfalls = json::array();
    for (const auto& each : of.judged.came.shortfalls)
        shortfalls.push_back(to_json(each));
    return {
        {"id", of.id},
        {"sha256", of.digest},
        {"role", word(of.of)},
        {"level", word(of.at)},
        {"kind", word(of.kind)},
        {"requirements", of.requirements},
        {"verdict", verdict::word(of.judged.came.is)},
        {"why", of.judged.came.why},
        {"shortfalls", std::move(shortfalls)},
        {"evidence_sha256", of.judged.evidence},
        {"executed", of.judged.executed}};
}

json to_json(const reported_requirement& of) {
    return {
        {"id", of.id},
        {"level", word(of.at)},
        {"verdict", verdict::word(of.is)},
        {"tests", of.tests}};
}

template <class Item>
json array_of(const std::vector<Item>& items) {
    json made = json::array();
    for (const auto& item : items)
        made.push_back(to_json(item));
    return made;
}

json to_json(const std::map<catalogue::level, tally>& by_level) {
    json made = json::object();
    for (const auto level : levels) {
        const auto found = by_level.find(level);
        json counts = json::object();
        for (const auto each : outcomes) {
            std::size_t number = 0;
            if (found != by_level.end() && found->second.contains(each))
                number = found->second.find(each)->second;
            counts[std::string(verdict::word(each))] = number;
        }
        made[std::string(word(level))] = std::move(counts);
    }
    return made;
}

json to_json(const report& of) {
    return {
        {"schema", schema},
        {"subject", to_json(of.of)},
        {"run", to_json(of.run)},
        {"expected", {{"tests", of.expected}, {"sha256", of.expected_sha256}}},
        {"executed_sha256", of.executed_sha256},
        {"verdict", verdict::word(of.outcome())},
        {"totals",
         {{"tests", to_json(of.tests_by_level())},
          {"requirements", to_json(of.requirements_by_level())}}},
        {"tests", array_of(of.tests)},
        {"not_run", of.not_run},
        {"requirements", array_of(of.requirements)}};
}

template <class Choices>
auto read_word(text::strict_object& from, std::string_view name, const Choices& of, auto word_of) {
    const auto given = from.text(name, 40);
    const auto found = std::ranges::find(of, std::string_view(given), word_of);
    if (found == of.end()) from.refuse(name, "is not a word that is known here");
    return *found;
}

outcome read_verdict(text::strict_object& from) {
    return read_word(from, "verdict", outcomes, [](outcome of) { return verdict::word(of); });
}

catalogue::level read_level(text::strict_object& from) {
    return read_word(from, "level", levels, [](catalogue::level of) { return word(of); });
}

/// A text that may be empty.
std::string read_free(text::strict_object& from, std::string_view name) {
    const auto* const found = from.maybe(name);
    if (found == nullptr || !found->is_string()) from.refuse(name, "must be a text");
    auto text = found->get<std::string>();
    if (text.size() > longest_value) from.refuse(name, "is too long");
    return text;
}

verdict::shortfall read_shortfall(const json& document, const std::string& path) {
    text::strict_object from(document, path);
    verdict::shortfall read;
    read.operation = static_cast<std::size_t>(from.number("operation"));
    read.counts =
        read_word(from, "counts", weights, [](plan::weight of) { return weight_word(of); });
    read.requirement = read_free(from, "requirement");
    read.where = read_free(from, "where");
    read.expected = read_free(from, "expected");
    read.came = read_free(from, "came");
    from.end();
    return read;
}

judged_test read_judged(text::strict_object& from, const std::string& id) {
    judged_test read;
    read.came.test = id;
    read.came.is = read_verdict(from);
    read.came.why = read_free(from, "why");
    for (const auto& each : from.array("shortfalls", most_of_a_test))
        read.came.shortfalls.push_back(read_shortfall(each, from.path_of("shortfalls")));
    read.evidence = from.sha256("evidence_sha256", true);
    read.executed = read_free(from, "executed");
    return read;
}

reported_test read_test(const json& document, std::size_t index) {
    text::strict_object from(document, "tests/" + std::to_string(index));
    reported_test read;
    read.id = from.text("id", 200);
    read.digest = from.sha256("sha256", true);
    read.of = read_word(from, "role", roles, [](catalogue::role of) { return word(of); });
    read.at = read_level(from);
    read.kind = read_word(from, "kind", kinds, [](catalogue::kind of) { return word(of); });
    read.requirements = from.texts("requirements", most_of_a_test);
    read.judged = read_judged(from, read.id);
    from.end();
    return read;
}

reported_requirement read_requirement(const json& document, std::size_t index) {
    text::strict_object from(document, "requirements/" + std::to_string(index));
    reported_requirement read;
    read.id = from.text("id", 100);
    read.at = read_level(from);
    read.is = read_verdict(from);
    read.tests = from.texts("tests", most_tests);
    from.end();
    return read;
}

void read_expected(text::strict_object& from, report& into) {
    text::strict_object expected(from.object("expected"), "expected");
    into.expected = static_cast<std::size_t>(expected.number("tests"));
    into.expected_sha256 = expected.sha256("sha256", true);
    expected.end();
}

report read_document(const json& document) {
    text::strict_object from(document, "");
    if (from.text("schema") != schema) from.refuse("schema", "must be " + std::string(schema));
    report read;
    read.of = subject_from(from.object("subject"));
    read.run = facts_from(from.object("run"));
    read_expected(from, read);
    read.executed_sha256 = from.sha256("executed_sha256", true);
    for (const auto& each : from.array("tests", most_tests))
        read.tests.push_back(read_test(each, read.tests.size()));
    read.not_run = from.texts("not_run", most_tests);
    for (const auto& each : from.array("requirements", most_requirements))
        read.requirements.push_back(read_requirement(each, read.requirements.size()));
    read_verdict(from);    // both follow from the rest: whether
    from.object("totals"); // they do is seen when it is written again
    from.end();
    return read;
}

} // namespace

std::string canonical_report(const report& of) {
    return text::canonical(to_json(of));
}

report read_report(std::string_view octets) {
    if (octets.size() > longest_report) throw std::runtime_error("the report is too large");
    if (octets.ends_with('\n')) octets.remove_suffix(1);
    const auto document = text::read_json(octets);
    if (!document)
        throw std::runtime_error(
            "the report is no JSON, nested too deeply, or has a member twice in one object"
        );
    auto read = read_document(*document);
    if (canonical_report(read) != octets)
        throw std::runtime_error(
            "the report is not in canonical form (RFC 8785), or its totals do not follow from its "
            "tests"
        );
    return read;
}

} // namespace kruispunt::conformance::suite::reporting
