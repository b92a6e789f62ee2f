#include "gateway/app/commands/disclose_match.hpp"

#include "gateway/app/commands/operators_text.hpp"

#include <iostream>

namespace kruispunt::app {

namespace {

using json = nlohmann::ordered_json;

void print_field(const json& field) {
    const bool told = field.value("verteld", false);
    std::cout << (told ? "  told      " : "  withheld  ") << text_in(field, "veld");
    if (told) std::cout << ": " << text_in(field, "waarde");
    if (!told) std::cout << "  (" << text_in(field, "regel") << ")";
    std::cout << '\n';
}

} // namespace

void disclose_match(
    const operators_options& options, const std::string& region, const std::string& match
) {
    const json answer =
        ask_gateway(options, "GET", "matches/" + match + "/mededeling?regio=" + region);
    if (options.json) return print_answer(answer);
    if (!answer.value("verteld", false)) {
        std::cout << region << " is told nothing of match " << match << ": "
                  << text_in(answer, "regel") << ".\n";
        return;
    }
    std::cout << "Of match " << match << " (" << text_in(answer, "soort") << ", with "
              << text_in(answer, "anderePartij") << ") " << region << " is told, as its signal "
              << text_in(answer, "signaalId") << ":\n";
    for (const json& field : answer["velden"])
        print_field(field);
}

} // namespace kruispunt::app
