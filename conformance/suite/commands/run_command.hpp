#pragma once

namespace CLI {
class App;
}

namespace kruispunt::conformance::suite::commands {

struct console;

/// `run --sut FILE`: runs the tests, writes what was seen and the report on it.
void add_run_command(CLI::App& to, console& with);

} // namespace kruispunt::conformance::suite::commands
