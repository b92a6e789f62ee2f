#include "gateway/app/commands/commands.hpp"
#include "gateway/app/operators_client.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>
#include <string>

namespace kruispunt::app {

namespace {

using json = nlohmann::ordered_json;

struct objection_options : operators_options {
    std::string region;
    std::string signal;
    std::string requester;
    std::string municipality;
    std::string reference;
    std::string id;
    bool upheld = false;
};

std::string text_in(const json& of, const char* name) {
    return of.value(name, std::string());
}

void enter(const objection_options& o) {
    const json asked{
        {"regio", o.region},
        {"signaalId", o.signal},
        {"verzoeker", o.requester},
        {"gemeente", o.municipality},
        {"kenmerk", o.reference}};
    const json answer = ask_gateway(o, "POST", "bezwaren", asked);
    if (o.json) return print_answer(answer);
    std::cout << "Objection " << text_in(answer, "id") << ": the signal is frozen; decide before "
              << text_in(answer, "besluitVoor") << ".\n";
}

void decide(const objection_options& o) {
    const json answer =
        ask_gateway(o, "POST", "bezwaren/" + o.id + "/besluit", json{{"gegrond", o.upheld}});
    if (o.json) return print_answer(answer);
    std::cout
        << (o.upheld ? "Upheld: the signal is erased and its matches end.\n"
                     : "Dismissed: the signal takes part again.\n");
}

void list(const objection_options& o) {
    const std::string of_region = o.region.empty() ? "" : "?regio=" + o.region;
    const json answer = ask_gateway(o, "GET", "bezwaren" + of_region);
    if (o.json) return print_answer(answer);
    if (answer["bezwaren"].empty()) std::cout << "No objection is open.\n";
    for (const json& one : answer["bezwaren"])
        std::cout << text_in(one, "id") << "  " << text_in(one, "regio") << "/"
                  << text_in(one, "signaalId") << "  before " << text_in(one, "besluitVoor")
                  << (one.value("teLaat", false) ? "  OVERDUE" : "") << '\n';
}

// shared because CLI11 keeps the callbacks beyond these functions
void add_enter(CLI::App& to, const std::shared_ptr<objection_options>& o) {
    CLI::App* command =
        to.add_subcommand("enter", "Enters an objection: the signal is frozen until it is decided");
    command->add_option("--region", o->region, "the region that gave the signal")->required();
    command->add_option("--signal", o->signal, "that region's own signal id")->required();
    command->add_option("--requester", o->requester, "who objects: jeugdige, ouders or beiden")
        ->required()
        ->check(CLI::IsMember({"jeugdige", "ouders", "beiden"}));
    command->add_option("--municipality", o->municipality, "where it was raised, four digits")
        ->required();
    command->add_option("--reference", o->reference, "your own reference of it, no name")
        ->required();
    add_operators_options(*command, *o);
    command->callback([o] { enter(*o); });
}

void add_decide(CLI::App& to, const std::shared_ptr<objection_options>& o) {
    CLI::App* command = to.add_subcommand("decide", "Says what became of an objection");
    command->add_option("id", o->id, "the objection, as `enter` and `list` name it")->required();
    auto* judgement = command->add_option_group("judgement");
    judgement->add_flag("--upheld,!--dismissed", o->upheld, "upheld: the signal is erased");
    judgement->require_option(1);
    add_operators_options(*command, *o);
    command->callback([o] { decide(*o); });
}

} // namespace

void add_objection_command(CLI::App& app) {
    CLI::App* objection = app.add_subcommand(
        "objection",
        "An objection of a child or its parents to a signal.\n"
        "Exit code 0: done; 1: refused; 2: not understood; 3: no gateway runs."
    );
    objection->require_subcommand(1);
    const auto options = std::make_shared<objection_options>();
    add_enter(*objection, options);
    add_decide(*objection, options);
    CLI::App* all = objection->add_subcommand("list", "The open ones");
    all->add_option("--region", options->region, "of that region's signals only");
    add_operators_options(*all, *options);
    all->callback([options] { list(*options); });
}

} // namespace kruispunt::app
