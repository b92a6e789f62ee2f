#include "gateway/app/commands/commands.hpp"
#include "gateway/app/commands/operators_command.hpp"
#include "gateway/app/commands/operators_text.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace kruispunt::app {

namespace {

using json = nlohmann::ordered_json;

constexpr char without_reason[] = "hervat; geen reden gegeven";

struct region_options : operators_options {
    std::string region;
    std::vector<std::string> regions; ///< of `admit`
    std::string reason;
    std::string confirmed; ///< the region's name, said again
    bool dry_run = false;
    std::int64_t from = 0;
};

// shared because CLI11 keeps the callbacks beyond these functions
using shared_options = std::shared_ptr<region_options>;

/// What a column says of a member.
struct column {
    const char* heading;
    const char* name; ///< of the answer's member
};

// Of a conformance report up to which word all was kept.
std::string cell_of(const json& member, const column& which) {
    const json& value = member.at(which.name);
    return value.is_object() ? text_in(value, "niveau") : text_in(member, which.name);
}

// What an answer says nothing of has no column.
std::vector<column> columns_of(const json& members) {
    std::vector<column> found;
    for (const column& each :
         {column{"region", "regio"},
          column{"access", "toegang"},
          column{"level", "conformiteit"},
          column{"standing", "stand"},
          column{"lane", "baan"},
          column{"feed", "stroom"},
          column{"queue", "wachtrij"},
          column{"dead", "dodeBrieven"},
          column{"untold", "nietVerteld"},
          column{"since", "sinds"}})
        if (members.empty() || members.front().contains(each.name)) found.push_back(each);
    return found;
}

void print_members(const json& members) {
    const std::vector<column> columns = columns_of(members);
    std::vector<std::string> headings;
    for (const column& each : columns)
        headings.emplace_back(each.heading);
    text_table table(std::move(headings));
    for (const json& member : members) {
        std::vector<std::string> cells;
        for (const column& each : columns)
            cells.push_back(cell_of(member, each));
        table.add(std::move(cells));
    }
    table.print(std::cout);
    for (const json& member : members)
        if (const std::string why = text_in(member, "reden"); !why.empty())
            std::cout << text_in(member, "regio") << ": " << why << " (" << text_in(member, "door")
                      << ")\n";
}

void print_one(const region_options& options, const json& member) {
    options.json ? print_answer(member) : print_members(json::array({member}));
}

void list(const region_options& options) {
    const json answer = ask_gateway(options, "GET", "deelnemers");
    options.json ? print_answer(answer) : print_members(answer["deelnemers"]);
}

void stand(const region_options& options, const char* mode) {
    const json wish{{"stand", mode}, {"reden", options.reason}};
    const std::string path = "deelnemers/" + options.region + "/stand";
    print_one(options, ask_gateway(options, "PUT", path, wish));
}

void let_in(const region_options& options, const char* access) {
    const json wish{{"toegang", access}, {"reden", options.reason}};
    print_one(options, ask_gateway(options, "PUT", "deelnemers/" + options.region, wish));
}

// With whom each exchanges from now on, so that nobody thinks that one alone is open.
void print_admitted(const json& members) {
    print_members(members);
    for (const json& member : members) {
        std::string with;
        for (const json& other : member["wisseltUitMet"])
            with += (with.empty() ? "" : ", ") + other.get<std::string>();
        std::cout << text_in(member, "regio") << " exchanges with "
                  << (with.empty() ? "nobody yet: the others are of the sandbox" : with) << '\n';
    }
}

void admit(const region_options& options) {
    const json wish{{"regios", options.regions}, {"reden", options.reason}};
    const json answer = ask_gateway(options, "POST", "toelating", wish);
    options.json ? print_answer(answer) : print_admitted(answer["deelnemers"]);
}

[[noreturn]] void not_confirmed(const region_options& options) {
    std::cerr << "kruispunt: nothing was erased: the name that was said is not " << options.region
              << '\n';
    throw CLI::RuntimeError(1);
}

// "1 signal", "3 signals".
std::string counted(const json& of, const char* name, const char* one, const char* more) {
    const std::string count = text_in(of, name);
    return count + " " + (count == "1" ? one : more);
}

std::string held_in(const json& answer) {
    return counted(answer, "signalen", "signal", "signals") + " of " + text_in(answer, "regio") +
           " and " + counted(answer, "matches", "open match", "open matches") + " of it";
}

// A person is asked for the region's name; a program gives it with --confirm.
void confirm(const region_options& options, const json& held) {
    std::string said = options.confirmed;
    if (said.empty()) {
        std::cerr << held_in(held)
                  << " will be erased; the other sides are told that a match ended.\n"
                     "Type the name of the region to go on: ";
        std::getline(std::cin, said);
    }
    if (said != options.region) not_confirmed(options);
}

void clear(const region_options& options) {
    const std::string path = "deelnemers/" + options.region + "/sandboxsignalen";
    const json held = ask_gateway(options, "GET", path);
    if (options.dry_run) {
        if (options.json) return print_answer(held);
        std::cout << held_in(held) << " would be erased\n";
        return;
    }
    confirm(options, held);
    const json wish{{"bevestiging", options.region}, {"reden", options.reason}};
    const json answer = ask_gateway(options, "POST", path + "/wis", wish);
    if (options.json) return print_answer(answer);
    std::cout << "erased: " << counted(answer, "gewist", "signal", "signals") << " of "
              << options.region << ". What comes next: kruispunt region admit\n";
}

json resumption(const region_options& options) {
    return json{{"reden", options.reason.empty() ? without_reason : options.reason}};
}

void resume(const region_options& options) {
    const std::string path = "deelnemers/" + options.region + "/hervat";
    print_one(options, ask_gateway(options, "POST", path, resumption(options)));
}

void resume_feed(const region_options& options) {
    json wish = resumption(options);
    if (options.from > 0) wish["vanaf"] = options.from;
    const std::string path = "deelnemers/" + options.region + "/stroom/hervat";
    print_one(options, ask_gateway(options, "POST", path, wish));
}

CLI::App* add(CLI::App& to, const command_help& help, const shared_options& options) {
    CLI::App* command = add_operators_command(to, help, *options);
    add_region(*command, options->region);
    return command;
}

void add_pause(CLI::App& to, const shared_options& options) {
    CLI::App* command = add(
        to,
        {"pause",
         "Maintenance: nothing is sent to it, what it is owed waits; its own input is still taken",
         "kruispunt region pause REGION --reason \"nieuwe release tot 18 uur\""},
        options
    );
    add_reason(*command, options->reason)->required();
    command->callback([options] { stand(*options, "onderhoud"); });
}

void add_shadow(CLI::App& to, const shared_options& options) {
    CLI::App* command = add(
        to,
        {"shadow",
         "Shadow: its input is matched, but nobody is told of those matches until it is resumed; "
         "what would have been told is counted",
         "kruispunt region shadow REGION --reason \"proef voor de aansluiting\""},
        options
    );
    add_reason(*command, options->reason)->required();
    command->callback([options] { stand(*options, "schaduw"); });
}

void add_resume(CLI::App& to, const shared_options& options) {
    CLI::App* command =
        add(to,
            {"resume",
             "Normal again, also where its endpoint was gone (410); after shadow the matches that "
             "still stand are told now",
             "kruispunt region resume REGION"},
            options);
    add_reason(*command, options->reason);
    command->callback([options] { resume(*options); });
}

struct access_command {
    command_help help;
    const char* word = nullptr; ///< on the wire
};

constexpr access_command access_commands[] = {
    {{"suspend",
      "Out: its calls are refused, its feed is not read, and what it is owed is kept",
      "kruispunt region suspend REGION --reason \"sleutel gelekt\"",
      "Whom it is paired with stays as it is. `region admit` or `region sandbox` ends it."},
     "geschorst"},
    {{"sandbox",
      "A suspended region of the sandbox takes part in the sandbox again",
      "kruispunt region sandbox REGION --reason \"sleutel vervangen\"",
      "Who was admitted does not go back to the sandbox: `region admit` it."},
     "sandbox"}};

void add_access(CLI::App& to, const access_command& what, const shared_options& options) {
    CLI::App* command = add(to, what.help, options);
    add_reason(*command, options->reason)->required();
    const char* const word = what.word;
    command->callback([options, word] { let_in(*options, word); });
}

void add_admit(CLI::App& to, const shared_options& options) {
    CLI::App* command = add_operators_command(
        to,
        {"admit",
         "Fully into the federation, all that are named or none; needs an accepted conformance "
         "report of each, or that it was admitted before",
         "kruispunt region admit REGION REGION --reason \"rapporten aanvaard\"",
         "Who is admitted exchanges with admitted regions only, so open several at once. Nobody "
         "brings anything of the sandbox along: `region suspend` and `region clear` come first."},
        *options
    );
    command->add_option("REGION", options->regions, "each once")->required();
    add_reason(*command, options->reason)->required();
    command->callback([options] { admit(*options); });
}

void add_clear(CLI::App& to, const shared_options& options) {
    CLI::App* command =
        add(to,
            {"clear",
             "Erases what a suspended region gave in the sandbox, after it was said how much that "
             "is and asked",
             "kruispunt region clear REGION --reason \"begin van de toelating\"",
             "Only of a region that was never admitted. Its signals are withdrawn one by one; "
             "broken off, the same command goes on."},
            options);
    add_reason(*command, options->reason)->required();
    command->add_flag("--dry-run", options->dry_run, "say how much, and erase nothing");
    command
        ->add_option("--confirm", options->confirmed, "the region's name again: nothing is asked")
        ->type_name("REGION");
    command->callback([options] { clear(*options); });
}

} // namespace

