#pragma once

#include "gateway/app/config.hpp"
#include "gateway/ports/http.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

namespace CLI {
class App;
}

namespace kruispunt::app {

/// What every command that speaks to a running gateway is told.
struct operators_options {
    std::string config_file = "kruispunt.toml";
    bool json = false;
};

/// Adds `--config`: a configuration file, from KRUISPUNT_CONFIG where it is not given, else
/// `file`'s present value.
void add_config_option(CLI::App& command, std::string& file);

/// The configuration that a command was told of. Where there is none, that goes to standard error
/// with what to type, and CLI::RuntimeError(2) is thrown; otherwise as `load_config`.
config configuration_of(const operators_options& options);

/// A question to `/beheer/v1` of the gateway that runs on a configuration's data folder; waits for
/// the answer, 30 s at most. Where the gateway refuses, the reason goes to standard error and
/// CLI::RuntimeError(1) is thrown; where none runs, or its socket is not ours to use, likewise with
/// 3. `path` begins behind `/beheer/v1/`.
nlohmann::ordered_json ask_gateway(
    const operators_options& options,
    const std::string& method,
    const std::string& path,
    const nlohmann::ordered_json& body = nullptr
);

/// Likewise a question for a text of that media type.
std::string
ask_gateway_for(const operators_options& options, const std::string& type, const std::string& path);

/// Prints an answer as it came, for machines.
void print_answer(const nlohmann::ordered_json& answer);

} // namespace kruispunt::app
