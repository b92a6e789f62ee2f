#include "conformance/app/region_command.hpp"

#include "conformance/app/chosen_mutant.hpp"
#include "conformance/app/ready_file.hpp"
#include "conformance/regions/region.hpp"
#include "conformance/wire/loop.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

namespace kruispunt::conformance {
namespace {

struct region_options {
    std::string name;
    std::string config;
    std::string ready_file;
    std::string mutant;
};

void run_region(const region_options& options) {
    const auto config = regions::read_config(options.name, options.config);
    const auto broken = chosen_mutant(options.mutant);
    wire::loop loop;
    const regions::region running(loop, config, broken);
    loop.stop_on_signals();
    if (!options.ready_file.empty()) write_ready_file(options.ready_file, running.ready_document());
    loop.run();
}

} // namespace

void add_region_command(CLI::App& to) {
    auto options = std::make_shared<region_options>();
    auto* const command = to.add_subcommand("region", "Run a reference region until SIGTERM");
    command->add_option("name", options->name, "esar, multisignaal, sisa or midden-nederland")
        ->required()
        ->check([](const std::string& name) {
            return regions::is_region(name) ? std::string() : "no such region: " + name;
        });
    command->add_option("--config", options->config, "TOML file")->required();
    command->add_option(
        "--ready-file", options->ready_file, "JSON file written when the region listens"
    );
    command->add_option(
        "--mutant", options->mutant, "break one sentence: a mutant's id, or a JSON file with one"
    );
    command->callback([options] { run_region(*options); });
}

} // namespace kruispunt::conformance
