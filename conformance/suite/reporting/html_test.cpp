#include "conformance/suite/reporting/html_parts.hpp"
#include "conformance/suite/reporting/visible_text.hpp"

#include <algorithm>

namespace kruispunt::conformance::suite::reporting {
namespace {

constexpr std::size_t most_shortfalls = 50;
constexpr std::size_t longest_value = 2000;

const catalogue::test* test_of(const catalogue::catalogue& all, const std::string& id) {
    const auto found = std::ranges::lower_bound(all.tests, id, {}, &catalogue::test::id);
    return found == all.tests.end() || found->id != id ? nullptr : &*found;
}

std::string bounded(const std::string& text) {
    const auto shown = beginning_of(text, longest_value);
    return escaped(shown) + (shown.size() < text.size() ? " …" : "");
}

std::string fact(const std::string& name, const std::string& value) {
    return "<div><dt>" + name + "</dt><dd><code lang=\"en\">" + value + "</code></dd></div>";
}

std::string shortfall_element(const verdict::shortfall& of) {
    return "<li><p><strong>" + escaped(of.requirement) + "</strong>, " +
           both("nummer ", "number ") + std::to_string(of.operation + 1) +
           "</p><dl class=\"facts\">" + fact(both("Waar", "Where"), bounded(of.where)) +
           fact(both("Verwacht", "Expected"), bounded(of.expected)) +
           fact(both("Gekregen", "Came"), bounded(of.came)) + "</dl></li>\n";
}

std::string shortfalls_of(const verdict::test_verdict& came) {
    if (came.shortfalls.empty()) return {};
    std::string made = "<h4>" + both("Wat niet klopte", "What did not hold") +
                       "</h4>\n<ul class=\"shortfalls\">\n";
    const auto shown = std::min(came.shortfalls.size(), most_shortfalls);
    for (std::size_t at = 0; at < shown; ++at)
        made += shortfall_element(came.shortfalls[at]);
    return made + "</ul>\n";
}

std::string list_of(const std::vector<std::string>& items) {
    std::string made = "<ul>";
    for (const auto& item : items)
        made += "<li>" + escaped(item) + "</li>";
    return made + "</ul>";
}

std::string causes_of(const catalogue::test& test, const verdict::test_verdict& came) {
    if (came.is == verdict::outcome::pass || test.causes_nl.empty()) return {};
    return "<h4>" + both("Gebruikelijke oorzaken", "Usual causes") +
           "</h4>\n<div class=\"nl\" lang=\"nl\">" + list_of(test.causes_nl) +
           "</div><div class=\"en\" lang=\"en\">" + list_of(test.causes_en) + "</div>\n";
}

std::string steps_element(
    const account& what, const catalogue::test& test, const reported_test& of, page_budget& budget
) {
    const auto seen = what.run.seen.find(of.id);
    if (seen == what.run.seen.end()) return {};
    const auto plan = plan::expand(what.all, test, what.of.of.partner);
    return "<h4>" + both("Wat er gebeurde", "What happened") + "</h4>\n<ol class=\"steps\">\n" +
           steps_of({plan, seen->second, of.judged.came}, budget) + "</ol>\n";
}

std::string other_requirements(const reported_test& of) {
    std::string made;
    for (const auto& each : of.requirements)
        if (each != of.requirements.front())
            made += (made.empty() ? " " : ", ") + ("<a href=\"#" + escaped(each) + "\">") +
                    escaped(each) + "</a>";
    if (made.empty()) return {};
    return "<p>" + both("Toont ook", "Also shows") + made + "</p>\n";
}

std::string folded_out(
    const account& what, const catalogue::test& test, const reported_test& of, page_budget& budget
) {
    const auto& came = of.judged.came;
    std::string made;
    if (!came.why.empty()) made += "<p class=\"why\" lang=\"en\">" + escaped(came.why) + "</p>\n";
    return made + shortfalls_of(came) + causes_of(test, came) + other_requirements(of) +
           steps_element(what, test, of, budget);
}

} // namespace

std::string test_element(const account& what, const reported_test& of, page_budget& budget) {
    const auto* const test = test_of(what.all, of.id);
    if (test == nullptr) return {};
    const std::string verdict_word(verdict::word(of.judged.came.is));
    return "<details class=\"test\" id=\"" + escaped(of.id) + "\" data-verdict=\"" + verdict_word +
           "\" data-role=\"" + std::string(word(of.of)) + "\" data-level=\"" +
           std::string(word(of.at)) + "\">\n<summary>" + badge(of.judged.came.is) + " <code>" +
           escaped(of.id) + "</code> " + both(escaped(test->nl), escaped(test->en)) +
           "</summary>\n" + folded_out(what, *test, of, budget) + "</details>\n";
}

} // namespace kruispunt::conformance::suite::reporting
