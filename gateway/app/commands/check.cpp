#include "gateway/app/commands/commands.hpp"
#include "gateway/app/data_folder.hpp"
#include "gateway/app/federation_setup.hpp"
#include "gateway/app/tls_files.hpp"
#include "gateway/net/tls_context.hpp"
#include "gateway/trust/body_keys.hpp"
#include "gateway/vault/key_ring.hpp"

#include <CLI/CLI.hpp>

#include <cstddef>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

namespace kruispunt::app {

namespace {

void say(const std::string& what, const std::string& found) {
    std::cout << "ok  " << what << ": " << found << '\n';
}

// Such as "parents from 0, young_person from 16".
std::string consenting(const domain::consent_steps& steps) {
    std::string text;
    for (const domain::consent_step& step : steps) {
        if (!text.empty()) text += ", ";
        text += std::string(word_of(step.by)) + " from " + std::to_string(step.from_age);
    }
    return text;
}

void check_body_keys(const config& configured) {
    const std::size_t found = trust::body_keys(configured.body_keys).keys();
    if (found > 0)
        say("keys of the body", std::to_string(found));
    else
        std::cout << "--  keys of the body: none, so that no region can be admitted\n";
}

// Everything that `serve` would need, loaded as it would load it, and nothing written.
void check(const std::string& file) {
    const config configured = load_config(file);
    say("configuration", configured.file.string());
    const federation_setup loaded = load_federation(configured);
    say("municipalities", std::to_string(loaded.municipalities.size()) + " in the table");
    for (std::size_t i = 0; i < loaded.participants.size(); ++i) {
        const region_config& region = configured.regions[i];
        const auto& policy = loaded.policy.of(region.name);
        say("region " + region.name,
            "protocol " + region.protocol + ", OIN " + region.oin + ", active " +
                std::to_string(policy.active_years) + " years, may learn " +
                std::to_string(policy.may_learn.count()) +
                " fields of the other side, consent of " + consenting(policy.consent));
        if (region.url.empty()) std::cout << "--  region " << region.name << ": no endpoint\n";
        for (const std::string& caution : loaded.adapters[i]->cautions())
            std::cout << "!!  region " << region.name << ": " << caution << '\n';
    }
    (void)net::tls_context::for_client(tls_files_of(configured));
    say("certificates", configured.certificate.string());
    check_body_keys(configured);
    (void)vault::load_key_ring(data_folder::ring_of(configured.data));
    say("key ring", data_folder::ring_of(configured.data).string());
}

} // namespace

void add_check_command(CLI::App& app) {
    // shared because CLI11 keeps the callback beyond this function
    const auto file = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand(
        "check", "Check a configuration, a message or a certificate as the gateway would"
    );
    command->footer("Exit code 0: accepted; 1: refused; 2: not understood.");
    command->add_option("--config", *file, "load all that this TOML file names; change nothing")
        ->check(CLI::ExistingFile);
    add_check_documents(*command);
    add_check_soap(*command);
    add_check_message(*command);
    add_check_certificate(*command);
    command->require_subcommand(0, 1);
    command->callback([command, file] {
        const bool other = !command->get_subcommands().empty();
        if (other != file->empty())
            throw CLI::ValidationError("check", "either --config FILE or one of its subcommands");
        if (!other) check(*file);
    });
}

} // namespace kruispunt::app
