#include "conformance/population/command.hpp"

#include "conformance/population/generator.hpp"
#include "conformance/population/writers.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <unistd.h>

namespace kruispunt::conformance {

namespace {

constexpr int exit_usage = 2;
constexpr int exit_output = 3;
constexpr std::size_t chunk_bytes = 64 * 1024;
constexpr std::uint32_t large_population = 200'000;

struct population_options {
    std::uint64_t seed = 0;
    std::uint64_t size = 0;
    std::string format = "csv";
    std::string out;
    std::string today;
};

[[noreturn]] void fail(std::string_view what, int exit_code) {
    std::cerr << "population: " << what << '\n';
    throw CLI::RuntimeError(exit_code);
}

population::day chosen_today(const population_options& options) {
    if (options.today.empty()) return population::default_today();
    const auto today = population::parse_day(options.today);
    if (!today) fail("--today: give an existing day as YYYY-MM-DD", exit_usage);
    return *today;
}

/// A line on the terminal that is written over at every step.
class progress {
public:
    explicit progress(std::uint64_t size)
        : size_(size), shown_(size >= large_population && isatty(STDERR_FILENO) == 1) {}

    void at(std::uint32_t made) {
        const std::uint64_t percent = std::uint64_t{made} * 100 / size_;
        if (!shown_ || percent == percent_) return;
        percent_ = percent;
        std::cerr << "\rpopulation: " << percent << " %" << (made == size_ ? "\n" : "")
                  << std::flush;
    }

private:
    std::uint64_t size_;
    bool shown_;
    std::uint64_t percent_ = 0;
};

/// Stops at the first chunk that cannot be written.
void write_all(population::generator& people, population::writer& form, std::ostream& out) {
    progress shown{people.made_from().size};
    std::string chunk;
    population::household home;
    form.head(people.made_from(), chunk);
    while (out && people.next(home)) {
        form.add(home, chunk);
        if (chunk.size() < chunk_bytes) continue;
        out.write(chunk.data(), static_cast<std::streamsize>(chunk.size()));
        chunk.clear();
        shown.at(people.made());
    }
    form.foot(chunk);
    out.write(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    out.flush();
    shown.at(people.made());
}

std::unique_ptr<population::writer> make_writer(std::string_view format) {
    if (format == "json") return std::make_unique<population::json_writer>();
    return std::make_unique<population::csv_writer>();
}

void write_population(const population_options& options) {
    auto people = population::generate({options.seed, options.size, chosen_today(options)});
    if (!people) fail(people.error().text, exit_usage);
    const auto form = make_writer(options.format);
    if (options.out.empty()) {
        write_all(*people, *form, std::cout);
        if (!std::cout) fail("standard output: not all could be written", exit_output);
        return;
    }
    std::ofstream file{options.out, std::ios::binary | std::ios::trunc};
    if (!file) fail("--out: the file cannot be opened for writing", exit_output);
    write_all(*people, *form, file);
    if (!file) fail("--out: not all could be written; the file is not complete", exit_output);
}

} // namespace

void add_population_command(CLI::App& program) {
    CLI::App* command = program.add_subcommand(
        "population", "Make a reproducible population of Dutch households, every person made up"
    );
    const auto options = std::make_shared<population_options>();
    command->add_option("--seed", options->seed, "the same seed and size give the same bytes")
        ->required();
    command
        ->add_option(
            "--size",
            options->size,
            "number of persons, at most " + std::to_string(population::largest_size)
        )
        ->required();
    command->add_option("--format", options->format, "csv (a row a person) or json (households)")
        ->check(CLI::IsMember({"csv", "json"}))
        ->capture_default_str();
    command->add_option("--out", options->out, "file to write, else standard output");
    command->add_option("--today", options->today, "day that decides ages, else 2026-11-20");
    command->callback([options] { write_population(*options); });
}

} // namespace kruispunt::conformance
