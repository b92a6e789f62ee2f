#include "gateway/app/backup_folder.hpp"
#include "gateway/app/commands/commands.hpp"
#include "gateway/app/commands/operators_command.hpp"
#include "gateway/app/config.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <string>
#include <sys/stat.h>

namespace kruispunt::app {

namespace {

constexpr mode_t nobody_else = 077;
constexpr std::size_t longest_noted = 200;

struct backup_options : operators_options {
    std::string folder;
    bool with_ring = false;
};

// A path can be longer than a text may be; its end says more.
std::string last_of(const std::string& path) {
    if (path.size() <= longest_noted) return path;
    std::size_t from = path.size() - longest_noted;
    while (from < path.size() && (static_cast<unsigned char>(path[from]) & 0xc0U) == 0x80U)
        ++from; // not in the middle of a character
    return path.substr(from);
}

nlohmann::ordered_json nothing_or(const std::string& text) {
    return text.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(text);
}

// The trail is written by the gateway that runs, and by us where none does.
void put_into_trail(const backup_options& options, const config& configured) {
    if (note_backup(configured.data, last_of(options.folder))) return;
    ask_gateway(options, "POST", "reservekopieen", {{"map", last_of(options.folder)}});
}

void back_up(const backup_options& options) {
    ::umask(nobody_else);
    const config configured = configuration_of(options);
    const backup_manifest made = make_backup(configured.data, options.folder, options.with_ring);
    put_into_trail(options, configured);
    if (options.json)
        return print_answer(
            {{"map", options.folder},
             {"gemaaktOp", made.made_at},
             {"signalen", made.signals},
             {"sleutels", made.keys},
             {"ring", made.ring},
             {"boomkop", nothing_or(made.head)},
             {"metRing", options.with_ring}}
        );
    std::cout << "Backup of " << made.signals << " signals and the " << made.keys
              << " data keys that they use, in " << options.folder << ".\n"
              << "What was acknowledged before " << made.made_at << " is in it.\n";
    if (made.head.empty())
        std::cout << "No head of its audit trail could be signed: " << configured.data.string()
                  << "/heads.key is not there,\nor the trail is not what its newest head says "
                     "(kruispunt audit export, then kruispunt-verify).\n";
    if (options.with_ring)
        std::cout << "The key ring is in it too: whoever has this folder can read everything.\n";
    else
        std::cout << "The key ring " << made.ring << " is not: it opens this backup, keep "
                  << configured.data.string() << "/ring.key in another place.\n";
}

void restore(const backup_options& options) {
    ::umask(nobody_else);
    const config configured = configuration_of(options);
    const restored done = restore_backup(options.folder, configured.data);
    if (options.json)
        return print_answer(
            {{"gegevens", configured.data.string()},
             {"gemaaktOp", done.of.made_at},
             {"signalen", done.of.signals},
             {"ring", done.of.ring},
             {"metRing", done.has_ring}}
        );
    std::cout
        << "Restored " << done.of.signals << " signals as they were at " << done.of.made_at
        << ", into " << configured.data.string() << ".\n"
        << (done.of.head.empty()
                ? "The backup bears no head of its audit trail.\n"
                : "Its audit trail is, to the last entry, what the head that was signed for it "
                  "says.\n")
        << "\nNext:\n";
    if (!done.has_ring)
        std::cout << "- put the key ring " << done.of.ring << " at " << configured.data.string()
                  << "/ring.key (chmod 600); without it nothing starts\n";
    std::cout << "- no other gateway may run on these regions: two would tell twice\n"
              << "- kruispunt serve --config " << options.config_file << "\n"
              << "- notices that were delivered after that moment go out again under the same ids; "
                 "who had them knows them again\n"
              << "- what was acknowledged after that moment is not here: have every region that "
                 "sends give again what it gave since; a region that is polled is read again from "
                 "where the backup was\n";
}

CLI::App* add_command(CLI::App& app, const command_help& help, backup_options& options) {
    CLI::App* command = add_operators_command(app, help, options);
    command->add_option("DIR", options.folder, "the backup's folder")->required();
    return command;
}

} // namespace

void add_backup_commands(CLI::App& app) {
    // shared because CLI11 keeps the callbacks beyond this function
    const auto options = std::make_shared<backup_options>();
    CLI::App* making = add_command(
        app,
        {"backup",
         "Copy store and data keys into a folder, running or not",
         "kruispunt backup /mnt/backups/2026-11-22"},
        *options
    );
    making->add_flag(
        "--with-ring",
        options->with_ring,
        "the key ring too: then the backup alone is enough to read everything"
    );
    making->callback([options] { back_up(*options); });
    CLI::App* restoring = add_command(
        app,
        {"restore",
         "Put a backup into a data folder without a store, and say what is next",
         "kruispunt restore /mnt/backups/2026-11-22 --config rehearsal.toml"},
        *options
    );
    restoring->callback([options] { restore(*options); });
}

} // namespace kruispunt::app
