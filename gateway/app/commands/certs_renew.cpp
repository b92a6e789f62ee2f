#include "certs/sandbox_pki.hpp"
#include "gateway/app/commands/commands.hpp"
#include "gateway/app/config.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>

namespace kruispunt::app {

namespace {

namespace fs = std::filesystem;

constexpr char revocation_list[] = "crl";

struct renew_options {
    std::string name;
    std::string config;
    bool beside = false;
    int days = 365;
};

fs::path pki_of(const config& configured) {
    const auto folder = configured.ca.parent_path();
    if (!configured.sandbox)
        throw std::runtime_error(
            "certs renew: " + configured.file.string() +
            " is no sandbox (it does not say `sandbox = true`). A real certificate is ordered from "
            "a trust service provider; put it in the place of the old one."
        );
    if (!fs::exists(folder / "ca.key"))
        throw std::runtime_error(
            "certs renew: " + (folder / "ca.key").string() +
            " is missing: nothing can be signed without the sandbox's authority; make another "
            "sandbox"
        );
    return folder;
}

void must_be_there(const fs::path& folder, const std::string& name) {
    const auto names = certs::certificates_in_sandbox(folder);
    if (std::find(names.begin(), names.end(), name) != names.end()) return;
    std::string all = revocation_list;
    for (const std::string& one : names)
        all += ", " + one;
    throw std::runtime_error(
        "certs renew: " + folder.string() + " has no certificate '" + name + "'; it has: " + all
    );
}

void renew(const renew_options& options) {
    const auto folder = pki_of(load_config(options.config));
    if (options.name == revocation_list) {
        certs::renew_list_in_sandbox(folder, options.days);
        std::cout << "Signed " << (folder / "crl.pem").string() << " anew.\n";
        return;
    }
    must_be_there(folder, options.name);
    const auto where = options.beside ? certs::renewed::beside : certs::renewed::in_place;
    certs::renew_in_sandbox(folder, options.name, where, options.days);
    std::cout << "Made " << (folder / (options.name + (options.beside ? "-next" : ""))).string()
              << ".pem and .key.\n";
    if (!options.beside)
        std::cout << "The old ones are " << options.name
                  << "-old.pem and .key. A running gateway that uses them notices by itself.\n";
}

} // namespace

void add_certs_renew(CLI::App& certs) {
    // shared because CLI11 keeps the callback beyond this function
    const auto options = std::make_shared<renew_options>();
    CLI::App* command = certs.add_subcommand(
        "renew",
        "Another certificate and key for a party of a sandbox, to rehearse a change.\n"
        "Only in a sandbox, which holds its own authority. Example:\n"
        "  kruispunt certs renew gateway-signing --beside --config DIR/kruispunt.toml"
    );
    command
        ->add_option(
            "NAME", options->name, "a certificate's name under pki/, such as gateway; or crl"
        )
        ->required();
    command->add_flag(
        "--beside", options->beside, "make NAME-next.pem and .key, and leave the old ones"
    );
    command->add_option("--days", options->days, "how long it holds")
        ->capture_default_str()
        ->check(CLI::Range(1, 3'650));
    command->add_option("--config", options->config, "the sandbox's kruispunt.toml")
        ->required()
        ->check(CLI::ExistingFile);
    command->callback([options] { renew(*options); });
}

} // namespace kruispunt::app
