#pragma once

namespace CLI {
class App;
}

namespace kruispunt::conformance::suite::commands {

struct console;

/// `serve DIR`: a recorded run as pages on this machine.
void add_serve_command(CLI::App& to, console& with);

} // namespace kruispunt::conformance::suite::commands
