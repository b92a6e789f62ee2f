#include "gateway/app/commands/commands.hpp"
#include "gateway/app/commands/operators_command.hpp"
#include "gateway/app/commands/operators_text.hpp"
#include "gateway/app/terminal.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace kruispunt::app {

namespace {

using json = nlohmann::ordered_json;

constexpr int on_a_page = 500;
constexpr std::size_t most_at_once = 10'000;
constexpr int refused = 1;

struct deliveries_options : operators_options {
    std::string region;
    bool queued = false;
    int most = 100;
    std::vector<std::string> ids;
    bool all = false;
    std::string reason;
};

// What the gateway says in Dutch on the wire, for the terminal.
std::string next_step(const json& notice) {
    if (notice.value("achterhaald", false))
        return "a later notice that arrived overtook it: drop it";
    const std::string cause = text_in(notice, "oorzaak");
    if (cause == "geweigerd")
        return "the region refused it for good: mend what the code names, there or in the mapping, "
               "then retry";
    if (cause == "afgehouden")
        return "the region takes others and not this one: look the code up with them, then retry";
    if (cause == "onleesbaar")
        return "what it tells cannot be opened: put the keys back beside the data, then retry";
    return "it goes by itself";
}

void print_list(const json& notices) {
    text_table table({"id", "to", "kind", "signal", "tries", "code"});
    for (const json& notice : notices)
        table.add(
            {text_in(notice, "id"),
             text_in(notice, "regio"),
             text_in(notice, "soort"),
             text_in(notice, "signaalId"),
             text_in(notice, "pogingen"),
             text_in(notice, "code")}
        );
    table.print(std::cout);
}

std::string page_path(const deliveries_options& o, bool queued, int limit, const json& after) {
    std::string path = "aflevering/meldingen?toestand=";
    path += queued ? "wachtend" : "dood";
    path += "&aantal=" + std::to_string(limit);
    if (!o.region.empty()) path += "&regio=" + o.region;
    if (!after.is_null()) path += "&na=" + after.dump();
    return path;
}

void list(const deliveries_options& o) {
    const json answer = ask_gateway(o, "GET", page_path(o, o.queued, o.most, nullptr));
    if (o.json) return print_answer(answer);
    print_list(answer["meldingen"]);
    if (answer["meldingen"].empty())
        std::cout << (o.queued ? "Nothing is queued.\n" : "There are no dead letters.\n");
    else if (on_terminal())
        std::cout << "What one is and what to do: kruispunt deliveries show ID\n";
    if (!answer["volgende"].is_null())
        std::cout << "There are more: --most N (at most " << on_a_page << "), --region R.\n";
}

void print_sum(const json& sum) {
    std::cout << "Of " << text_in(sum, "verschuldigd") << " notices ever owed "
              << text_in(sum, "afgeleverd") << " were delivered, " << text_in(sum, "onderdrukt")
              << " suppressed, " << text_in(sum, "vervallen") << " given up; "
              << text_in(sum, "wachtend") << " wait and " << text_in(sum, "dood")
              << " are dead letters. "
              << (sum.value("sluit", false) ? "The sum holds.\n" : "THE SUM DOES NOT HOLD.\n");
}

void show_lanes(const deliveries_options& o) {
    const json answer = ask_gateway(o, "GET", "aflevering");
    if (o.json) return print_answer(answer);
    text_table table({"region", "queue", "oldest", "retries", "dead", "circuit", "until"});
    for (const json& lane : answer["aflevering"])
        table.add(
            {text_in(lane, "regio"),
             text_in(lane, "wachtrij"),
             text_in(lane, "oudste"),
             text_in(lane, "herhalingen"),
             text_in(lane, "dodeBrieven"),
             text_in(lane["kring"], "toestand"),
             text_in(lane["kring"], "tot")}
        );
    table.print(std::cout);
    if (!answer["som"].is_null()) print_sum(answer["som"]);
}

void show(const deliveries_options& o) {
    const json notice = ask_gateway(o, "GET", "aflevering/meldingen/" + o.ids.front());
    if (o.json) return print_answer(notice);
    text_table table({"id", text_in(notice, "id")});
    for (const auto& [name, value] : notice.items())
        if (name != "id" && name != "volgendeStap")
            table.add({name, text_in(notice, name.c_str())});
    table.add({"next step", next_step(notice)});
    table.print(std::cout);
}

// All dead letters of the region, read before the first of them is touched.
std::vector<std::string> dead_ones(const deliveries_options& o) {
    std::vector<std::string> ids;
    json after = nullptr;
    do {
        const json page = ask_gateway(o, "GET", page_path(o, false, on_a_page, after));
        for (const json& notice : page["meldingen"])
            ids.push_back(text_in(notice, "id"));
        after = page["volgende"];
    } while (!after.is_null() && ids.size() < most_at_once);
    return ids;
}

struct act {
    const char* path; ///< before the id
    const char* verb; ///< behind it
    const char* done; ///< what is printed
};

// How far it is, where somebody looks and it takes a while.
void show_progress(std::size_t done, std::size_t all) {
    constexpr std::size_t worth_showing = 20;
    if (all < worth_showing || !on_terminal()) return;
    std::cerr << "\r" << done << " of " << all << (done == all ? "\n" : "") << std::flush;
}

bool is_done(const deliveries_options& o, const act& what, const std::string& id) {
    const json body = o.reason.empty() ? json::object() : json{{"reden", o.reason}};
    try {
        ask_gateway(o, "POST", std::string(what.path) + id + what.verb, body);
        return true;
    } catch (const CLI::RuntimeError& error) {
        if (error.get_exit_code() != refused) throw;
        return false;
    }
}

// One that is refused, having been delivered meanwhile for instance, does not stop the others.
void for_each(const deliveries_options& o, const act& what) {
    const std::vector<std::string> ids = o.all ? dead_ones(o) : o.ids;
    json outcome{{"gedaan", json::array()}, {"geweigerd", json::array()}};
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const bool done = is_done(o, what, ids[i]);
        outcome[done ? "gedaan" : "geweigerd"].push_back(ids[i]);
        if (!o.json) std::cout << ids[i] << "  " << (done ? what.done : "refused") << '\n';
        show_progress(i + 1, ids.size());
    }
    if (o.json) print_answer(outcome);
    if (!o.json && ids.empty()) std::cout << "There are no dead letters.\n";
    if (!outcome["geweigerd"].empty()) throw CLI::RuntimeError(refused);
}

