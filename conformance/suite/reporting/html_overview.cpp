#include "conformance/suite/reporting/html_parts.hpp"
#include "conformance/suite/reporting/visible_text.hpp"

#include <algorithm>
#include <array>

namespace kruispunt::conformance::suite::reporting {
namespace {

using verdict::outcome;

struct explained_verdict {
    outcome is;
    std::string_view nl;
    std::string_view en;
};

constexpr std::array verdicts{
    explained_verdict{outcome::pass, "alles klopte", "everything held"},
    explained_verdict{
        outcome::warn,
        "voldoet; een aanbeveling (SHOULD, MAY) werd niet gevolgd",
        "complies; a recommendation (SHOULD, MAY) was not followed"},
    explained_verdict{outcome::fail, "voldoet niet", "does not comply"},
    explained_verdict{
        outcome::not_applicable,
        "het systeem biedt dit niet en hoeft dat niet",
        "the system does not offer this, and need not"},
    explained_verdict{
        outcome::inconclusive,
        "kon niet worden vastgesteld: de voorbereiding of een controlebericht lukte niet",
        "could not be decided: what was arranged, or a control, did not hold"},
    explained_verdict{outcome::error, "een fout van de suite zelf", "a fault of the suite itself"}};

std::string fact(std::string_view nl, std::string_view en, const std::string& value) {
    return "<div><dt>" + both(nl, en) + "</dt><dd>" + value + "</dd></div>\n";
}

std::string roles_of(const subject& of) {
    std::string made = of.protocol;
    for (const auto role : of.roles)
        made += (made == of.protocol ? ": " : ", ") + std::string(word(role));
    return escaped(made);
}

std::string code(const std::string& value) {
    return "<code>" + escaped(value) + "</code>";
}

std::string facts(const report& of) {
    std::string made = "<dl class=\"facts\">\n";
    made += fact("Product", "Product", escaped(of.of.is.name + ' ' + of.of.is.version));
    made += fact("Leverancier", "Vendor", escaped(of.of.is.vendor));
    if (!of.of.is.build_sha256.empty()) made += fact("Build", "Build", code(of.of.is.build_sha256));
    made += fact("Getoetst als", "Tested as", roles_of(of.of));
    made += fact("OIN", "OIN", code(of.of.oin));
    made += fact("Begonnen", "Started", escaped(of.run.started));
    made += fact("Klaar", "Finished", escaped(of.run.finished));
    made += fact("Suite", "Suite", escaped(of.run.suite_version));
    made += fact("Catalogus", "Catalogue", code(of.run.catalogue));
    if (!of.run.challenge.empty()) made += fact("Opgave", "Challenge", code(of.run.challenge));
    return made + "</dl>\n";
}

std::size_t
number_of(const std::map<catalogue::level, tally>& by_level, catalogue::level at, outcome is) {
    const auto level = by_level.find(at);
    if (level == by_level.end()) return 0;
    const auto found = level->second.find(is);
    return found == level->second.end() ? 0 : found->second;
}

constexpr std::array levels{
    catalogue::level::must, catalogue::level::should, catalogue::level::may};

std::string totals(
    std::string_view nl, std::string_view en, const std::map<catalogue::level, tally>& by_level
) {
    std::string made = "<table>\n<caption>" + both(nl, en) +
                       "</caption>\n<thead><tr><th scope=\"col\">" + both("Uitslag", "Verdict") +
                       "</th>";
    for (const auto level : levels)
        made += "<th scope=\"col\">" + std::string(word(level)) + "</th>";
    made += "</tr></thead>\n<tbody>\n";
    for (const auto& each : verdicts) {
        made += "<tr><th scope=\"row\">" + badge(each.is) + "</th>";
        for (const auto level : levels)
            made += "<td>" + std::to_string(number_of(by_level, level, each.is)) + "</td>";
        made += "</tr>\n";
    }
    return made + "</tbody>\n</table>\n";
}

std::string legend() {
    std::string made = "<details>\n<summary>" +
                       both("Wat de uitslagen betekenen", "What the verdicts mean") +
                       "</summary>\n<dl class=\"legend\">\n";
    for (const auto& each : verdicts)
        made +=
            "<div><dt>" + badge(each.is) + "</dt><dd>" + both(each.nl, each.en) + "</dd></div>\n";
    return made + "</dl>\n</details>\n";
}

std::string partial(const report& of) {
    if (of.not_run.empty()) return {};
    const auto count = std::to_string(of.not_run.size());
    return "<p class=\"notice\">" +
           both(
               "Niet gedraaid: " + count +
                   ". Dit is geen heel rapport en kan niet worden ingediend.",
               "Not run: " + count + ". This report is not whole and cannot be handed in."
           ) +
           "</p>\n";
}

std::string not_run(const report& of) {
    if (of.not_run.empty()) return {};
    std::string made = "<details>\n<summary>" + both("Niet gedraaid", "Not run") + " (" +
                       std::to_string(of.not_run.size()) + ")</summary>\n<ul class=\"names\">\n";
    for (const auto& id : of.not_run)
        made += "<li>" + code(id) + "</li>\n";
    return made + "</ul>\n</details>\n";
}

/// Whether the reason is for a role of the subject; `esar.server` is for that protocol's alone.
bool is_for_role(const catalogue::untested& each, const subject& of) {
    std::string_view role = each.role;
    const auto dot = role.rfind('.');
    if (dot != std::string_view::npos) {
        if (role.substr(0, dot) != of.protocol) return false;
        role.remove_prefix(dot + 1);
    }
    return role == "all" || std::ranges::find(of.roles, role, [](catalogue::role each_role) {
                                return word(each_role);
                            }) != of.roles.end();
}

bool concerns(const catalogue::untested& each, const catalogue::catalogue& all, const subject& of) {
    const auto found = all.requirements.find(each.requirement);
    if (found == all.requirements.end()) return false;
    const auto& page = found->second.page;
    return (page == "common" || page == of.protocol) && is_for_role(each, of);
}

std::string untested(const account& what) {
    std::string rows;
    std::size_t count = 0;
    for (const auto& each : what.all.without_test) {
        if (!concerns(each, what.all, what.of.of)) continue;
        ++count;
        rows += "<tr><th scope=\"row\">" + escaped(each.requirement) + "</th><td>" +
                escaped(each.role) + "</td><td>" + escaped(each.reason_class) +
                "</td><td lang=\"en\">" + escaped(each.reason) + "</td></tr>\n";
    }
    if (count == 0) return {};
    return "<details>\n<summary>" + both("Eisen zonder toets", "Requirements without a test") +
           " (" + std::to_string(count) + ")</summary>\n<table>\n<thead><tr><th scope=\"col\">" +
           both("Eis", "Requirement") + "</th><th scope=\"col\">" + both("Rol", "Role") +
           "</th><th scope=\"col\">" + both("Soort", "Class") + "</th><th scope=\"col\">" +
           both("Reden", "Reason") + "</th></tr></thead>\n<tbody>\n" + rows +
           "</tbody>\n</table>\n</details>\n";
}

std::string limits() {
    return "<p>" +
           both(
               "Wat een rapport niet bewijst: dat het getoetste systeem het systeem is dat in "
               "gebruik "
               "komt, en dat niemand aan beide kanten van de lijn zat. Een handtekening toont "
               "herkomst en ongeschondenheid, geen waarheid. Alleen report.json telt; deze pagina "
               "is "
               "ervan gemaakt.",
               "What a report does not prove: that the system which was tested is the one that "
               "goes "
               "into use, and that nobody sat at both ends of the line. A signature shows origin "
               "and "
               "integrity, not truth. Only report.json counts; this page is made from it."
           ) +
           "</p>\n";
}

} // namespace

std::string overview(const account& what) {
    const auto& of = what.of;
    return "<section aria-labelledby=\"uitkomst\">\n<h2 id=\"uitkomst\">" +
           both("Uitkomst", "Outcome") + ' ' + badge(of.outcome()) + "</h2>\n" + partial(of) +
           facts(of) + "<div class=\"totals\">\n" +
           totals("Toetsen", "Tests", of.tests_by_level()) +
           totals("Eisen", "Requirements", of.requirements_by_level()) + "</div>\n" + legend() +
           "</section>\n";
}

std::string closing(const account& what) {
    return "<section aria-labelledby=\"grenzen\">\n<h2 id=\"grenzen\">" +
           both("Wat hier niet staat", "What is not here") + "</h2>\n" + not_run(what.of) +
           untested(what) + limits() + "</section>\n";
}

} // namespace kruispunt::conformance::suite::reporting
