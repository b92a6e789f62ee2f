#pragma once

namespace CLI {
class App;
}

namespace kruispunt::conformance {

/// `gateway --config FILE [--ready-file F] [--mutant FILE|ID]`: runs the reference gateway until
/// SIGTERM.
void add_gateway_command(CLI::App& to);

} // namespace kruispunt::conformance
