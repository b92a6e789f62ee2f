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

struct objection_options : operators_options {
    std::string region;
    std::string signal;
    std::string requester;
    std::string municipality;
    std::string reference;
    std::string id;
    bool upheld = false;
    list_page page;
};

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
    const json answer = ask_gateway(o, "GET", "bezwaren" + query_of(o.page));
    if (o.json) return print_answer(answer);
    if (answer["bezwaren"].empty()) std::cout << "No objection is open.\n";
    text_table table({"id", "signal", "decide before", ""});
    for (const json& one : answer["bezwaren"])
        table.add(
            {text_in(one, "id"),
             text_in(one, "regio") + "/" + text_in(one, "signaalId"),
             text_in(one, "besluitVoor"),
             one.value("teLaat", false) ? "OVERDUE" : ""}
        );
    table.print(std::cout);
    say_what_follows(answer["volgende"]);
}

// shared because CLI11 keeps the callbacks beyond these functions
using shared_options = std::shared_ptr<objection_options>;

void add_enter(CLI::App& to, const shared_options& o) {
    CLI::App* command = add_operators_command(
        to,
        {"enter",
         "Enters an objection: the signal is frozen until it is decided",
         "kruispunt objection enter --region REGION --signal RO-77 --requester ouders "
         "--municipality 0599 --reference BZW-12"},
        *o
    );
    add_region_filter(*command, o->region, "the region that gave the signal")->required();
    command->add_option("--signal", o->signal, "that region's own signal id")
        ->type_name("SIGNAL")
        ->required();
    command->add_option("--requester", o->requester, "who objects")
        ->required()
        ->check(CLI::IsMember({"jeugdige", "ouders", "beiden"}));
    command->add_option("--municipality", o->municipality, "where it was raised, four digits")
        ->type_name("CODE")
        ->required();
    command->add_option("--reference", o->reference, "your own reference of it, no name")
        ->type_name("TEXT")
        ->required();
    command->callback([o] { enter(*o); });
}

void add_decide(CLI::App& to, const shared_options& o) {
    CLI::App* command = add_operators_command(
        to,
        {"decide",
         "Says what became of an objection",
         "kruispunt objection decide 0f6b4d52-8a0e-4c0b-9d0a-5f1f3f6f7a11 --dismissed"},
        *o
    );
    command->add_option("ID", o->id, "the objection, as `enter` and `list` name it")->required();
    auto* judgement = command->add_option_group("judgement");
    judgement->add_flag(
        "--upheld,!--dismissed", o->upheld, "upheld: the signal is erased; dismissed: as before"
    );
    judgement->require_option(1);
    command->callback([o] { decide(*o); });
}

} // namespace

void add_objection_command(CLI::App& app) {
    CLI::App* objection =
        add_group(app, "objection", "An objection of a child or its parents to a signal");
    const auto options = std::make_shared<objection_options>();
    add_enter(*objection, options);
    add_decide(*objection, options);
    CLI::App* all = add_operators_command(
        *objection,
        {"list", "The open ones, oldest first", "kruispunt objection list --region REGION"},
        *options
    );
    add_list_page(*all, options->page, "of that region's signals only");
    all->callback([options] { list(*options); });
}

} // namespace kruispunt::app
