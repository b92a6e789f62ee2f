#pragma once

namespace CLI {
class App;
}

namespace kruispunt::conformance::suite::commands {

struct console;

/// `list`: the tests, their sentences and what they say; `--lint`: what is wrong in the catalogue.
void add_list_command(CLI::App& to, console& with);

} // namespace kruispunt::conformance::suite::commands
