#pragma once

namespace CLI {
class App;
}

namespace kruispunt::conformance::suite::commands {

struct console;

/// `explain ID`: a test in plain words, in Dutch or English.
void add_explain_command(CLI::App& to, console& with);

} // namespace kruispunt::conformance::suite::commands
