#include "gateway/app/commands/commands.hpp"
#include "gateway/app/operators_client.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <iomanip>
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

std::string text_in(const json& of, const char* name) {
    const auto at = of.find(name);
    if (at == of.end() || at->is_null()) return "-";
    return at->is_string() ? at->get_ref<const std::string&>() : at->dump();
}

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

void print_line(const json& notice) {
    std::cout << text_in(notice, "id") << "  " << std::left << std::setw(17)
              << text_in(notice, "regio") << std::setw(18) << text_in(notice, "soort")
              << std::setw(20) << text_in(notice, "signaalId") << std::right << std::setw(4)
              << text_in(notice, "pogingen") << "  " << text_in(notice, "code") << '\n';
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
    for (const json& notice : answer["meldingen"])
        print_line(notice);
    if (answer["meldingen"].empty())
        std::cout << (o.queued ? "Nothing is queued.\n" : "There are no dead letters.\n");
    if (!answer["volgende"].is_null()) std::cout << "There are more: --most N, --json.\n";
}

void show(const deliveries_options& o) {
    const json notice = ask_gateway(o, "GET", "aflevering/meldingen/" + o.ids.front());
    if (o.json) return print_answer(notice);
    for (const auto& [name, value] : notice.items())
        if (name != "volgendeStap")
            std::cout << std::left << std::setw(16) << name << text_in(notice, name.c_str())
                      << '\n';
    std::cout << std::left << std::setw(16) << "next step" << next_step(notice) << '\n';
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

// One that is refused, having been delivered meanwhile for instance, does not stop the others.
void for_each(const deliveries_options& o, const act& what) {
    const std::vector<std::string> ids = o.all ? dead_ones(o) : o.ids;
    json outcome{{"gedaan", json::array()}, {"geweigerd", json::array()}};
    const json body = o.reason.empty() ? json::object() : json{{"reden", o.reason}};
    for (const std::string& id : ids) {
        try {
            ask_gateway(o, "POST", std::string(what.path) + id + what.verb, body);
            outcome["gedaan"].push_back(id);
            if (!o.json) std::cout << id << "  " << what.done << '\n';
        } catch (const CLI::RuntimeError& error) {
            if (error.get_exit_code() != refused) throw;
            outcome["geweigerd"].push_back(id);
            if (!o.json) std::cout << id << "  refused\n";
        }
    }
    if (o.json) print_answer(outcome);
    if (!outcome["geweigerd"].empty()) throw CLI::RuntimeError(refused);
}

// shared because CLI11 keeps the callbacks beyond these functions
using shared_options = std::shared_ptr<deliveries_options>;

void add_list(CLI::App& to, const shared_options& o) {
    CLI::App* command = to.add_subcommand("list", "The dead letters, oldest first");
    command->add_option("--region", o->region, "to that region only");
    command->add_flag("--queued", o->queued, "what is queued instead");
    command->add_option("--most", o->most, "how many at the most")
        ->capture_default_str()
        ->check(CLI::Range(1, on_a_page));
    add_operators_options(*command, *o);
    command->callback([o] { list(*o); });
}

void add_show(CLI::App& to, const shared_options& o) {
    CLI::App* command =
        to.add_subcommand("show", "One notice: what it is, and what to do about it");
    command->add_option("id", o->ids, "the notice, as `list` names it")->required()->expected(1);
    add_operators_options(*command, *o);
    command->callback([o] { show(*o); });
}

CLI::App* add_act(
    CLI::App& to, const char* name, const char* help, const act& what, const shared_options& o
) {
    CLI::App* command = to.add_subcommand(name, help);
    auto* which = command->add_option_group("which");
    which->add_option("ids", o->ids, "the notices, as `list` names them");
    which->add_flag("--all", o->all, "every dead letter, or with --region that region's");
    which->require_option(1);
    command->add_option("--region", o->region, "with --all: to that region only");
    add_operators_options(*command, *o);
    command->callback([o, what] { for_each(*o, what); });
    return command;
}

} // namespace

void add_deliveries_command(CLI::App& app) {
    CLI::App* deliveries = app.add_subcommand(
        "deliveries",
        "What is not delivered: by ids, never a value of a person.\n"
        "Exit code 0: done; 1: refused, one of several too; 2: not understood; 3: no gateway runs."
    );
    deliveries->require_subcommand(1);
    const auto options = std::make_shared<deliveries_options>();
    add_list(*deliveries, options);
    add_show(*deliveries, options);
    CLI::App* retry = add_act(
        *deliveries,
        "retry",
        "Dead letters are queued again, in their old place and as if never tried",
        {"aflevering/dode-brieven/", "/opnieuw", "queued again"},
        options
    );
    retry->add_option("--reason", options->reason, "why, for the audit trail; nothing of a person");
    CLI::App* drop = add_act(
        *deliveries,
        "drop",
        "Gives notices up, also one that is queued: the region is never told",
        {"aflevering/meldingen/", "/vervallen", "given up"},
        options
    );
    drop->add_option("--reason", options->reason, "why, for the audit trail; nothing of a person")
        ->required();
}

} // namespace kruispunt::app
