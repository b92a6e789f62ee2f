#include "certs/sandbox_pki.hpp"
#include "gateway/app/commands/commands.hpp"
#include "gateway/app/config.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace kruispunt::app {

namespace {

struct revoke_options {
    std::string party;
    std::string config;
};

// Where the throw-away authority stands; only a sandbox has its key (COM-03).
std::filesystem::path authority_of(const config& configured) {
    const std::string file = configured.file.string();
    if (!configured.sandbox)
        throw std::runtime_error(
            "certs revoke: " + file +
            " is no sandbox (it does not say `sandbox = true`). A real certificate is revoked by "
            "the trust service provider that issued it; the gateway reads the list that "
            "`crl` under [gateway] names."
        );
    const auto folder = configured.ca.parent_path();
    if (configured.crl != folder / "crl.pem")
        throw std::runtime_error(
            "certs revoke: " + file + " does not use " + (folder / "crl.pem").string() +
            ", so nobody would notice; write `crl` under [gateway] so, or make another sandbox"
        );
    if (!std::filesystem::exists(folder / "ca.key"))
        throw std::runtime_error(
            "certs revoke: " + (folder / "ca.key").string() +
            " is missing: the list cannot be signed without the sandbox's authority; make another "
            "sandbox"
        );
    return folder;
}

std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names)
        all += (all.empty() ? "" : ", ") + name;
    return all;
}

std::vector<std::string>
must_be_there(const std::filesystem::path& folder, const std::string& party) {
    auto found = certs::certificates_of(folder, party);
    if (!found.empty()) return found;
    throw std::runtime_error(
        "certs revoke: " + folder.string() + " has no certificate of '" + party +
        "'; it has: " + joined(certs::certificates_in_sandbox(folder))
    );
}

void revoke(const revoke_options& options) {
    const auto folder = authority_of(load_config(options.config));
    const auto names = must_be_there(folder, options.party);
    const auto added = certs::revoke_in_sandbox(folder, names);
    if (added.empty()) {
        std::cout << "Nothing changed: " << joined(names) << " was revoked before.\n";
        return;
    }
    std::cout << "Revoked " << joined(added) << " in " << (folder / "crl.pem").string()
              << ".\nA running gateway notices by itself: it closes the open connections of "
              << options.party
              << " and refuses new ones.\nThis cannot be undone; to start over, make another "
                 "sandbox.\n";
}

} // namespace

void add_certs_command(CLI::App& app) {
    CLI::App* certs = app.add_subcommand(
        "certs", "Certificates: what ends soon, new files taken up, and a sandbox's own"
    );
    certs->require_subcommand(1);
    add_certs_list(*certs);
    add_certs_reload(*certs);
    add_certs_renew(*certs);
    // shared because CLI11 keeps the callback beyond this function
    const auto options = std::make_shared<revoke_options>();
    CLI::App* command = certs->add_subcommand(
        "revoke",
        "Revoke a party's certificates, as its trust service provider would, and see what the "
        "gateway does.\nOnly in a sandbox, which holds its own authority. Example:\n"
        "  kruispunt certs revoke vendor --config DIR/kruispunt.toml"
    );
    command
        ->add_option(
            "PARTY",
            options->party,
            "whose: a certificate's name under pki/, such as vendor or a region's; a "
            "party that signs loses its signing certificate too, or that one alone as PARTY-signing"
        )
        ->required();
    command->add_option("--config", options->config, "the sandbox's kruispunt.toml")
        ->required()
        ->check(CLI::ExistingFile);
    command->callback([options] { revoke(*options); });
}

} // namespace kruispunt::app
