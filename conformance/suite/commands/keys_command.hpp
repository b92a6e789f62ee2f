#pragma once

namespace CLI {
class App;
}

namespace kruispunt::conformance::suite::commands {

struct console;

/// `keys DIR`: an authority and every certificate of a run.
void add_keys_command(CLI::App& to, console& with);

} // namespace kruispunt::conformance::suite::commands
