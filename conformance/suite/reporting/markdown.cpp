#include "conformance/suite/reporting/forms.hpp"
#include "conformance/suite/reporting/visible_text.hpp"

#include <array>

namespace kruispunt::conformance::suite::reporting {
namespace {

using verdict::outcome;

constexpr std::size_t most_listed = 50;
constexpr std::size_t longest_cell = 300;
constexpr std::array columns{
    outcome::pass,
    outcome::warn,
    outcome::fail,
    outcome::not_applicable,
    outcome::inconclusive,
    outcome::error};

/// Text from outside in a table's cell: no markup, no line's end.
std::string cell(std::string_view text) {
    std::string made;
    for (const char c : visible(beginning_of(text, longest_cell))) {
        constexpr std::string_view marks = "\\`*_{}[]<>|#&~";
        if (marks.find(c) != std::string_view::npos) made += '\\';
        made += c == '\n' ? ' ' : c;
    }
    if (text.size() > longest_cell) made += " …";
    return made;
}

std::string row_of(std::string_view name, const tally& of) {
    std::string row = "| " + std::string(name) + " |";
    for (const auto column : columns) {
        const auto found = of.find(column);
        row += ' ' + std::to_string(found == of.end() ? 0 : found->second) + " |";
    }
    return row + '\n';
}

std::string totals(const report& of) {
    std::string table = "| tests |";
    std::string rule = "|---|";
    for (const auto column : columns) {
        table += ' ' + std::string(verdict::word(column)) + " |";
        rule += "---:|";
    }
    table += '\n' + rule + '\n';
    for (const auto& [level, counts] : of.tests_by_level())
        table += row_of(word(level), counts);
    return table;
}

bool needs_attention(const reported_test& test) {
    const auto is = test.judged.came.is;
    return is != outcome::pass && is != outcome::not_applicable;
}

std::string line_of(const reported_test& test) {
    const auto& came = test.judged.came;
    return "| " + cell(test.id) + " | " + std::string(word(test.at)) + " | " +
           std::string(verdict::word(came.is)) + " | " + cell(came.why) + " |\n";
}

std::string attention(const report& of) {
    std::string lines;
    std::size_t found = 0;
    for (const auto& test : of.tests)
        if (needs_attention(test) && ++found <= most_listed) lines += line_of(test);
    if (found == 0) return {};
    std::string made =
        "\n### What does not pass\n\n| test | level | verdict | why |\n|---|---|---|---|\n" + lines;
    if (found > most_listed)
        made += "\nAnd " + std::to_string(found - most_listed) + " more: see report.html.\n";
    return made + "\n`kruispunt-conformance explain TEST` tells what a test asks and why.\n";
}

std::string subject_lines(const report& of) {
    std::string roles;
    for (const auto role : of.of.roles)
        roles += (roles.empty() ? "" : ", ") + std::string(word(role));
    return cell(of.of.is.name) + ' ' + cell(of.of.is.version) + " of " + cell(of.of.is.vendor) +
           ", as " + cell(of.of.protocol) + ' ' + roles + ": " + std::to_string(of.tests.size()) +
           " of " + std::to_string(of.expected) + " tests were run.\n\n";
}

} // namespace

std::string markdown(const account& what) {
    const auto& of = what.of;
    std::string made = "## Conformance: " + std::string(verdict::word(of.outcome())) + "\n\n" +
                       subject_lines(of) + totals(of) + attention(of);
    if (!of.not_run.empty())
        made += "\nThis run is not whole: " + std::to_string(of.not_run.size()) +
                " tests were not run. It cannot be handed in.\n";
    return made;
}

} // namespace kruispunt::conformance::suite::reporting
