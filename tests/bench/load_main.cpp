// The load generator: new signals over mutual TLS, as cheap for itself as can be, so that on a
// small machine what is measured is the server.

#include "tests/bench/load_run.hpp"
#include "tests/bench/program_options.hpp"

#include <nlohmann/json.hpp>

#include <iomanip>
#include <iostream>

namespace kruispunt::bench {
namespace {

struct settings {
    std::string url;
    identity self;
    std::string protocol_name = "multisignaal";
    unsigned connections = 32;
    double seconds = 10;
    double warmup = 2;
    double rate = 0;
    std::uint64_t count = 0;
    std::uint64_t first_id = 1;
    bool json = false;
};

load_plan plan_of(const settings& chosen) {
    load_plan plan;
    plan.where = parse_endpoint(chosen.url);
    plan.self = chosen.self;
    plan.how = &protocol_named(chosen.protocol_name);
    plan.first_id = chosen.first_id;
    plan.connections = chosen.connections;
    plan.warmup = std::chrono::duration<double>(chosen.warmup);
    plan.measured = std::chrono::duration<double>(chosen.seconds);
    plan.rate = chosen.rate;
    plan.count = chosen.count;
    return plan;
}

void print_json(const load_result& result) {
    nlohmann::json line;
    line["acks_per_second"] = result.acks_per_second;
    line["acks"] = result.acks;
    line["next_id"] = result.next_id;
    line["seconds"] = result.seconds;
    line["p50_ms"] = result.latency.percentile_ms(0.5);
    line["p99_ms"] = result.latency.percentile_ms(0.99);
    line["max_ms"] = result.latency.largest_ms();
    line["errors"] = result.errors;
    line["cpu_seconds"] = result.cpu_seconds;
    std::cout << line.dump() << '\n';
}

void print_text(const load_result& result) {
    std::cout << std::fixed << std::setprecision(0) << result.acks_per_second << " acks/s, "
              << result.acks << " in all" << std::setprecision(2) << "; latency p50 "
              << result.latency.percentile_ms(0.5) << " ms, p99 "
              << result.latency.percentile_ms(0.99) << " ms, max " << result.latency.largest_ms()
              << " ms; own CPU " << result.cpu_seconds << " s in " << result.seconds << " s\n";
    for (const auto& [kind, count] : result.errors)
        std::cout << "error: " << count << " x " << kind << '\n';
}

int run(const settings& chosen) {
    const auto result = run_load(plan_of(chosen));
    chosen.json ? print_json(result) : print_text(result);
    return result.errors.empty() && result.acks != 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

} // namespace
} // namespace kruispunt::bench

int main(int argc, char** argv) {
    kruispunt::bench::settings chosen;
    CLI::App app{"Sends new signals and measures the answers"};
    app.add_option("--url", chosen.url, "https://HOST:PORT of the exchange")->required();
    kruispunt::bench::add_identity_options(app, chosen.self);
    app.add_option("--protocol", chosen.protocol_name)
        ->check(CLI::IsMember(kruispunt::bench::protocol_names()))
        ->capture_default_str();
    app.add_option("--connections", chosen.connections)
        ->check(CLI::Range(1, 4096))
        ->capture_default_str();
    app.add_option("--seconds", chosen.seconds, "measured time")->capture_default_str();
    app.add_option("--warmup", chosen.warmup, "seconds before that")->capture_default_str();
    app.add_option("--rate", chosen.rate, "signals a second, evenly spaced; 0: closed loop")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    app.add_option("--count", chosen.count, "stop after so many signals; 0: by time")
        ->capture_default_str();
    app.add_option("--first-id", chosen.first_id, "number of the first signal")
        ->check(CLI::Range(std::uint64_t{0}, std::uint64_t{9'000'000'000}))
        ->capture_default_str();
    app.add_flag("--json", chosen.json, "one line of JSON");
    CLI11_PARSE(app, argc, argv);
    try {
        return kruispunt::bench::run(chosen);
    } catch (const std::exception& failure) {
        std::cerr << "bench_load: " << failure.what() << '\n';
        return EXIT_FAILURE;
    }
}
