#include "conformance/app/gateway_command.hpp"
#include "conformance/app/region_command.hpp"
#include "conformance/suite/commands/console.hpp"
#include "conformance/suite/commands/suite_commands.hpp"

#ifdef KRUISPUNT_WITH_POPULATION
#include "conformance/population/command.hpp"
#endif

#include <CLI/CLI.hpp>

#include <csignal>
#include <exception>
#include <iostream>
#include <unistd.h>

namespace {

constexpr int usage_or_configuration = 2;

int run(int argc, char** argv) {
    kruispunt::conformance::suite::commands::console console{
        std::cout, std::cerr, isatty(STDERR_FILENO) == 1};
    CLI::App app("Kruispunt's reference regions and conformance tools");
    app.require_subcommand(1);
    kruispunt::conformance::add_region_command(app);
    kruispunt::conformance::add_gateway_command(app);
    kruispunt::conformance::suite::commands::add_suite_commands(app, console);
#ifdef KRUISPUNT_WITH_POPULATION
    kruispunt::conformance::add_population_command(app);
#endif
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : usage_or_configuration;
    } catch (const std::exception& error) {
        std::cerr << "kruispunt-conformance: " << error.what() << '\n';
        return usage_or_configuration;
    }
    return console.exit_code;
}

} // namespace

int main(int argc, char** argv) {
    // A peer that is gone is an error of its connection, not the end of the process.
    std::signal(SIGPIPE, SIG_IGN);
    return run(argc, argv);
}
