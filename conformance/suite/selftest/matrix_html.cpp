#include "conformance/suite/selftest/matrix_forms.hpp"
#include "conformance/text/xml.hpp"

namespace kruispunt::conformance::suite::selftest {
namespace {

using text::xml_escaped;

constexpr std::string_view head =
    R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Kill matrix</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<style>
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem}
body{color:#1a1a1a;background:#fff}
table{border-collapse:collapse;width:100%}
caption{text-align:left;font-weight:600;padding:.5rem 0}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #ccc}
.bad{font-weight:600;color:#8f1d1d}
.good{color:#14532d}
code{font-size:.9em;overflow-wrap:anywhere}
</style></head><body>
)";

std::string listed(const std::vector<std::string>& names) {
    std::string all;
    for (const auto& each : names)
        all += (all.empty() ? "<code>" : "<br><code>") + xml_escaped(each) + "</code>";
    return all.empty() ? std::string("none") : all;
}

std::string row(const mutant_row& of) {
    const bool good = of.is == fate::killed;
    return "<tr><th scope=\"row\"><code>" + xml_escaped(of.id) + "</code></th><td>" +
           xml_escaped(of.requirement) + "</td><td>" + xml_escaped(of.en) + "</td><td class=\"" +
           (good ? "good" : "bad") + "\">" + std::string(word(of.is)) + "</td><td>" +
           (good ? listed(of.killed_by) : xml_escaped(of.why)) + "</td></tr>\n";
}

std::string summary(const matrix& of) {
    return "<h1>Kill matrix</h1>\n<p>" + std::to_string(of.tests) + " tests against " +
           std::to_string(of.mutants.size()) + " mutants, each with one sentence broken: " +
           std::to_string(count_of(of, fate::killed)) + " killed, " +
           std::to_string(count_of(of, fate::survived)) + " survived, " +
           std::to_string(count_of(of, fate::silent)) + " silent, " +
           std::to_string(count_of(of, fate::void_)) + " void; " +
           std::to_string(of.dead_tests.size()) + " tests that no mutant kills.</p>\n";
}

std::string gates(const matrix& of) {
    if (of.holds()) return "<p class=\"good\">Every gate holds.</p>\n";
    std::string all = "<table><caption>Gates that do not hold</caption><thead><tr>"
                      "<th scope=\"col\">gate</th><th scope=\"col\">why</th></tr></thead><tbody>\n";
    for (const auto& each : of.open)
        all += "<tr><th scope=\"row\"><code>" + xml_escaped(each.gate) + "</code></th><td>" +
               xml_escaped(each.why) + "</td></tr>\n";
    return all + "</tbody></table>\n";
}

} // namespace

std::string to_html(const matrix& of) {
    std::string page(head);
    page += summary(of) + gates(of);
    page += "<table><caption>Mutants</caption><thead><tr><th scope=\"col\">mutant</th>"
            "<th scope=\"col\">sentence</th><th scope=\"col\">what it does</th>"
            "<th scope=\"col\">came to</th><th scope=\"col\">killed by, or why not</th></tr>"
            "</thead><tbody>\n";
    for (const auto& each : of.mutants)
        page += row(each);
    return page + "</tbody></table>\n</body></html>\n";
}

} // namespace kruispunt::conformance::suite::selftest