void add_region_command(CLI::App& app) {
    CLI::App* region = add_group(app, "region", "How a region takes part in a running gateway");
    const auto options = std::make_shared<region_options>();
    CLI::App* all = add_operators_command(
        *region,
        {"list",
         "All regions: access, conformance, standing, lane, feed, queue",
         "kruispunt region list",
         "Level: by the report that holds longest, SHOULD where all that must and should be was "
         "kept, MUST where all that must be was; - without one."},
        *options
    );
    all->callback([options] { list(*options); });
    add_pause(*region, options);
    add_shadow(*region, options);
    add_resume(*region, options);
    add_admit(*region, options);
    add_clear(*region, options);
    for (const access_command& each : access_commands)
        add_access(*region, each, options);
}

void add_feed_command(CLI::App& app) {
    CLI::App* feed = add_group(app, "feed", "The feed of a region that is polled");
    const auto options = std::make_shared<region_options>();
    CLI::App* again =
        add(*feed,
            {"resume",
             "A feed that halted is asked again",
             "kruispunt feed resume REGION --from 20091"},
            options);
    again->add_option("--from", options->from, "the first number to be asked for; else its mark")
        ->type_name("NUMBER")
        ->check(CLI::PositiveNumber);
    add_reason(*again, options->reason);
    again->callback([options] { resume_feed(*options); });
}

} // namespace kruispunt::app
