#pragma once

namespace CLI {
class App;
}

namespace kruispunt::app {

/// Each adds one subcommand of `kruispunt`; a command that fails throws CLI::RuntimeError with
/// its exit code after saying why on standard error.
void add_serve_command(CLI::App& app);
void add_sandbox_command(CLI::App& app);
void add_backup_commands(CLI::App& app);
void add_certs_command(CLI::App& app);
void add_clock_command(CLI::App& app);
void add_keys_command(CLI::App& app);
void add_check_command(CLI::App& app);
void add_status_command(CLI::App& app);
void add_connect_command(CLI::App& app);
void add_deliveries_command(CLI::App& app);
void add_disclose_command(CLI::App& app);
void add_region_command(CLI::App& app);
void add_feed_command(CLI::App& app);
void add_objection_command(CLI::App& app);
void add_attention_command(CLI::App& app);
void add_figures_command(CLI::App& app);
void add_statistics_command(CLI::App& app);
void add_coordination_command(CLI::App& app);
void add_audit_command(CLI::App& app);
void add_mapping_command(CLI::App& app);
void add_matches_command(CLI::App& app);
void add_report_command(CLI::App& app);
void add_version_command(CLI::App& app);

/// Subcommands of `certs`: on a running gateway, and in a sandbox.
void add_certs_list(CLI::App& certs);
void add_certs_reload(CLI::App& certs);
void add_certs_renew(CLI::App& certs);

/// Subcommands of `audit` on a running gateway.
void add_audit_searches(CLI::App& audit);

/// Subcommands of `keys` on a running gateway.
void add_keys_status(CLI::App& keys);
void add_keys_rotate(CLI::App& keys);
void add_keys_retire(CLI::App& keys);

/// The subcommands of `check`; exit code 0: accepted, 1: refused, 2: not understood.
void add_check_documents(CLI::App& check);
void add_check_soap(CLI::App& check);
void add_check_message(CLI::App& check);
void add_check_certificate(CLI::App& check);

} // namespace kruispunt::app
