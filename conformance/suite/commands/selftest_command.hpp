#pragma once

namespace CLI {
class App;
}

namespace kruispunt::conformance::suite::commands {

struct console;

/// `selftest [--protocol P] [--role R] [--mutant ID] [--all] [--matrix FILE] [--html FILE]`: holds
/// the tests against references that are broken in one sentence each; exit code 6 where a gate does
/// not hold.
void add_selftest_command(CLI::App& to, console& with);

} // namespace kruispunt::conformance::suite::commands
