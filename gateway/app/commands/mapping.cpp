#include "adapters/sdk/disclosure_check.hpp"
#include "adapters/sdk/explanation.hpp"
#include "adapters/sdk/policy_file.hpp"
#include "adapters/sdk/round_trip.hpp"
#include "gateway/app/commands/commands.hpp"
#include "gateway/app/commands/loss_report.hpp"
#include "gateway/app/commands/verdict.hpp"
#include "gateway/app/shared_files.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace kruispunt::app {

namespace {

namespace fs = std::filesystem;
using adapters::sdk::explanation;
using adapters::sdk::fate;

struct mapping_options {
    std::string message;
    std::string region;
    std::string mappings = default_mappings();
    bool json = false;
};

bool is_region(const fs::path& folder) {
    return fs::exists(folder / "region.toml");
}

// The regions' folders, all or the one that was asked for.
std::vector<fs::path> folders_of(const mapping_options& options) {
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator(options.mappings))
        if (is_region(entry.path()) &&
            (options.region.empty() || entry.path().filename() == options.region))
            folders.push_back(entry.path());
    std::sort(folders.begin(), folders.end());
    if (folders.empty())
        throw std::runtime_error(
            options.region.empty()
                ? options.mappings + " holds no region"
                : "there is no region '" + options.region + "' under " + options.mappings
        );
    return folders;
}

std::vector<fs::path> examples_of(const fs::path& folder) {
    std::vector<fs::path> found;
    if (!fs::exists(folder / "examples")) return found;
    for (const auto& entry : fs::directory_iterator(folder / "examples"))
        if (entry.path().extension() == ".xml" || entry.path().extension() == ".json")
            found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

bool is_xml(const std::string& text) {
    return text.find('<') == text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
}

// A file, or the name of an example of a region.
fs::path file_of(const mapping_options& options) {
    if (fs::exists(options.message)) return options.message;
    for (const fs::path& folder : folders_of(options))
        for (const fs::path& example : examples_of(folder))
            if (example.stem() == options.message || example.filename() == options.message)
                return example;
    throw std::runtime_error(
        options.message + " is no file, and no example under " + options.mappings + " is called so"
    );
}

struct explained_message {
    fs::path file;
    std::string region;
    explanation found;
};

std::ptrdiff_t worth(const explanation& e) {
    return static_cast<std::ptrdiff_t>(e.count(fate::moved)) -
           static_cast<std::ptrdiff_t>(e.count(fate::refused));
}

// By the region whose mappings make most of it; an example is its own region's.
explained_message explain_file(const mapping_options& options) {
    const fs::path file = file_of(options);
    const std::string text = read_whole(file.string());
    const fs::path home = fs::weakly_canonical(file).parent_path().parent_path();
    std::optional<explained_message> best;
    std::optional<domain::error> failure;
    for (const fs::path& folder : folders_of(options)) {
        const auto mappings = adapters::sdk::load_mappings(folder);
        auto found = adapters::sdk::explain(text, is_xml(text), mappings);
        if (!found) {
            failure = found.error();
            continue;
        }
        const bool own = fs::weakly_canonical(folder) == home;
        if (!best || own || worth(*found) > worth(best->found))
            best = {file, folder.filename().string(), std::move(*found)};
        if (own) break;
    }
    if (!best) tell(refused(file.filename().string(), *failure), options.json);
    return std::move(*best);
}

void explain(const mapping_options& options) {
    const explained_message message = explain_file(options);
    std::vector<domain::region_policy> others;
    for (const auto& entry : fs::directory_iterator(options.mappings))
        if (is_region(entry.path()) && entry.path().filename() != message.region)
            others.push_back(adapters::sdk::load_policy(entry.path() / "policy.toml"));
    const loss_report report(
        message.file.filename().string(), message.region, message.found, others
    );
    options.json ? report.print_json(std::cout) : report.print_text(std::cout);
    if (message.found.count(fate::refused) > 0) throw CLI::RuntimeError(1);
}

struct tested_example {
    std::string name;
    adapters::sdk::round_trip result;
};

void print_tested(const std::vector<tested_example>& all, std::size_t regions, bool json) {
    const auto failed = std::count_if(all.begin(), all.end(), [](const tested_example& e) {
        return !e.result.fault.empty();
    });
    if (json) {
        nlohmann::ordered_json rows = nlohmann::ordered_json::array();
        for (const auto& [name, result] : all)
            rows.push_back(
                {{"example", name},
                 {"mappings", result.mappings},
                 {"fields", result.fields},
                 {"fault", result.fault}}
            );
        const nlohmann::ordered_json shown{
            {"examples", all.size()}, {"regions", regions}, {"failed", failed}, {"rows", rows}};
        std::cout << shown.dump(2) << '\n';
        return;
    }
    for (const auto& [name, result] : all) {
        std::cout << (result.fault.empty() ? "ok      " : "FAILED  ") << name;
        for (const std::string& mapping : result.mappings)
            std::cout << ' ' << mapping;
        std::cout << ", " << result.fields << " fields";
        if (!result.fault.empty()) std::cout << ": " << result.fault;
        std::cout << '\n';
    }
    std::cout << all.size() << " examples of " << regions << " regions, " << failed
              << " failed: read, written and read again, every field the same\n";
}

void test(const mapping_options& options) {
    std::vector<tested_example> all;
    const auto folders = folders_of(options);
    for (const fs::path& folder : folders) {
        const auto mappings = adapters::sdk::load_mappings(folder);
        check_disclosure(mappings, adapters::sdk::load_policy(folder / "policy.toml"));
        for (const fs::path& example : examples_of(folder)) {
            const std::string text = read_whole(example.string());
            all.push_back(
                {folder.filename().string() + "/" + example.filename().string(),
                 adapters::sdk::there_and_back(text, is_xml(text), mappings)}
            );
        }
    }
    print_tested(all, folders.size(), options.json);
    if (std::any_of(all.begin(), all.end(), [](const auto& e) { return !e.result.fault.empty(); }))
        throw CLI::RuntimeError(1);
}

CLI::App* add_one(
    CLI::App& mapping,
    const char* name,
    const char* about,
    // shared because CLI11 keeps the callback beyond this function
    const std::shared_ptr<mapping_options>& options,
    void (*run)(const mapping_options&)
) {
    CLI::App* command = mapping.add_subcommand(name, about);
    command->add_option("--region", options->region, "of this region alone");
    command->add_option("--mappings", options->mappings, "folder of the regions' mappings")
        ->capture_default_str();
    command->add_flag("--json", options->json, "for machines");
    command->callback([options, run] { run(*options); });
    return command;
}

} // namespace

void add_mapping_command(CLI::App& app) {
    CLI::App* mapping =
        app.add_subcommand("mapping", "Explain and test how messages become fields and back");
    mapping->require_subcommand(1);
    const auto explained = std::make_shared<mapping_options>();
    add_one(
        *mapping,
        "explain",
        "Show which rule moves which field of a message and what is left behind; never a value",
        explained,
        explain
    )
        ->add_option("MESSAGE", explained->message, "a file, or the name of an example")
        ->required();
    add_one(
        *mapping,
        "test",
        "Take every example of every region through its mapping and back",
        std::make_shared<mapping_options>(),
        test
    );
}

} // namespace kruispunt::app
