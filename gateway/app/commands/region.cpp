#include "gateway/app/commands/commands.hpp"
#include "gateway/app/operators_client.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <iomanip>
#include <iostream>
#include <memory>
#include <string>

namespace kruispunt::app {

namespace {

using json = nlohmann::ordered_json;

constexpr char without_reason[] = "hervat; geen reden gegeven";

struct region_options : operators_options {
    std::string region;
    std::string reason;
    std::int64_t from = 0;
};

std::string text_in(const json& of, const char* name) {
    const auto at = of.find(name);
    if (at == of.end() || at->is_null()) return "-";
    return at->is_string() ? at->get_ref<const std::string&>() : at->dump();
}

void print_header() {
    std::cout << std::left << std::setw(20) << "region" << std::setw(12) << "standing"
              << std::setw(10) << "lane" << std::setw(10) << "feed" << std::setw(8) << "queue"
              << std::setw(8) << "dead" << std::setw(8) << "untold"
              << "since\n";
}

void print_member(const json& member) {
    std::cout << std::left << std::setw(20) << text_in(member, "regio") << std::setw(12)
              << text_in(member, "stand") << std::setw(10) << text_in(member, "baan")
              << std::setw(10) << text_in(member, "stroom") << std::setw(8)
              << text_in(member, "wachtrij") << std::setw(8) << text_in(member, "dodeBrieven")
              << std::setw(8) << text_in(member, "nietVerteld") << text_in(member, "sinds") << '\n';
    if (const std::string why = text_in(member, "reden"); !why.empty())
        std::cout << "  " << why << " (" << text_in(member, "door") << ")\n";
}

void print_one(const region_options& options, const json& member) {
    if (options.json) return print_answer(member);
    print_header();
    print_member(member);
}

void list(const region_options& options) {
    const json answer = ask_gateway(options, "GET", "deelnemers");
    if (options.json) return print_answer(answer);
    print_header();
    for (const json& member : answer["deelnemers"])
        print_member(member);
}

void stand(const region_options& options, const char* mode) {
    const json wish{{"stand", mode}, {"reden", options.reason}};
    const std::string path = "deelnemers/" + options.region + "/stand";
    print_one(options, ask_gateway(options, "PUT", path, wish));
}

void resume(const region_options& options) {
    const json wish{{"reden", options.reason}};
    const std::string path = "deelnemers/" + options.region + "/hervat";
    print_one(options, ask_gateway(options, "POST", path, wish));
}

void resume_feed(const region_options& options) {
    json wish{{"reden", options.reason}};
    if (options.from > 0) wish["vanaf"] = options.from;
    const std::string path = "deelnemers/" + options.region + "/stroom/hervat";
    print_one(options, ask_gateway(options, "POST", path, wish));
}

CLI::App* add(CLI::App& to, const char* name, const char* help, region_options& options) {
    CLI::App* command = to.add_subcommand(name, help);
    command->add_option("region", options.region, "the region, as configured")->required();
    add_operators_options(*command, options);
    return command;
}

constexpr char reason_help[] = "why, for the audit trail; nothing of a person";

} // namespace

void add_region_command(CLI::App& app) {
    CLI::App* region = app.add_subcommand(
        "region",
        "How a region takes part in a running gateway.\n"
        "Exit code 0: done; 1: refused; 2: not understood; 3: no gateway runs."
    );
    region->require_subcommand(1);
    const auto options = std::make_shared<region_options>(); // shared because CLI11 keeps callbacks
    CLI::App* all = region->add_subcommand("list", "All regions: standing, lane, feed, queue");
    add_operators_options(*all, *options);
    all->callback([options] { list(*options); });
    CLI::App* pause = add(
        *region,
        "pause",
        "Maintenance: nothing is sent to it, what it is owed waits; its own input is still taken",
        *options
    );
    pause->add_option("--reason", options->reason, reason_help)->required();
    pause->callback([options] { stand(*options, "onderhoud"); });
    CLI::App* shadow = add(
        *region,
        "shadow",
        "Shadow: its input is matched, but nobody is told of those matches until it is resumed; "
        "what would have been told is counted",
        *options
    );
    shadow->add_option("--reason", options->reason, reason_help)->required();
    shadow->callback([options] { stand(*options, "schaduw"); });
    CLI::App* again = add(
        *region,
        "resume",
        "Normal again, also where its endpoint was gone (410); after shadow the matches that still "
        "stand are told now",
        *options
    );
    again->add_option("--reason", options->reason, reason_help)->default_str(without_reason);
    again->callback([options] {
        if (options->reason.empty()) options->reason = without_reason;
        resume(*options);
    });
}

void add_feed_command(CLI::App& app) {
    CLI::App* feed = app.add_subcommand(
        "feed",
        "The feed of a region that is polled.\n"
        "Exit code 0: done; 1: refused; 2: not understood; 3: no gateway runs."
    );
    feed->require_subcommand(1);
    const auto options = std::make_shared<region_options>(); // shared because CLI11 keeps callbacks
    CLI::App* again = add(*feed, "resume", "A feed that halted is asked again", *options);
    again->add_option("--from", options->from, "the first number to be asked for; else its mark")
        ->check(CLI::PositiveNumber);
    again->add_option("--reason", options->reason, reason_help)->default_str(without_reason);
    again->callback([options] {
        if (options->reason.empty()) options->reason = without_reason;
        resume_feed(*options);
    });
}

} // namespace kruispunt::app
