#pragma once

namespace CLI {
class App;
}

namespace kruispunt::conformance::suite::commands {

struct console;

/// `coverage`: which sentence has a test, which a reason, which neither.
void add_coverage_command(CLI::App& to, console& with);

} // namespace kruispunt::conformance::suite::commands
