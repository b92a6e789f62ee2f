#pragma once

namespace CLI {
class App;
}

namespace kruispunt::conformance::suite::commands {

struct console;

/// `verify DIR|ARCHIVE --trust FILE`: whether the body that admits vendors can believe a run.
void add_verify_command(CLI::App& to, console& with);

} // namespace kruispunt::conformance::suite::commands
