#include "conformance/app/region_command.hpp"

#include "conformance/regions/region.hpp"
#include "conformance/wire/loop.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>

namespace kruispunt::conformance {
namespace {

struct region_options {
    std::string name;
    std::string config;
    std::string ready_file;
};

/// Whoever sees the file sees the whole of it.
void write_atomically(const std::filesystem::path& file, const std::string& content) {
    auto beside = file;
    beside += ".new";
    {
        std::ofstream out(beside, std::ios::binary | std::ios::trunc);
        out << content << '\n';
        if (!out.flush()) throw std::runtime_error("cannot write " + beside.string());
    }
    std::filesystem::rename(beside, file);
}

void run_region(const region_options& options) {
    const auto config = regions::read_config(options.name, options.config);
    wire::loop loop;
    const regions::region running(loop, config);
    loop.stop_on_signals();
    if (!options.ready_file.empty()) write_atomically(options.ready_file, running.ready_document());
    loop.run();
}

} // namespace

void add_region_command(CLI::App& to) {
    auto options = std::make_shared<region_options>();
    auto* const command = to.add_subcommand("region", "run a reference region until SIGTERM");
    command->add_option("name", options->name, "esar, multisignaal, sisa or midden-nederland")
        ->required()
        ->check([](const std::string& name) {
            return regions::is_region(name) ? std::string() : "no such region: " + name;
        });
    command->add_option("--config", options->config, "TOML file")->required();
    command->add_option(
        "--ready-file", options->ready_file, "JSON file written when the region listens"
    );
    command->callback([options] { run_region(*options); });
}

} // namespace kruispunt::conformance
