#include "tests/simulation/driver/history.hpp"
#include "tests/support/seed.hpp"

#include <CLI/CLI.hpp>

#include <chrono>
#include <cstdio>

/// Draws histories and compares the model with the gateway after every step; 1 where they differ.
int main(int argc, char** argv) {
    using namespace kruispunt;
    std::int64_t steps = 1'000'000;
    CLI::App app("random histories through the federation's rules and through the gateway");
    app.add_option("--steps", steps, "how many steps to take")->check(CLI::PositiveNumber);
    std::string names = names_of(simulation::verbs());
    app.add_option("--verbs", names, "which verbs to draw beside giving, correcting and ending");
    CLI11_PARSE(app, argc, argv);

    const auto on = simulation::with_names(names);
    std::printf("verbs: %s\n", names_of(on).c_str());
    const auto started = std::chrono::steady_clock::now();
    const auto result = simulation::draw_histories(support::test_seed(), steps, on);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
    std::printf(
        "%lld steps in %lld histories, %.1f open matches on average, %.1f s\n",
        static_cast<long long>(result.steps),
        static_cast<long long>(result.histories),
        static_cast<double>(result.matches) / static_cast<double>(result.steps),
        took.count()
    );
    for (const auto& [what, times] : result.met)
        std::printf("%12lld %s\n", static_cast<long long>(times), what.c_str());
    if (!result.found) return 0;
    std::printf("model and gateway differ:\n%s", result.found->text().c_str());
    return 1;
}
