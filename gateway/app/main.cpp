#include "gateway/app/commands/commands.hpp"

#include <CLI/CLI.hpp>

#include <exception>
#include <iostream>

int main(int argc, char** argv) {
    CLI::App app(
        "Kruispunt: the gateway between the regional referral indexes for children.\n"
        "Start with `kruispunt sandbox DIR`, then `kruispunt serve --config DIR/kruispunt.toml`."
    );
    app.require_subcommand(1);
    kruispunt::app::add_serve_command(app);
    kruispunt::app::add_sandbox_command(app);
    kruispunt::app::add_backup_commands(app);
    kruispunt::app::add_certs_command(app);
    kruispunt::app::add_clock_command(app);
    kruispunt::app::add_keys_command(app);
    kruispunt::app::add_check_command(app);
    kruispunt::app::add_status_command(app);
    kruispunt::app::add_connect_command(app);
    kruispunt::app::add_deliveries_command(app);
    kruispunt::app::add_disclose_command(app);
    kruispunt::app::add_region_command(app);
    kruispunt::app::add_feed_command(app);
    kruispunt::app::add_objection_command(app);
    kruispunt::app::add_matches_command(app);
    kruispunt::app::add_report_command(app);
    kruispunt::app::add_attention_command(app);
    kruispunt::app::add_figures_command(app);
    kruispunt::app::add_statistics_command(app);
    kruispunt::app::add_coordination_command(app);
    kruispunt::app::add_audit_command(app);
    kruispunt::app::add_mapping_command(app);
    kruispunt::app::add_version_command(app);
    try {
        app.parse(argc, argv);
        return 0;
    } catch (const CLI::RuntimeError& e) {
        return e.get_exit_code();
    } catch (const CLI::Error& e) {
        // 0 for --help; whatever else was typed wrong is 2, as everywhere
        return app.exit(e) == 0 ? 0 : 2;
    } catch (const std::exception& e) {
        std::cerr << "kruispunt: " << e.what() << '\n';
        return 1;
    }
}
