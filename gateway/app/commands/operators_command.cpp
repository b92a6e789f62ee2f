#include "gateway/app/commands/operators_command.hpp"

#include <CLI/CLI.hpp>

namespace kruispunt::app {

CLI::App* add_group(CLI::App& to, const char* name, const char* about) {
    CLI::App* group = to.add_subcommand(name, about);
    group->require_subcommand(1);
    group->footer("Each has an example: --help behind it.");
    return group;
}

CLI::App*
add_operators_command(CLI::App& to, const command_help& help, operators_options& options) {
    CLI::App* command = to.add_subcommand(help.name, help.about);
    add_config_option(*command, options.config_file);
    command->add_flag("--json", options.json, "the gateway's answer as it came, for machines");
    std::string text = help.more;
    if (!text.empty()) text += "\n\n";
    command->footer(text + "Example:\n  " + help.example + "\n" + help.codes);
    return command;
}

void add_region(CLI::App& to, std::string& region) {
    to.add_option("REGION", region, "the region, as `kruispunt region list` names it")->required();
}

CLI::Option* add_region_filter(CLI::App& to, std::string& region, const char* about) {
    return to.add_option("--region", region, about)->type_name("REGION");
}

CLI::Option* add_reason(CLI::App& to, std::string& reason) {
    return to.add_option("--reason", reason, "why, for the audit trail; nothing of a person")
        ->type_name("TEXT");
}

} // namespace kruispunt::app
