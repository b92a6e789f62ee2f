// The bulk loader: one streamed request of many signals, as often as asked, over mutual TLS.

#include "tests/bench/bulk_run.hpp"
#include "tests/bench/program_options.hpp"
#include "tests/bench/protocols.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace kruispunt::bench {
namespace {

struct settings {
    std::string url;
    identity self;
    std::uint64_t count = 100'000;
    std::uint64_t first_id = 1;
    int times = 1;
};

nlohmann::json told(const bulk_result& result, std::uint64_t count) {
    nlohmann::json line;
    line["lines"] = count;
    line["seconds"] = result.seconds;
    line["lines_per_second"] = static_cast<double>(count) / result.seconds;
    line["taken"] = result.taken;
    line["refused"] = result.refused;
    line["total"] = result.total;
    line["cpu_seconds"] = result.cpu_seconds;
    line["error"] = result.error;
    return line;
}

int run(const settings& chosen) {
    const bulk_plan plan{
        parse_endpoint(chosen.url),
        chosen.self,
        "/sisa/v1/vulberichten",
        chosen.first_id,
        chosen.count};
    message_template line(protocol_named("sisa").body);
    nlohmann::json all = nlohmann::json::array();
    bool good = true;
    for (int n = 0; n < chosen.times; ++n) {
        const auto result = run_bulk(plan, line);
        good = good && result.error.empty() && result.refused == 0;
        all.push_back(told(result, plan.count));
    }
    std::cout << all.dump() << '\n';
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}

} // namespace
} // namespace kruispunt::bench

int main(int argc, char** argv) {
    kruispunt::bench::settings chosen;
    CLI::App app{"Sends one file of signals as a bulk load and measures the answers"};
    app.add_option("--url", chosen.url, "https://HOST:PORT of the exchange")->required();
    kruispunt::bench::add_identity_options(app, chosen.self);
    app.add_option("--count", chosen.count, "lines")
        ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{5'000'000}))
        ->capture_default_str();
    app.add_option("--times", chosen.times, "send the same file so often")
        ->check(CLI::Range(1, 100))
        ->capture_default_str();
    app.add_option("--first-id", chosen.first_id, "number of the first signal")
        ->check(CLI::Range(std::uint64_t{0}, std::uint64_t{9'000'000'000}))
        ->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    try {
        return kruispunt::bench::run(chosen);
    } catch (const std::exception& failure) {
        std::cerr << "bench_bulk: " << failure.what() << '\n';
        return EXIT_FAILURE;
    }
}