// shared because CLI11 keeps the callbacks beyond these functions
using shared_options = std::shared_ptr<deliveries_options>;

void add_lanes(CLI::App& to, const shared_options& o) {
    CLI::App* command = add_operators_command(
        to,
        {"lanes",
         "Of each region queue, retries, dead letters and circuit; and whether the sum holds",
         "kruispunt deliveries lanes"},
        *o
    );
    command->callback([o] { show_lanes(*o); });
}

void add_list(CLI::App& to, const shared_options& o) {
    CLI::App* command = add_operators_command(
        to,
        {"list",
         "The dead letters, oldest first, or what is queued",
         "kruispunt deliveries list --region REGION"},
        *o
    );
    add_region_filter(*command, o->region, "to that region only");
    command->add_flag("--queued", o->queued, "what is queued instead");
    command->add_option("--most", o->most, "how many at the most")
        ->type_name("NUMBER")
        ->capture_default_str()
        ->check(CLI::Range(1, on_a_page));
    command->callback([o] { list(*o); });
}

void add_show(CLI::App& to, const shared_options& o) {
    CLI::App* command = add_operators_command(
        to,
        {"show",
         "One notice: what it is, and what to do about it",
         "kruispunt deliveries show 0f6b4d52-8a0e-4c0b-9d0a-5f1f3f6f7a11"},
        *o
    );
    command->add_option("ID", o->ids, "the notice, as `list` names it")->required()->expected(1);
    command->callback([o] { show(*o); });
}

CLI::App*
add_act(CLI::App& to, const command_help& help, const act& what, const shared_options& o) {
    CLI::App* command = add_operators_command(to, help, *o);
    auto* which = command->add_option_group("which");
    which->add_option("ID", o->ids, "the notices, as `list` names them");
    which->add_flag("--all", o->all, "every dead letter, or with --region that region's");
    which->require_option(1);
    add_region_filter(*command, o->region, "with --all: to that region only");
    command->callback([o, what] { for_each(*o, what); });
    return command;
}

} // namespace

void add_deliveries_command(CLI::App& app) {
    CLI::App* deliveries =
        add_group(app, "deliveries", "What is not delivered: by ids, never a value of a person");
    const auto options = std::make_shared<deliveries_options>();
    add_lanes(*deliveries, options);
    add_list(*deliveries, options);
    add_show(*deliveries, options);
    CLI::App* retry = add_act(
        *deliveries,
        {"retry",
         "Dead letters are queued again, in their old place and as if never tried",
         "kruispunt deliveries retry --all --region REGION"},
        {"aflevering/dode-brieven/", "/opnieuw", "queued again"},
        options
    );
    add_reason(*retry, options->reason);
    CLI::App* drop = add_act(
        *deliveries,
        {"drop",
         "Gives notices up, also one that is queued: the region is never told",
         "kruispunt deliveries drop 0f6b4d52-8a0e-4c0b-9d0a-5f1f3f6f7a11 --reason achterhaald"},
        {"aflevering/meldingen/", "/vervallen", "given up"},
        options
    );
    add_reason(*drop, options->reason)->required();
}

} // namespace kruispunt::app
