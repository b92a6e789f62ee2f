#include "gateway/app/operators_client.hpp"

#include "gateway/app/data_folder.hpp"
#include "gateway/net/local_call.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <utility>

namespace kruispunt::app {

namespace {

using json = nlohmann::ordered_json;

constexpr auto longest_wait = std::chrono::seconds(30);
constexpr int refused = 1;
constexpr int not_understood = 2;
constexpr int not_running = 3;

[[noreturn]] void fail(const std::string& why, int code) {
    std::cerr << "kruispunt: " << why << '\n';
    throw CLI::RuntimeError(code);
}

// What a list of the problem says, a line each: which regions are in the way (BEH-02.7), how far a
// report held (BEH-13.3).
std::string lines_in(const json& problem) {
    std::string lines;
    for (const json& each : problem.value("belemmeringen", json::array()))
        lines += "\n  " + each.value("regio", std::string()) + ": " +
                 each.value("waarom", std::string()) + "; " +
                 each.value("volgendeStap", std::string());
    for (const json& each : problem.value("stappen", json::array()))
        lines += "\n  " + each.value("stap", std::string()) + ": " +
                 each.value("uitkomst", std::string());
    return lines;
}

// The members of a problem (RFC 9457) that a person can use.
std::string reason_in(const std::string& body) {
    const json problem = json::parse(body, nullptr, false);
    if (!problem.is_object()) return "the gateway gave no reason";
    if (problem.contains("belemmeringen"))
        return "nothing was changed; what stands in the way:" + lines_in(problem);
    std::string why = problem.value("title", std::string());
    for (const char* name : {"code", "veld", "detail"})
        if (problem.contains(name) && problem[name].is_string() &&
            problem[name] != problem["title"])
            why += "; " + std::string(name) + ": " + problem.value(name, std::string());
    return why + lines_in(problem);
}

std::string no_answer(const std::filesystem::path& socket, const ports::call_outcome& call) {
    if (call.fault == ports::call_fault::connect)
        return "no gateway can be reached at " + socket.string() + " (" + call.detail +
               "); is it running on this configuration, and may you use its socket?";
    return "the gateway at " + socket.string() + " did not answer: " + call.detail;
}

ports::http_request question(const std::string& method, const std::string& path) {
    ports::http_request request;
    request.method = method;
    request.target = "/beheer/v1/" + path;
    request.fields.add("Connection", "close");
    return request;
}

std::string body_of_answer(const operators_options& options, const ports::http_request& request) {
    const auto socket = data_folder::operators_of(configuration_of(options).data);
    const auto until = std::chrono::steady_clock::now() + longest_wait;
    auto call = net::call_local(socket, request, until);
    if (call.fault != ports::call_fault::none) fail(no_answer(socket, call), not_running);
    if (call.response.status >= 300) fail(reason_in(call.response.body), refused);
    return std::move(call.response.body);
}

} // namespace

void add_config_option(CLI::App& command, std::string& file) {
    command.add_option("--config", file, "the running gateway's configuration")
        ->envname("KRUISPUNT_CONFIG")
        ->type_name("FILE")
        ->capture_default_str()
        ->check(CLI::ExistingFile.description("")); // its name says it already
}

config configuration_of(const operators_options& options) {
    if (!std::filesystem::exists(options.config_file))
        fail(
            "there is no configuration " + options.config_file +
                ": say which with --config FILE, or in KRUISPUNT_CONFIG",
            not_understood
        );
    return load_config(options.config_file);
}

json ask_gateway(
    const operators_options& options,
    const std::string& method,
    const std::string& path,
    const json& body
) {
    ports::http_request request = question(method, path);
    if (!body.is_null()) {
        request.fields.add("Content-Type", "application/json");
        request.body = body.dump();
    }
    const json answer = json::parse(body_of_answer(options, request), nullptr, false);
    if (answer.is_discarded()) fail("the gateway's answer is no JSON", refused);
    return answer;
}

std::string ask_gateway_for(
    const operators_options& options, const std::string& type, const std::string& path
) {
    ports::http_request request = question("GET", path);
    request.fields.add("Accept", type);
    return body_of_answer(options, request);
}

void print_answer(const json& answer) {
    std::cout << answer.dump(2) << '\n';
}

} // namespace kruispunt::app
