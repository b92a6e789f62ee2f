#pragma once

namespace CLI {
class App;
}

namespace kruispunt::conformance::suite::commands {

struct console;

/// `judge DIR`: the verdicts of a recorded run, made anew from its evidence.
void add_judge_command(CLI::App& to, console& with);

} // namespace kruispunt::conformance::suite::commands
