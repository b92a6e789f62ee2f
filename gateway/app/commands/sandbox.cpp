#include "gateway/app/commands/commands.hpp"
#include "gateway/app/sandbox_folder.hpp"
#include "gateway/app/shared_files.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <map>
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
    std::vector<std::string> controls;
};

std::map<std::string, std::string, std::less<>>
urls_of(const std::vector<std::string>& pairs, const std::string& option) {
    std::map<std::string, std::string, std::less<>> urls;
    for (const std::string& pair : pairs) {
        const auto equals = pair.find('=');
        if (equals == pair.npos)
            throw std::runtime_error(option + " " + pair + ": NAME=URL is expected");
        urls.emplace(pair.substr(0, equals), pair.substr(equals + 1));
    }
    return urls;
}

sandbox_plan plan_of(const sandbox_options& options) {
    return {
        options.folder,
        options.mappings,
        options.listen,
        urls_of(options.regions, "--region"),
        urls_of(options.controls, "--control")};
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
    command->add_option(
        "--control",
        options->controls,
        "NAME=URL: where a reference region is told of the clock (may be repeated)"
    );
    command->add_option("--mappings", options->mappings, "folder of the regions' mappings")
        ->capture_default_str();
    command->callback([options] { make(*options); });
}

} // namespace kruispunt::app
