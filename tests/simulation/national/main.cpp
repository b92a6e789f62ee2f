#include "tests/simulation/national/nation.hpp"
#include "tests/simulation/national/population.hpp"
#include "tests/simulation/national/standing.hpp"
#include "tests/support/seed.hpp"
#include "tests/support/temporary_folder.hpp"

#include <CLI/CLI.hpp>

#include <chrono>
#include <cstdio>

namespace {

using namespace kruispunt;
using simulation::model::day;

struct settings {
    int years = 10;
    double share = 1.0;
};

double seconds_since(std::chrono::steady_clock::time_point started) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
}

void print_progress(simulation::nation& nation, int year, double seconds) {
    const auto seen = nation.count();
    std::printf(
        "year %d: %lld acts (%lld refused), %lld signals, %lld matches made, %lld open, %lld "
        "notices "
        "taken, %.0f s\n",
        year,
        static_cast<long long>(nation.acts()),
        static_cast<long long>(nation.refused()),
        static_cast<long long>(seen.signals),
        static_cast<long long>(nation.matches()),
        static_cast<long long>(seen.open_matches),
        static_cast<long long>(nation.delivered()),
        seconds
    );
    std::fflush(stdout);
}

int judge(const simulation::standing& found) {
    for (const auto& [name, count] : found.counts)
        std::printf("%12lld %s\n", static_cast<long long>(count), name.c_str());
    for (const auto& each : found.beyond_limit)
        std::printf("beyond its limit: %s\n", each.c_str());
    return found.beyond_limit.empty() ? 0 : 1;
}

int run(const settings& wanted) {
    using namespace std::chrono;
    const auto started = steady_clock::now();
    const day first = sys_days(2026y / January / 1);
    const support::temporary_folder folder;
    simulation::nation nation(folder.path(), first);
    simulation::population people(support::test_seed(), {wanted.share});
    day today = first;
    for (int year = 1; year <= wanted.years; ++year) {
        for (const auto end = simulation::model::years_after(first, year); today < end;
             today += days(1))
            nation.live(today, people.day(today));
        print_progress(nation, year, seconds_since(started));
    }
    nation.live(today, {});
    nation.take_what_is_left();
    const int verdict = judge(simulation::read_standing(
        {nation.file(), nation.keys_file(), nation.keys_given_below()}, today
    ));
    std::printf(
        "%d years of %.3f of the national load, %.0f matches a year, in %.0f s\n",
        wanted.years,
        wanted.share,
        static_cast<double>(nation.matches()) / wanted.years,
        seconds_since(started)
    );
    return verdict;
}

} // namespace

/// Years of the national load through the real store; 1 where a datum outlives its limit.
int main(int argc, char** argv) {
    settings wanted;
    CLI::App app("years of the national load through the real store, without a network");
    app.add_option("--years", wanted.years, "how many years pass")->check(CLI::Range(1, 50));
    app.add_option("--share", wanted.share, "which part of the national load")
        ->check(CLI::Range(0.0001, 1.0));
    CLI11_PARSE(app, argc, argv);
    return run(wanted);
}
