#pragma once

namespace CLI {
class App;
}

namespace kruispunt::app {

/// Each adds one subcommand of `kruispunt`; a command that fails throws CLI::RuntimeError with
/// its exit code after saying why on standard error.
void add_serve_command(CLI::App& app);
void add_sandbox_command(CLI::App& app);
void add_check_command(CLI::App& app);
void add_disclose_command(CLI::App& app);
void add_version_command(CLI::App& app);

} // namespace kruispunt::app
