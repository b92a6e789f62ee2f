#include "conformance/suite/pages/page.hpp"
#include "conformance/suite/selftest/matrix_html_parts.hpp"
#include "conformance/text/xml.hpp"

#include <algorithm>

namespace kruispunt::conformance::suite::selftest {
namespace {

using pages::both;
using text::xml_escaped;

// How large a cell is drawn at the most; a picture that is wider than the page is shrunk to it.
constexpr std::size_t cell_size = 12;

std::string number(std::size_t count) {
    return std::to_string(count);
}

std::string squares(const group_map& of, mark is, std::string_view look) {
    std::string path;
    for (const auto& each : of.points)
        if (each.is == is) path += "M" + number(each.mutant) + " " + number(each.test) + "h1v1h-1z";
    if (path.empty()) return {};
    return "<path class=\"" + std::string(look) + "\" d=\"" + path + "\"/>";
}

std::string bar(std::size_t x, std::size_t y, std::size_t width, std::size_t height) {
    return "<rect class=\"missed\" x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" +
           number(width) + "\" height=\"" + number(height) + "\"/>";
}

/// Whole columns of mutants that nothing finds, whole rows of tests that find nothing.
std::string missed(const group_map& of) {
    std::string bars;
    for (std::size_t at = 0; at < of.mutants.size(); ++at)
        if (of.mutants[at]->is != fate::killed) bars += bar(at, 0, 1, of.tests.size());
    const auto found = of.found_by_test();
    for (std::size_t at = 0; at < found.size(); ++at)
        if (found[at].empty()) bars += bar(0, at, of.mutants.size(), 1);
    return bars;
}

std::string tally(const group_map& of) {
    const auto tests = number(of.tests.size());
    const auto mutants = number(of.mutants.size());
    const auto killed = number(of.killed());
    return both(
        killed + " van " + mutants + " mutanten gevonden door " + tests + " toetsen",
        killed + " of " + mutants + " mutants found by " + tests + " tests"
    );
}

std::string listed(const std::vector<std::string>& names) {
    std::string all;
    for (const auto& each : names)
        all += (all.empty() ? "<code>" : "<br><code>") + xml_escaped(each) + "</code>";
    return all;
}

std::string header_cell(std::string_view nl, std::string_view en) {
    return "<th scope=\"col\">" + both(nl, en) + "</th>";
}

std::string mutant_row_of(const mutant_row& of) {
    const bool found = of.is == fate::killed;
    return "<tr id=\"" + xml_escaped(of.id) + "\" data-fate=\"" + std::string(word(of.is)) +
           "\" tabindex=\"-1\"><th scope=\"row\"><code>" + xml_escaped(of.id) + "</code></th><td>" +
           xml_escaped(of.requirement) + "</td><td lang=\"en\">" + xml_escaped(of.en) +
           "</td><td>" + badge(of.is) + "</td><td>" +
           (found ? listed(of.killed_by) : "<span lang=\"en\">" + xml_escaped(of.why) + "</span>") +
           "</td></tr>\n";
}

std::string mutants_table(const group_map& of) {
    std::string made = "<table class=\"mutants\"><caption>" + both("Mutanten", "Mutants") +
                       "</caption><thead><tr>" + header_cell("Mutant", "Mutant") +
                       header_cell("Eis", "Sentence") +
                       header_cell("Wat hij doet", "What it does") + header_cell("Lot", "Fate") +
                       header_cell("Gevonden door, of waarom niet", "Found by, or why not") +
                       "</tr></thead><tbody>\n";
    for (const auto* const each : of.mutants)
        made += mutant_row_of(*each);
    return made + "</tbody></table>\n";
}

std::string tests_table(const group_map& of) {
    std::string made = "<table class=\"tests\"><caption>" + both("Toetsen", "Tests") +
                       "</caption><thead><tr>" + header_cell("Toets", "Test") +
                       header_cell("Vindt", "Finds") + "</tr></thead><tbody>\n";
    const auto found = of.found_by_test();
    for (std::size_t at = 0; at < found.size(); ++at)
        made += "<tr><th scope=\"row\"><code>" + xml_escaped(of.tests[at]) + "</code></th><td>" +
                (found[at].empty()
                     ? "<strong class=\"SURVIVED\">" + both("niets", "nothing") + "</strong>"
                     : listed(found[at])) +
                "</td></tr>\n";
    return made + "</tbody></table>\n";
}

std::string of_group(const group_map& of) {
    return " data-protocol=\"" + xml_escaped(of.protocol) + "\" data-role=\"" +
           std::string(word(of.of)) + "\"";
}

} // namespace

std::string name_of(const group_map& of) {
    return of.protocol + "-" + std::string(word(of.of));
}

std::string title_of(const group_map& of) {
    return xml_escaped(of.protocol) + " · " + std::string(word(of.of));
}

std::string badge(fate of) {
    const std::string named(word(of));
    return "<span class=\"badge " + named + "\">" + named + "</span>";
}

std::string picture_of(const group_map& of) {
    const auto name = name_of(of);
    const auto width = of.mutants.size();
    const auto height = of.tests.size();
    return "<figure" + of_group(of) + ">\n<figcaption><a href=\"#" + name + "\">" + title_of(of) +
           "</a><br>" + tally(of) + "</figcaption>\n<svg role=\"img\" aria-labelledby=\"t-" + name +
           "\" preserveAspectRatio=\"xMinYMin\" viewBox=\"0 0 " + number(width) + " " +
           number(height) + "\" width=\"" + number(width * cell_size) + "\" height=\"" +
           number(height * cell_size) + "\"><title id=\"t-" + name + "\">" + title_of(of) + ": " +
           number(of.killed()) + " / " + number(width) + "</title>" + missed(of) +
           squares(of, mark::quiet, "quiet") + squares(of, mark::other, "other") +
           squares(of, mark::found, "found") +
           "</svg>\n<p class=\"pointed\" aria-hidden=\"true\"></p>\n</figure>\n";
}

std::string tables_of(const group_map& of) {
    return "<details class=\"group\" id=\"" + name_of(of) + "\"" + of_group(of) +
           ">\n<summary><strong>" + title_of(of) + "</strong>: " + tally(of) + "</summary>\n" +
           mutants_table(of) + tests_table(of) + "</details>\n";
}

} // namespace kruispunt::conformance::suite::selftest
