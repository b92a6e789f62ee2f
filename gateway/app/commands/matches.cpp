#include "gateway/app/commands/commands.hpp"
#include "gateway/app/commands/list_page.hpp"
#include "gateway/app/commands/operators_command.hpp"
#include "gateway/app/commands/operators_text.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <string>

namespace kruispunt::app {

namespace {

using json = nlohmann::ordered_json;

struct matches_options : operators_options {
    list_page page;
    std::string id;
    std::string reason;
};

std::string side_of(const json& match, std::size_t which) {
    const json& side = match["zijden"][which];
    return text_in(side, "regio") + "/" + text_in(side, "signaalId");
}

void untaken(const matches_options& o) {
    const json answer = ask_gateway(o, "GET", "niet-opgepakt" + query_of(o.page));
    if (o.json) return print_answer(answer);
    if (answer["nietOpgepakt"].empty()) std::cout << "Every match is taken up, or still may be.\n";
    text_table table({"match", "since", "reminded", "one side", "the other"});
    for (const json& one : answer["nietOpgepakt"])
        table.add(
            {text_in(one, "matchId"),
             text_in(one, "ontstaanOp"),
             text_in(one, "herinnerd"),
             side_of(one, 0),
             side_of(one, 1)}
        );
    table.print(std::cout);
    say_what_follows(answer["volgende"]);
}

void possible(const matches_options& o) {
    const json answer = ask_gateway(o, "GET", "mogelijke-matches");
    if (o.json) return print_answer(answer);
    std::cout << "There are no possible matches: nothing looks for them yet.\n";
    text_table table({"region", "signals without BSN"});
    for (const auto& [region, count] : answer["zonder_bsn"].items())
        table.add({region, count.dump()});
    table.print(std::cout);
}

void dismiss(const matches_options& o) {
    const std::string path = "mogelijke-matches/" + o.id + "/afwijzen";
    const json answer = ask_gateway(o, "POST", path, json{{"reden", o.reason}});
    if (o.json) return print_answer(answer);
    std::cout << "Dismissed: " << text_in(answer, "id") << '\n';
}

} // namespace

void add_matches_command(CLI::App& app) {
    // shared because CLI11 keeps the callbacks beyond this function
    const auto options = std::make_shared<matches_options>();
    CLI::App* group = add_group(app, "matches", "Matches that ask for somebody");
    CLI::App* late = add_operators_command(
        *group,
        {"untaken",
         "Those that nobody took up in time, oldest first, by region and signal",
         "kruispunt matches untaken --region REGION",
         "Call both regions: a match that nobody takes up helps no child."},
        *options
    );
    add_list_page(*late, options->page, "only those with a signal of that region");
    late->callback([options] { untaken(*options); });
    CLI::App* maybe = add_operators_command(
        *group,
        {"possible",
         "Possible matches, and how many signals bear no BSN",
         "kruispunt matches possible"},
        *options
    );
    maybe->callback([options] { possible(*options); });
    CLI::App* no = add_operators_command(
        *group,
        {"dismiss",
         "A possible match is none",
         "kruispunt matches dismiss 0f6b4d52-8a0e-4c0b-9d0a-5f1f3f6f7a11 --reason \"andere "
         "kinderen\""},
        *options
    );
    no->add_option("ID", options->id, "the possible match")->required();
    add_reason(*no, options->reason)->required();
    no->callback([options] { dismiss(*options); });
}

} // namespace kruispunt::app
