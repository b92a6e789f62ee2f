#include "gateway/app/audit_export.hpp"
#include "gateway/app/commands/commands.hpp"
#include "gateway/app/commands/operators_command.hpp"
#include "gateway/app/commands/operators_text.hpp"
#include "gateway/app/config.hpp"
#include "gateway/app/trail_entry.hpp"
#include "gateway/app/trail_key.hpp"
#include "gateway/store/sqlite/audit_snapshot.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <sys/stat.h>

namespace kruispunt::app {

namespace {

using json = nlohmann::ordered_json;

constexpr mode_t nobody_else = 077;
constexpr std::uint64_t most_listed = 10'000;
constexpr auto codes = "Exit code 0: done; 1: not done, with the reason; 2: not understood.";

struct audit_options : operators_options {
    std::string folder;
    std::uint64_t last = 20;
};

std::filesystem::path store_of(const config& configured) {
    return configured.data / "store.db";
}

void print_key(const audit_options& options) {
    const auto key = trail_key_of(configuration_of(options).data);
    const std::string text = vault::audit::verifier_key(key);
    if (options.json) return print_answer({{"naam", key.name}, {"sleutel", text}});
    std::cout << text << '\n';
}

// Whoever reads the trail stands in it: by the gateway that runs, and by us where none does.
void enter(const audit_options& options, const config& configured) {
    domain::audit_entry entry = entry_by_us("view");
    entry.reference = "GET logboek";
    if (!note_alone(configured.data, entry)) ask_gateway(options, "GET", "logboek?aantal=1");
}

void export_all(const audit_options& options) {
    ::umask(nobody_else);
    const config configured = configuration_of(options);
    const auto key = trail_key_of(configured.data);
    const auto done = export_trail(store_of(configured), options.folder, key);
    enter(options, configured);
    if (options.json)
        return print_answer(
            {{"map", options.folder}, {"regels", done.entries}, {"boomkop", done.head}}
        );
    std::cout
        << done.entries << " entries are in " << options.folder << ".\n\nNext, as the auditor:\n"
        << "- kruispunt-verify log " << options.folder
        << " --key KEY, with the key that the federation gave you on paper\n"
        << "  (the operator has it printed by `kruispunt audit key`)\n"
        << "- add --witness FILE with heads that a region kept: without them nobody sees what "
           "was done\n  with the log's own key\n";
}

// One entry, with what only lies beside the log.
json shown(const std::string& line, const std::optional<std::string>& remark) {
    json entry = json::parse(line);
    if (remark) entry["toelichting"] = *remark;
    return entry;
}

void print_table(const json& entries) {
    text_table table({"nr", "when", "what", "region", "who", "on", "outcome", "reason"});
    for (const json& each : entries) {
        const std::string remark = each.contains("waarom") ? "waarom" : "toelichting";
        table.add(
            {std::to_string(each["nr"].get<std::uint64_t>()),
             text_in(each, "tijd"),
             text_in(each, "wat"),
             text_in(each, "regio"),
             text_in(each, "wie"),
             text_in(each, "kenmerk"),
             text_in(each, "uitkomst"),
             text_in(each, remark.c_str())}
        );
    }
    table.print(std::cout);
}

void list(const audit_options& options) {
    const config configured = configuration_of(options);
    store::sqlite::audit_snapshot kept(store_of(configured));
    const std::uint64_t from = kept.size() - std::min(options.last, kept.size());
    json entries = json::array();
    kept.each_row(from, [&](const store::sqlite::audit_row& row) {
        std::uint64_t number = row.first;
        for (const std::string& line : store::sqlite::entries_of(row)) {
            if (number >= from) entries.push_back(shown(line, kept.remark_of(number)));
            ++number;
        }
    });
    enter(options, configured);
    if (options.json) return print_answer({{"regels", entries}});
    print_table(entries);
    std::cout << kept.size() << " entries in all; signals and children stand in them as "
              << "commitments.\n";
}

CLI::App* add_to(CLI::App& group, const command_help& help, audit_options& options) {
    command_help own = help;
    own.codes = codes;
    return add_operators_command(group, own, options);
}

} // namespace

void add_audit_command(CLI::App& app) {
    // shared because CLI11 keeps the callbacks beyond this function
    const auto options = std::make_shared<audit_options>();
    CLI::App* group =
        add_group(app, "audit", "The audit trail: what was done and refused, provable later");
    CLI::App* listing = add_to(
        *group,
        {"list", "Its newest entries, running or not", "kruispunt audit list --last 100"},
        *options
    );
    listing->add_option("--last", options->last, "how many (at most 10000)")
        ->check(CLI::Range(std::uint64_t{1}, most_listed))
        ->capture_default_str();
    listing->callback([options] { list(*options); });
    CLI::App* exporting = add_to(
        *group,
        {"export",
         "All of it into a folder, for kruispunt-verify, running or not",
         "kruispunt audit export /mnt/audit/2026-11-22"},
        *options
    );
    exporting->add_option("DIR", options->folder, "a folder that is made, or empty")->required();
    exporting->callback([options] { export_all(*options); });
    CLI::App* key = add_to(
        *group,
        {"key",
         "The public key that its heads are checked with",
         "kruispunt audit key",
         "Hand it to the auditors and to the regions on paper or at a meeting: who gets it from "
         "the\n"
         "place where the log comes from believes whoever forged both."},
        *options
    );
    key->callback([options] { print_key(*options); });
    add_audit_searches(*group);
}

} // namespace kruispunt::app
