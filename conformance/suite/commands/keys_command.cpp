#include "conformance/suite/commands/keys_command.hpp"

#include "conformance/suite/commands/console.hpp"
#include "conformance/suite/keys/key_folder.hpp"
#include "conformance/text/rules.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>

namespace kruispunt::conformance::suite::commands {
namespace {

struct keys_options {
    std::string folder;
    std::string role = "gateway";
    keys::key_plan plan;
};

void make_keys(const keys_options& options, console& with) {
    auto plan = options.plan;
    plan.tests_gateway = options.role == "gateway";
    keys::write_keys(options.folder, plan);
    with.out << "Made " << options.folder
             << ": sut.pem, sut.key and ca.pem are for the system under "
             << "test, the rest is the suite's. README.txt there says which is which.\n"
             << "Next: sut.json says what is tested, with \"keys\": \"" << options.folder
             << "\"; then kruispunt-conformance doctor --sut sut.json\n";
}

} // namespace

void add_keys_command(CLI::App& to, console& with) {
    // shared because CLI11 copies the callback that holds it
    auto options = std::make_shared<keys_options>();
    auto* const command =
        to.add_subcommand("keys", "Make an authority and all certificates of a run");
    command->add_option("folder", options->folder, "where they are written")->required();
    command
        ->add_option(
            "--protocol",
            options->plan.protocol,
            "esar, multisignaal (the default), sisa or midden-nederland"
        )
        ->check(CLI::IsMember({"esar", "multisignaal", "sisa", "midden-nederland"}));
    command
        ->add_option(
            "--role", options->role, "of the system under test: gateway (the default) or index"
        )
        ->check(CLI::IsMember({"gateway", "index"}));
    command->add_option("--oin", options->plan.oin, "of the system under test: 20 digits")
        ->check([](const std::string& oin) {
            return text::oin(oin) ? std::string() : "an OIN has 20 digits";
        });
    command->add_option(
        "--host", options->plan.hosts, "names that the system is called by (default: localhost)"
    );
    command->add_flag("--force", options->plan.force, "replace what stands there already");
    command->callback([options, &with] { make_keys(*options, with); });
}

} // namespace kruispunt::conformance::suite::commands
