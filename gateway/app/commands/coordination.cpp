#include "gateway/app/commands/commands.hpp"
#include "gateway/app/commands/operators_command.hpp"
#include "gateway/app/commands/operators_text.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <string>

namespace kruispunt::app {

namespace {

using json = nlohmann::ordered_json;

void print_receiver(const json& answer) {
    const json& to = answer["ontvanger"];
    if (to.is_null()) {
        std::cout << "Nobody is told: the configuration has no [coordination].\n";
        return;
    }
    std::cout << "Events go to " << text_in(to, "host") << ", OIN " << text_in(to, "oin") << ":\n";
    for (const json& type : answer["soorten"])
        std::cout << "  " << type.get<std::string>() << '\n';
}

void print_queue(const json& answer) {
    if (!answer["loopt"].get<bool>()) std::cout << "It stands still: kruispunt status says why.\n";
    std::cout << "Told: " << text_in(answer, "verteld")
              << "; waiting: " << text_in(answer, "wachtend");
    if (!answer["oudste"].is_null())
        std::cout << ", the oldest since " << text_in(answer, "oudste");
    std::cout << "; dropped for want of room: " << text_in(answer, "vervallen") << ".\n";
    if (!answer["oudste"].is_null())
        std::cout
            << "What waits goes by itself, oldest first; what an objection freezes stays until "
               "it is decided.\n";
}

void coordination(const operators_options& options) {
    const json answer = ask_gateway(options, "GET", "abonnement");
    if (options.json) return print_answer(answer);
    print_receiver(answer);
    print_queue(answer);
}

} // namespace

void add_coordination_command(CLI::App& app) {
    // shared because CLI11 keeps the callback beyond this function
    const auto options = std::make_shared<operators_options>();
    CLI::App* command = add_operators_command(
        app,
        {"coordination",
         "What the coordination body is told by itself, and how far that is",
         "kruispunt coordination",
         "Who is told stands in [coordination] of the configuration (docs/configuration.md)."},
        *options
    );
    command->callback([options] { coordination(*options); });
}

} // namespace kruispunt::app
