#pragma once

namespace CLI {
class App;
}

namespace kruispunt::conformance::suite::commands {

struct console;

/// `sign DIR --key FILE`: the signed statement that is handed in with a run.
void add_sign_command(CLI::App& to, console& with);

} // namespace kruispunt::conformance::suite::commands
