#include "gateway/app/commands/commands.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace kruispunt::app {

void add_version_command(CLI::App& app) {
    CLI::App* command = app.add_subcommand("version", "Say which version this is");
    command->callback([] { std::cout << "kruispunt " KRUISPUNT_VERSION "\n"; });
}

} // namespace kruispunt::app
