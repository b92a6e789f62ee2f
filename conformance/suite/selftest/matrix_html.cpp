#include "conformance/suite/pages/page.hpp"
#include "conformance/suite/selftest/matrix_forms.hpp"
#include "conformance/suite/selftest/matrix_html_parts.hpp"
#include "conformance/text/xml.hpp"

#include <array>
#include <set>

namespace kruispunt::conformance::suite::selftest {
namespace {

using pages::both;
using text::xml_escaped;

constexpr std::array fates{fate::killed, fate::survived, fate::silent, fate::mute};

std::string fact(const std::string& what, const std::string& value) {
    return "<div><dt>" + what + "</dt><dd>" + value + "</dd></div>\n";
}

std::string count_fact(std::string_view nl, std::string_view en, std::size_t count) {
    return "<div class=\"count\"><dt>" + both(nl, en) + "</dt><dd>" + std::to_string(count) +
           "</dd></div>\n";
}

std::string counts(const matrix& of) {
    return "<dl class=\"counts\">\n" + count_fact("toetsen", "tests", of.tests) +
           count_fact("mutanten", "mutants", of.mutants.size()) +
           count_fact("gevonden", "found", count_of(of, fate::killed)) +
           count_fact(
               "niet gevonden", "not found", of.mutants.size() - count_of(of, fate::killed)
           ) +
           count_fact("toetsen die niets vinden", "tests that find nothing", of.dead_tests.size()) +
           "</dl>\n";
}

std::string open_gates(const matrix& of) {
    if (of.holds()) return {};
    std::string made =
        "<table><caption>" + both("Wat niet klopt", "What does not hold") + "</caption><tbody>\n";
    for (const auto& each : of.open)
        made += "<tr><th scope=\"row\"><code>" + xml_escaped(each.gate) +
                "</code></th><td lang=\"en\">" + xml_escaped(each.why) + "</td></tr>\n";
    return made + "</tbody></table>\n";
}

std::string explanation() {
    return "<p>" +
           both(
               "Elke <em>mutant</em> is een referentiesysteem dat precies één zin van het protocol "
               "schendt. Een toets vindt hem als hij om die zin faalt. Elke mutant moet worden "
               "gevonden en elke toets moet er een vinden; een systeem dat alles weigert mag voor "
               "niets slagen, een systeem waaraan niets is veranderd voor alles.",
               "Each <em>mutant</em> is a reference system that breaks exactly one sentence of the "
               "protocol. A test finds it where it fails because of that sentence. Every mutant "
               "must be found and every test must find one; a system that refuses everything may "
               "pass nothing, one in which nothing was changed must pass all."
           ) +
           "</p>\n";
}

std::string outcome(const matrix& of) {
    return "<section aria-labelledby=\"uitkomst\">\n<h2 id=\"uitkomst\">" +
           both("Uitkomst", "Outcome") + " <span class=\"badge " +
           (of.holds() ? "KILLED\">" + both("HOUDT STAND", "HOLDS")
                       : "SURVIVED\">" + both("HOUDT GEEN STAND", "DOES NOT HOLD")) +
           "</span></h2>\n" + explanation() + counts(of) + open_gates(of) +
           "<dl class=\"facts\">\n" + fact(both("Suite", "Suite"), xml_escaped(of.suite)) +
           fact(both("Catalogus", "Catalogue"), "<code>" + xml_escaped(of.catalogue) + "</code>") +
           "</dl>\n</section>\n";
}

std::string filters(const std::vector<group_map>& maps) {
    std::set<std::string> protocols;
    std::set<std::string> roles;
    for (const auto& each : maps) {
        protocols.insert(pages::option(each.protocol));
        roles.insert(pages::option(word(each.of)));
    }
    const auto all = [](const std::set<std::string>& options) {
        std::string made;
        for (const auto& each : options)
            made += each;
        return made;
    };
    std::string of_fate;
    for (const auto each : fates)
        of_fate += pages::option(word(each));
    return "<form id=\"filter\" role=\"search\" hidden>\n<label for=\"zoek\">" +
           both("Zoek", "Search") +
           "</label><input id=\"zoek\" type=\"search\" autocomplete=\"off\">\n" +
           pages::choice("protocol", "Protocol", "Protocol", all(protocols)) +
           pages::choice("role", "Rol", "Role", all(roles)) +
           pages::choice("fate", "Lot", "Fate", of_fate) +
           "<output id=\"shown\"></output>\n</form>\n";
}

struct explained {
    std::string_view look;
    std::string_view nl;
    std::string_view en;
};

std::string key_of_colours() {
    constexpr std::array colours{
        explained{
            "found", "gevonden, om de geschonden zin", "found, because of the broken sentence"},
        explained{"other", "gefaald, om iets anders", "failed, for another reason"},
        explained{"quiet", "gedraaid, niets gezien", "ran, saw nothing"},
        explained{
            "missed",
            "een mutant die niemand vindt (kolom), een toets die niets vindt (rij)",
            "a mutant that nothing finds (column), a test that finds nothing (row)"}};
    std::string made = "<ul class=\"key\">\n";
    for (const auto& each : colours)
        made += "<li><svg width=\"14\" height=\"14\" viewBox=\"0 0 1 1\" aria-hidden=\"true\">"
                "<rect class=\"" +
                std::string(each.look) + "\" width=\"1\" height=\"1\"/></svg> " +
                both(each.nl, each.en) + "</li>\n";
    return made + "</ul>\n";
}

std::string overview(const std::vector<group_map>& maps) {
    std::string made = "<section aria-labelledby=\"overzicht\">\n<h2 id=\"overzicht\">" +
                       both("In één blik", "At a glance") + "</h2>\n<p>" +
                       both(
                           "Elke rij is een toets, elke kolom een mutant. Een toets wordt alleen "
                           "gedraaid tegen de mutanten waarvan hij de zin toetst.",
                           "Each row is a test, each column a mutant. A test is run only against "
                           "the mutants whose sentence it tests."
                       ) +
                       "</p>\n" + key_of_colours() + "<div class=\"maps\">\n";
    for (const auto& each : maps)
        made += picture_of(each);
    return made + "</div>\n</section>\n";
}

std::string details(const std::vector<group_map>& maps) {
    std::string made = "<section aria-labelledby=\"mutanten\">\n<h2 id=\"mutanten\">" +
                       both("Een voor een", "One by one") + "</h2>\n";
    for (const auto& each : maps)
        made += tables_of(each);
    return made + "</section>\n";
}

} // namespace

std::string to_html(const matrix& of) {
    const auto maps = maps_of(of);
    pages::page made;
    made.title = "Kill matrix · Kruispunt";
    made.style = matrix_style();
    made.script = matrix_script();
    made.skip_to = "overzicht";
    made.skip_words = both("Naar het overzicht", "To the overview");
    made.heading = both("Vindt de suite wat zij moet vinden?", "Does the suite find what it must?");
    made.main = outcome(of) + filters(maps) + overview(maps) + details(maps);
    return pages::written(made);
}

} // namespace kruispunt::conformance::suite::selftest
