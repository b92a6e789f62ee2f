#include "gateway/app/commands/commands.hpp"
#include "gateway/app/commands/operators_command.hpp"
#include "gateway/app/commands/status_screen.hpp"
#include "gateway/app/terminal.hpp"

#include <CLI/CLI.hpp>

#include <chrono>
#include <iostream>
#include <memory>

namespace kruispunt::app {

namespace {

using namespace std::chrono_literals;
using json = nlohmann::ordered_json;

constexpr int needs_a_hand = 1;
constexpr auto between_looks = 2s;
constexpr auto longest_watch = 12h;

struct status_options : operators_options {
    bool watch = false;
};

json overview(const status_options& options) {
    return ask_gateway(options, "GET", "overzicht");
}

void show_once(const status_options& options) {
    const json found = overview(options);
    if (options.json)
        print_answer(found);
    else
        std::cout << status_screen(found, {with_colours(), terminal_lines()});
    if (!all_well(found)) throw CLI::RuntimeError(needs_a_hand);
}

void keep_showing(const status_options& options) {
    constexpr char clear_screen[] = "\x1b[H\x1b[2J";
    if (!on_terminal())
        throw CLI::ValidationError(
            "--watch", "needs a terminal; without it the screen is shown once"
        );
    const key_listener keys;
    const auto until = std::chrono::steady_clock::now() + longest_watch;
    while (std::chrono::steady_clock::now() < until) {
        const json found = overview(options);
        std::cout << clear_screen << status_screen(found, {with_colours(), terminal_lines() - 2})
                  << "Every 2 seconds; q ends." << std::flush;
        if (keys.quits_within(between_looks)) break;
    }
    std::cout << '\n';
}

} // namespace

void add_status_command(CLI::App& app) {
    // shared because CLI11 keeps the callback beyond this function
    const auto options = std::make_shared<status_options>();
    CLI::App* command = add_operators_command(
        app,
        {"status",
         "How everything stands, on one screen, and what needs a hand",
         "kruispunt status --watch",
         "The gateway, the regions, the feeds, what is owed and what came of it, and the alarms "
         "with "
         "the command for each.\nThe manual explains every word of it (docs/operating.md).",
         "Exit code 0: all is well; 1: something needs a hand; 2: not understood; 3: no gateway "
         "runs."},
        *options
    );
    command->add_flag("--watch", options->watch, "again every 2 seconds, until q")
        ->excludes("--json");
    command->callback([options] { options->watch ? keep_showing(*options) : show_once(*options); });
}

} // namespace kruispunt::app
