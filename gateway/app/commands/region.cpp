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
    std::string reason;
    std::int64_t from = 0;
};

// shared because CLI11 keeps the callbacks beyond these functions
using shared_options = std::shared_ptr<region_options>;

/// What a column says of a member.
struct column {
    const char* heading;
    const char* name; ///< of the answer's member
};

// What an answer says nothing of has no column.
std::vector<column> columns_of(const json& members) {
    std::vector<column> found;
    for (const column& each :
         {column{"region", "regio"},
          column{"access", "toegang"},
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
            cells.push_back(text_in(member, each.name));
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
             "still "
             "stand are told now",
             "kruispunt region resume REGION"},
            options);
    add_reason(*command, options->reason);
    command->callback([options] { resume(*options); });
}

struct access_command {
    command_help help;
    const char* word; ///< on the wire
};

constexpr access_command access_commands[] = {
    {{"admit",
      "Fully into the federation; needs an accepted conformance report, or to have been admitted "
      "before",
      "kruispunt region admit REGION --reason \"rapport 2026-7 aanvaard\"",
      "Who comes in brings nothing of the sandbox along: its signals there must have ended."},
     "toegelaten"},
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

} // namespace

void add_region_command(CLI::App& app) {
    CLI::App* region = add_group(app, "region", "How a region takes part in a running gateway");
    const auto options = std::make_shared<region_options>();
    CLI::App* all = add_operators_command(
        *region,
        {"list", "All regions: standing, lane, feed, queue", "kruispunt region list"},
        *options
    );
    all->callback([options] { list(*options); });
    add_pause(*region, options);
    add_shadow(*region, options);
    add_resume(*region, options);
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
