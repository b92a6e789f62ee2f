#include "gateway/app/commands/commands.hpp"
#include "gateway/app/sandbox_folder.hpp"
#include "gateway/app/shared_files.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace kruispunt::app {

namespace {

struct sandbox_options {
    std::string folder;
    std::string listen = "127.0.0.1:0";
    std::string mappings = default_mappings();
    std::vector<std::string> regions;
};

sandbox_plan plan_of(const sandbox_options& options) {
    sandbox_plan plan{options.folder, options.mappings, options.listen, {}};
    for (const std::string& region : options.regions) {
        const auto equals = region.find('=');
        if (equals == region.npos)
            throw std::runtime_error("--region " + region + ": NAME=URL is expected");
        plan.urls.emplace(region.substr(0, equals), region.substr(equals + 1));
    }
    return plan;
}

void make(const sandbox_options& options) {
    const auto regions = make_sandbox(plan_of(options));
    std::cout << "Sandbox in " << options.folder << " for";
    for (const std::string& region : regions)
        std::cout << ' ' << region;
    std::cout << "\nRun it with: kruispunt serve --config " << options.folder
              << "/kruispunt.toml\n";
}

} // namespace

void add_sandbox_command(CLI::App& app) {
    // shared because CLI11 keeps the callback beyond this function
    const auto options = std::make_shared<sandbox_options>();
    CLI::App* command = app.add_subcommand(
        "sandbox", "Make a ready-to-run folder: configuration, throw-away certificates, empty data"
    );
    command->add_option("DIR", options->folder, "the folder to make")->required();
    command->add_option("--listen", options->listen, "HOST:PORT of the exchange; port 0: any free")
        ->capture_default_str();
    command->add_option(
        "--region", options->regions, "NAME=URL: where a region is called (may be repeated)"
    );
    command->add_option("--mappings", options->mappings, "folder of the regions' mappings")
        ->capture_default_str();
    command->callback([options] { make(*options); });
}

} // namespace kruispunt::app
