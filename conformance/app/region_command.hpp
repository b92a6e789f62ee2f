#pragma once

namespace CLI {
class App;
}

namespace kruispunt::conformance {

/// `region NAME --config FILE [--ready-file F]`: runs a reference region until SIGTERM.
void add_region_command(CLI::App& to);

} // namespace kruispunt::conformance
