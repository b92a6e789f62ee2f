#include "gateway/app/commands/commands.hpp"
#include "gateway/app/commands/list_page.hpp"
#include "gateway/app/commands/operators_command.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <string>

namespace kruispunt::app {

namespace {

using json = nlohmann::ordered_json;

struct oversight_options : operators_options {
    list_page page;
    std::string list;
};

/// A part of what needs an eye: its name in the answer, what it asks of an operator, and what
/// `--list` calls it; a part without that is always whole.
struct heading {
    const char* name;
    const char* text;
    const char* list;
};

constexpr heading headings[] = {
    {"gestopt", "Stands still; look into it, then `kruispunt region resume` or `feed resume`", ""},
    {"bezwaren", "Objections to be decided", "objections"},
    {"nietOpgepakt", "Matches that nobody took up in time", "untaken"},
    {"bsnBotsingen", "One BSN, two children: both regions were asked to verify it", "clashes"},
    {"identiteitscorrecties", "Signals whose identity was corrected", "corrections"},
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

// Goes on with that one list only: each has places of its own.
std::string attention_path(const oversight_options& options) {
    std::string path = "aandacht" + query_of(options.page);
    for (const heading& h : headings)
        if (!options.list.empty() && options.list == h.list)
            path += "&lijst=" + std::string(h.name);
    return path;
}

void print_part(const heading& part, const json& items, const json& next) {
    std::cout << part.text << ":\n";
    for (const json& item : items)
        std::cout << "  " << line_of(item) << '\n';
    if (next.is_number())
        std::cout << "  There are more: add --list " << part.list << " --after " << next.dump()
                  << '\n';
}

void attention(const oversight_options& options) {
    const json answer = ask_gateway(options, "GET", attention_path(options));
    if (options.json) return print_answer(answer);
    const json next = answer.value("volgende", json::object());
    bool any = false;
    for (const heading& h : headings) {
        const json items = answer.value(h.name, json::array());
        if (items.empty()) continue;
        any = true;
        print_part(h, items, next.value(h.name, json()));
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
         "By region, signal reference and match id, never a value of a person. Oldest first, but\n"
         "corrected identities newest first; --most is of each list."},
        *options
    );
    add_list_page(*command, options->page, "only what concerns that region's signals");
    auto* list = command->add_option("--list", options->list, "that list only");
    list->check(CLI::IsMember({"objections", "untaken", "clashes", "corrections"}));
    command->get_option("--after")->needs(list);
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
