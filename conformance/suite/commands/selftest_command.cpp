#include "conformance/suite/commands/selftest_command.hpp"

#include "conformance/suite/commands/console.hpp"
#include "conformance/suite/commands/recorded_folder.hpp"
#include "conformance/suite/commands/this_program.hpp"
#include "conformance/suite/selftest/matrix_forms.hpp"
#include "conformance/suite/selftest/selftest.hpp"
#include "conformance/text/canonical_json.hpp"

#include <CLI/CLI.hpp>

#include <atomic>
#include <csignal>
#include <memory>
#include <ostream>
#include <stdexcept>
#include <unistd.h>

namespace kruispunt::conformance::suite::commands {
namespace {

constexpr int exit_gate_open = 6;
constexpr int exit_interrupted = 130;
constexpr std::size_t most_at_once = 16;

std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler sets it");

extern "C" void on_selftest_interrupt(int /*signal*/) {
    interrupted = true;
}

struct selftest_options {
    std::string protocol;
    std::string role;
    std::string mutant;
    bool whole = false;
    std::string matrix;
    std::string html;
    std::string catalogue;
    std::size_t at_once = 2;
};

/// A folder that goes with its owner, unless a column is void: its logs are needed then.
class working_folder {
public:
    working_folder()
        : path_(
              std::filesystem::temp_directory_path() /
              ("kruispunt-selftest-" + std::to_string(getpid()))
          ) {
        std::filesystem::create_directories(path_);
        std::filesystem::permissions(path_, std::filesystem::perms::owner_all);
    }

    ~working_folder() {
        std::error_code ignored;
        if (!kept_) std::filesystem::remove_all(path_, ignored);
    }

    working_folder(const working_folder&) = delete;
    working_folder& operator=(const working_folder&) = delete;

    const std::filesystem::path& path() const { return path_; }

    void keep() { kept_ = true; }

private:
    std::filesystem::path path_;
    bool kept_ = false;
};

void take_interrupts() {
    struct sigaction action {};

    action.sa_handler = on_selftest_interrupt;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

void tell(const selftest::matrix& of, std::ostream& out) {
    using selftest::fate;
    out << of.tests << " tests, " << of.mutants.size() << " mutants: KILLED "
        << count_of(of, fate::killed) << "  SURVIVED " << count_of(of, fate::survived)
        << "  SILENT " << count_of(of, fate::silent) << "  VOID " << count_of(of, fate::mute)
        << "  DEAD tests " << of.dead_tests.size() << '\n';
    for (const auto& each : of.open)
        out << "does not hold: " << each.gate << ": " << each.why << '\n';
    out
        << (of.holds() ? "Every gate holds.\n"
                       : "A mutant that survives: no test sees that its sentence is broken. A dead "
                         "test: it could not fail.\n");
}

bool is_any_void(const selftest::matrix& of) {
    for (const auto& each : of.columns)
        if (!each.void_because.empty()) return true;
    return false;
}

void write_forms(const selftest_options& options, const selftest::matrix& of) {
    if (!options.matrix.empty())
        write_whole(options.matrix, text::canonical(selftest::to_json(of)) + "\n");
    if (!options.html.empty()) write_whole(options.html, selftest::to_html(of));
}

void run(const selftest_options& options, console& with) {
    const auto all = chosen_catalogue(options.catalogue);
    const auto columns =
        selftest::columns_of(all, options.protocol, options.role, options.mutant, options.whole);
    if (columns.empty())
        throw std::runtime_error("there is no such mutant, or no test of that protocol and role");
    working_folder folder;
    take_interrupts();
    auto results = selftest::run_columns(
        all,
        columns,
        options.at_once,
        folder.path(),
        interrupted,
        [&with](const selftest::column_result& of, std::size_t done, std::size_t of_all) {
            if (with.terminal)
                with.err << "\r\x1b[K" << done << " of " << of_all << "  " << of.what.id()
                         << std::flush;
        }
    );
    if (with.terminal) with.err << "\r\x1b[K";
    auto matrix = selftest::make_matrix(all, std::move(results), options.mutant.empty());
    matrix.suite = this_program().version;
    if (is_any_void(matrix)) folder.keep();
    write_forms(options, matrix);
    tell(matrix, with.out);
    with.exit_code = matrix.holds() ? 0 : exit_gate_open;
    if (interrupted) with.exit_code = exit_interrupted;
}

} // namespace

void add_selftest_command(CLI::App& to, console& with) {
    // shared because CLI11 copies the callback that holds it
    auto options = std::make_shared<selftest_options>();
    auto* const command = to.add_subcommand(
        "selftest",
        "Whether the tests find what they are there to find: each against a reference that is\n"
        "broken in its sentence. Exit code 6 where one is not found."
    );
    command->add_option("--protocol", options->protocol, "only this one")
        ->check(CLI::IsMember({"esar", "multisignaal", "sisa", "midden-nederland"}));
    command->add_option("--role", options->role, "only gateway, server or client")
        ->check(CLI::IsMember({"gateway", "server", "client"}));
    command->add_option("--mutant", options->mutant, "only this mutant, by its id");
    command->add_flag(
        "--all", options->whole, "every test in every column, not only those that name its sentence"
    );
    command->add_option("--matrix", options->matrix, "write the whole matrix, as JSON");
    command->add_option("--html", options->html, "write it as a page");
    command->add_option("--jobs", options->at_once, "references side by side (2)")
        ->check(CLI::Range(std::size_t{1}, most_at_once));
    command->add_option("--catalogue", options->catalogue, "read the tests from a folder instead");
    command->callback([options, &with] { run(*options, with); });
}

} // namespace kruispunt::conformance::suite::commands
