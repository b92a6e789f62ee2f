#include "conformance/suite/reporting/visible_text.hpp"
#include "conformance/suite/statement/verification.hpp"
#include "conformance/text/canonical_json.hpp"

#include <algorithm>
#include <string>

namespace kruispunt::conformance::suite::statement {
namespace {

std::string_view state_of(const verified_step& step) {
    if (!step.reached) return "not reached";
    return step.why_refused.empty() ? "holds" : "refused";
}

/// What others wrote cannot look like a line of ours.
std::string on_one_line(const std::string& text) {
    auto line = reporting::visible(text);
    std::ranges::replace(line, '\n', ' ');
    return line;
}

std::string line_of(const verified_step& step) {
    std::string line(state_of(step));
    line.resize(12, ' ');
    line += step.name;
    line.resize(24, ' ');
    line += step.asks;
    if (!step.why_refused.empty()) line += "\n            why: " + on_one_line(step.why_refused);
    return line + '\n';
}

} // namespace

std::string in_words(const verification& of) {
    std::string words;
    for (const auto& step : of.steps)
        words += line_of(step);
    if (!of.report_sha256.empty())
        words += "report.json " + of.report_sha256 + ", verdict " + of.verdict + '\n';
    if (!of.signed_by.empty())
        words += "signed by " + on_one_line(of.signed_by) + " at " + of.signed_at + '\n';
    words += of.accepted() ? "ACCEPTED\n" : "REFUSED\n";
    return words;
}

std::string in_json(const verification& of) {
    text::json steps = text::json::array();
    for (const auto& step : of.steps) {
        text::json one{{"step", step.name}, {"asks", step.asks}, {"state", state_of(step)}};
        if (!step.why_refused.empty()) one["why"] = on_one_line(step.why_refused);
        steps.push_back(std::move(one));
    }
    return text::canonical(
               {{"accepted", of.accepted()},
                {"report_sha256", of.report_sha256},
                {"verdict", of.verdict},
                {"signed_by", of.signed_by},
                {"signed_at", of.signed_at},
                {"steps", std::move(steps)}}
           ) +
           '\n';
}

} // namespace kruispunt::conformance::suite::statement
