#pragma once

namespace CLI {
class App;
}

namespace kruispunt::conformance::suite::commands {

struct console;

/// `doctor --sut FILE`: what a run stands on, and what to mend first.
void add_doctor_command(CLI::App& to, console& with);

} // namespace kruispunt::conformance::suite::commands
