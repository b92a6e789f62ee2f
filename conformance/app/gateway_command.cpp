#include "conformance/app/gateway_command.hpp"

#include "conformance/app/chosen_mutant.hpp"
#include "conformance/app/ready_file.hpp"
#include "conformance/gateways/gateway.hpp"
#include "conformance/wire/loop.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

namespace kruispunt::conformance {
namespace {

struct gateway_options {
    std::string config;
    std::string ready_file;
    std::string mutant;
};

void run_gateway(const gateway_options& options) {
    const auto config = gateways::read_config(options.config);
    const auto broken = chosen_mutant(options.mutant);
    wire::loop loop;
    const gateways::gateway running(loop, config, broken);
    loop.stop_on_signals();
    if (!options.ready_file.empty()) write_ready_file(options.ready_file, running.ready_document());
    loop.run();
}

} // namespace

void add_gateway_command(CLI::App& to) {
    auto options = std::make_shared<gateway_options>();
    auto* const command =
        to.add_subcommand("gateway", "Run the reference gateway until SIGTERM, in memory");
    command->add_option("--config", options->config, "TOML file")->required();
    command->add_option(
        "--ready-file", options->ready_file, "JSON file written when the gateway listens"
    );
    command->add_option(
        "--mutant", options->mutant, "break one sentence: a mutant's id, or a JSON file with one"
    );
    command->callback([options] { run_gateway(*options); });
}

} // namespace kruispunt::conformance
