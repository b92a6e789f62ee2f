#include "conformance/suite/reporting/forms.hpp"
#include "conformance/suite/reporting/visible_text.hpp"

#include <cstdint>

namespace kruispunt::conformance::suite::reporting {
namespace {

using verdict::outcome;

struct counts {
    std::size_t tests = 0;
    std::size_t failures = 0;
    std::size_t errors = 0;
    std::size_t skipped = 0;
    std::int64_t took_ms = 0;

    void add(outcome is, std::int64_t ms) {
        ++tests;
        failures += is == outcome::fail ? 1 : 0;
        errors += is == outcome::error || is == outcome::inconclusive ? 1 : 0;
        skipped += is == outcome::not_applicable ? 1 : 0;
        took_ms += ms;
    }
};

std::string seconds(std::int64_t ms) {
    auto rest = std::to_string(ms % 1000);
    rest.insert(0, 3 - rest.size(), '0');
    return std::to_string(ms / 1000) + '.' + rest;
}

std::int64_t time_of(const account& what, const std::string& test) {
    std::int64_t ms = 0;
    const auto seen = what.run.seen.find(test);
    if (seen == what.run.seen.end()) return ms;
    for (const auto& record : seen->second.records)
        if (record && record->took_ms > 0) ms += record->took_ms;
    return ms;
}

std::string attribute(std::string_view name, std::string_view value) {
    return ' ' + std::string(name) + "=\"" + escaped(value) + '"';
}

std::string attributes_of(const counts& of) {
    return attribute("tests", std::to_string(of.tests)) +
           attribute("failures", std::to_string(of.failures)) +
           attribute("errors", std::to_string(of.errors)) +
           attribute("skipped", std::to_string(of.skipped)) +
           attribute("time", seconds(of.took_ms));
}

std::string in_lines(const verdict::test_verdict& came) {
    std::string lines = came.why;
    for (const auto& each : came.shortfalls)
        lines += '\n' + each.requirement + ", " + each.where + ": expected " + each.expected +
                 ", came " + each.came;
    return lines;
}

std::string element(std::string_view name, const verdict::test_verdict& came) {
    return "      <" + std::string(name) + attribute("message", came.why) +
           attribute("type", verdict::word(came.is)) + '>' + escaped(in_lines(came)) + "</" +
           std::string(name) + ">\n";
}

std::string result_of(const verdict::test_verdict& came) {
    switch (came.is) {
    case outcome::pass:
        return {};
    case outcome::warn:
        return "      <system-out>WARN: " + escaped(in_lines(came)) + "</system-out>\n";
    case outcome::fail:
        return element("failure", came);
    case outcome::not_applicable:
        return "      <skipped" + attribute("message", came.why) + "/>\n";
    default:
        return element("error", came);
    }
}

std::string property(std::string_view name, std::string_view value) {
    return "        <property" + attribute("name", name) + attribute("value", value) + "/>\n";
}

std::string case_of(const reported_test& test, std::int64_t ms) {
    std::string made = "    <testcase" + attribute("classname", word(test.of)) +
                       attribute("name", test.id) + attribute("time", seconds(ms)) + ">\n";
    made += "      <properties>\n" + property("level", word(test.at)) +
            property("verdict", verdict::word(test.judged.came.is));
    for (const auto& requirement : test.requirements)
        made += property("requirement", requirement);
    return made + "      </properties>\n" + result_of(test.judged.came) + "    </testcase>\n";
}

} // namespace

std::string junit(const account& what) {
    counts all;
    std::string suites;
    for (const auto role : what.of.of.roles) {
        counts of_role;
        std::string cases;
        for (const auto& test : what.of.tests) {
            if (test.of != role) continue;
            const auto ms = time_of(what, test.id);
            of_role.add(test.judged.came.is, ms);
            all.add(test.judged.came.is, ms);
            cases += case_of(test, ms);
        }
        suites += "  <testsuite" +
                  attribute("name", what.of.of.protocol + '.' + std::string(word(role))) +
                  attributes_of(of_role) + attribute("timestamp", what.of.run.started) + ">\n" +
                  cases + "  </testsuite>\n";
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" +
           attribute("name", what.of.of.is.name + ' ' + what.of.of.is.version) +
           attributes_of(all) + ">\n" + suites + "</testsuites>\n";
}

} // namespace kruispunt::conformance::suite::reporting
