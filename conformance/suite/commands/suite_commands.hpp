#pragma once

namespace CLI {
class App;
}

namespace kruispunt::conformance::suite::commands {

struct console;

/// Every command of the vendors' suite; `with` outlives the parsing.
void add_suite_commands(CLI::App& to, console& with);

} // namespace kruispunt::conformance::suite::commands
