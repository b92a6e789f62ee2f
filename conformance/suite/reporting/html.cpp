#include "conformance/suite/reporting/html_parts.hpp"
#include "conformance/suite/reporting/visible_text.hpp"

#include <algorithm>

namespace kruispunt::conformance::suite::reporting {
namespace {

using pages::choice;
using pages::option;

constexpr std::size_t most_of_what_was_seen = 3U * 1024U * 1024U;

std::string filters(const report& of) {
    std::string verdicts;
    for (const std::string_view each :
         {"FAIL", "INCONCLUSIVE", "ERROR", "WARN", "PASS", "NOT_APPLICABLE"})
        verdicts += option(each);
    std::string roles;
    for (const auto role : of.of.roles)
        roles += option(word(role));
    std::string levels;
    for (const std::string_view each : {"MUST", "SHOULD", "MAY"})
        levels += option(each);
    return "<form id=\"filter\" role=\"search\" hidden>\n<label for=\"zoek\">" +
           both("Zoek", "Search") +
           "</label><input id=\"zoek\" type=\"search\" autocomplete=\"off\">\n" +
           choice("verdict", "Uitslag", "Verdict", verdicts) +
           choice("role", "Rol", "Role", roles) + choice("level", "Niveau", "Level", levels) +
           "<button type=\"button\" id=\"next\">" +
           both("Volgende tekortkoming", "Next shortfall") +
           "</button>\n<output id=\"shown\"></output>\n</form>\n";
}

/// The sentences are Markdown; of that they have code spans alone.
std::string with_code_spans(std::string_view sentence) {
    std::string made;
    bool in_code = false;
    for (const char each : escaped(sentence)) {
        if (each != '`') {
            made += each;
            continue;
        }
        made += in_code ? "</code>" : "<code>";
        in_code = !in_code;
    }
    return in_code ? made + "</code>" : made;
}

std::string sentence_of(const catalogue::catalogue& all, const std::string& id) {
    const auto found = all.requirements.find(id);
    if (found == all.requirements.end()) return {};
    return "<p class=\"sentence\" lang=\"en\">" + with_code_spans(found->second.text) + "</p>\n";
}

std::string link_to(const std::string& test) {
    return "<a href=\"#" + escaped(test) + "\">" + escaped(test) + "</a>";
}

/// A sentence with the tests that it comes first in; of those that show it too, the names.
std::string
requirement_element(const account& what, const reported_requirement& of, page_budget& budget) {
    std::string tests;
    std::string links;
    for (const auto& test : what.of.tests) {
        if (std::ranges::count(of.tests, test.id) == 0) continue;
        if (test.requirements.front() == of.id)
            tests += test_element(what, test, budget);
        else
            links += (links.empty() ? "" : ", ") + link_to(test.id);
    }
    if (!links.empty())
        links = "<p>" +
                (tests.empty() ? both("Getoond door", "Shown by")
                               : both("Ook getoond door", "Also shown by")) +
                ' ' + links + "</p>\n";
    return "<article class=\"sentence-part\" data-verdict=\"" + std::string(verdict::word(of.is)) +
           "\">\n<h3 id=\"" + escaped(of.id) + "\">" + escaped(of.id) + " <small>" +
           std::string(word(of.at)) + "</small> " + badge(of.is) + "</h3>\n" +
           sentence_of(what.all, of.id) + tests + links + "</article>\n";
}

std::string requirements(const account& what) {
    page_budget budget(most_of_what_was_seen);
    std::string made = "<section aria-labelledby=\"eisen\">\n<h2 id=\"eisen\">" +
                       both("Eis voor eis", "Requirement by requirement") + "</h2>\n" +
                       filters(what.of);
    for (const auto& each : what.of.requirements)
        made += requirement_element(what, each, budget);
    return made + "</section>\n";
}

} // namespace

std::string badge(verdict::outcome of) {
    const std::string named(verdict::word(of));
    return "<span class=\"badge " + named + "\">" + named + "</span>";
}

std::size_t page_budget::take(std::size_t wanted) {
    const auto given = std::min(wanted, left_);
    left_ -= given;
    return given;
}

std::string html(const account& what) {
    const auto& of = what.of;
    pages::page made;
    made.title = std::string(verdict::word(of.outcome())) + " · " + escaped(of.of.is.name) + ' ' +
                 escaped(of.of.is.version) + " · Kruispunt";
    made.style = page_style();
    made.script = page_script();
    made.skip_to = "eisen";
    made.skip_words = both("Naar de eisen", "To the requirements");
    made.heading = both("Conformiteitsrapport", "Conformance report");
    made.main = overview(what) + requirements(what) + closing(what);
    return pages::written(made);
}

} // namespace kruispunt::conformance::suite::reporting
