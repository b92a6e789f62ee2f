#pragma once

namespace CLI {
class App;
}

namespace kruispunt::conformance::suite::commands {

struct console;

/// `diff OLD NEW`: which verdicts are others than they were.
void add_diff_command(CLI::App& to, console& with);

} // namespace kruispunt::conformance::suite::commands
