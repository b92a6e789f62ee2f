#pragma once

#include "gateway/app/operators_client.hpp"

#include <string>

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace kruispunt::app {

/// How a command presents itself.
struct command_help {
    const char* name = "";
    const char* about = "";   ///< on one line, also in the list of all commands
    const char* example = ""; ///< a whole command that works
    const char* more = "";    ///< what its own help says besides
    const char* codes = "Exit code 0: done; 1: refused, with the reason; 2: not understood; "
                        "3: no gateway runs.";
};

/// A group of commands that needs one of them.
CLI::App* add_group(CLI::App& to, const char* name, const char* about);

/// A command that speaks to a running gateway: `--config`, `--json`, its example and exit codes.
CLI::App* add_operators_command(CLI::App& to, const command_help& help, operators_options& options);

/// The region that it is about, by its place.
void add_region(CLI::App& to, std::string& region);

/// `--region`: no other region's.
CLI::Option* add_region_filter(CLI::App& to, std::string& region, const char* about);

/// `--reason`: for the audit trail.
CLI::Option* add_reason(CLI::App& to, std::string& reason);

} // namespace kruispunt::app
