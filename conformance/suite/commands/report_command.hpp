#pragma once

namespace CLI {
class App;
}

namespace kruispunt::conformance::suite::commands {

struct console;

/// `report DIR --format F`: a recorded run in another form.
void add_report_command(CLI::App& to, console& with);

} // namespace kruispunt::conformance::suite::commands
