#include "gateway/app/commands/commands.hpp"
#include "gateway/app/config.hpp"
#include "gateway/app/data_folder.hpp"
#include "gateway/vault/key_ring.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace kruispunt::app {

namespace {

namespace fs = std::filesystem;

// The gateway runs as the owner of its data folder, who is not always the one who types.
void give_to_owner_of(const fs::path& folder, const fs::path& file) {
    struct stat owner {};

    if (::stat(folder.c_str(), &owner) != 0 || ::chown(file.c_str(), owner.st_uid, owner.st_gid))
        throw std::runtime_error(
            file.string() + ": cannot be given to the owner of " + folder.string() +
            "; run this as root, or as that user"
        );
}

void create(const std::string& config_file) {
    const config configured = load_config(config_file);
    const fs::path ring = data_folder::ring_of(configured.data);
    vault::create_key_ring(ring);
    give_to_owner_of(configured.data, ring);
    std::cout
        << "The key ring is in " << ring.string()
        << ".\nKeep a copy of it apart from every backup of the store: without it nothing that is\n"
           "held can be read, and whoever has both can read it all.\n";
}

} // namespace

void add_keys_command(CLI::App& app) {
    // shared because CLI11 keeps the callback beyond this function
    const auto file = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand("keys", "The keys that everything held rests on");
    command->require_subcommand(1);
    CLI::App* make =
        command->add_subcommand("create", "Make them, once, before the gateway's first start");
    make->add_option("--config", *file, "the gateway's TOML file")
        ->required()
        ->check(CLI::ExistingFile);
    make->callback([file] { create(*file); });
    add_keys_status(*command);
    add_keys_rotate(*command);
    add_keys_retire(*command);
}

} // namespace kruispunt::app
