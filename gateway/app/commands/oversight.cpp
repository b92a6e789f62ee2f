#include "gateway/app/commands/commands.hpp"
#include "gateway/app/commands/operators_command.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <string>

namespace kruispunt::app {

namespace {

using json = nlohmann::ordered_json;

struct oversight_options : operators_options {
    std::string region;
};

/// A part of what needs an eye: its name in the answer, and what it asks of an operator.
struct heading {
    const char* name;
    const char* text;
};

constexpr heading headings[] = {
    {"gestopt", "Stands still; look into it, then `kruispunt region resume` or `feed resume`"},
    {"bezwaren", "Objections to be decided"},
    {"nietOpgepakt", "Matches that nobody took up in time"},
    {"bsnBotsingen", "One BSN, two children: both regions were asked to verify it"},
    {"identiteitscorrecties", "Signals whose identity was corrected"},
};

// A list's item on one line: its scalar members, then its sides.
std::string line_of(const json& item) {
    std::string line;
    const auto add = [&line](const std::string& word) {
        line += (line.empty() ? "" : "  ") + word;
    };
    for (const auto& [name, value] : item.items()) {
        if (value.is_string()) add(value.get_ref<const std::string&>());
        if (value.is_number()) add(name + " " + value.dump());
        if (value.is_boolean() && value == true) add(name);
    }
    for (const json& side : item.value("zijden", json::array()))
        add(side.value("regio", std::string()) + "/" + side.value("signaalId", std::string()));
    return line;
}

void attention(const oversight_options& options) {
    const json answer = ask_gateway(options, "GET", "aandacht" + of_region(options.region));
    if (options.json) return print_answer(answer);
    bool any = false;
    for (const heading& h : headings) {
        const json& items = answer[h.name];
        if (items.empty()) continue;
        any = true;
        std::cout << h.text << ":\n";
        for (const json& item : items)
            std::cout << "  " << line_of(item) << '\n';
    }
    if (!any) std::cout << "Nothing needs an eye.\n";
}

void print_figures(const json& figures, const std::string& before) {
    for (const auto& [name, value] : figures.items()) {
        const std::string path = before.empty() ? name : before + "." + name;
        if (value.is_object())
            print_figures(value, path);
        else
            std::cout << path << "  " << value.dump() << '\n';
    }
}

void figures(const oversight_options& options) {
    const json answer = ask_gateway(options, "GET", "cijfers");
    options.json ? print_answer(answer) : print_figures(answer, "");
}

} // namespace

void add_attention_command(CLI::App& app) {
    // shared because CLI11 keeps the callback beyond this function
    const auto options = std::make_shared<oversight_options>();
    CLI::App* command = add_operators_command(
        app,
        {"attention",
         "What needs an eye: objections, clashes, corrected identities, matches not taken up",
         "kruispunt attention --region REGION",
         "By region, signal reference and match id, never a value of a person. At most 200 of "
         "each."},
        *options
    );
    add_region_filter(*command, options->region, "only what concerns that region's signals");
    command->callback([options] { attention(*options); });
}

void add_figures_command(CLI::App& app) {
    // shared because CLI11 keeps the callback beyond this function
    const auto options = std::make_shared<oversight_options>();
    CLI::App* command = add_operators_command(
        app,
        {"figures",
         "What a running gateway counts; never of a child",
         "kruispunt figures",
         "zonder_bsn, ZONDER_BEREIK, INFORMATIEPLICHT, matches not taken up, what was held back,\n"
         "inspections."},
        *options
    );
    command->callback([options] { figures(*options); });
}

} // namespace kruispunt::app
