#include "conformance/suite/commands/diff_command.hpp"

#include "conformance/suite/commands/console.hpp"
#include "conformance/suite/commands/recorded_folder.hpp"
#include "conformance/suite/reporting/difference.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>

namespace kruispunt::conformance::suite::commands {
namespace {

constexpr int a_must_failed = 1;

struct diff_options {
    std::string older;
    std::string newer;
    bool json = false;
};

void compare(const diff_options& options, console& with) {
    const auto found = reporting::between(report_in(options.older), report_in(options.newer));
    with.out << (options.json ? reporting::in_json(found) : reporting::in_words(found));
    with.exit_code = found.must_is_worse() ? a_must_failed : 0;
}

} // namespace

void add_diff_command(CLI::App& to, console& with) {
    // shared because CLI11 copies the callback that holds it
    auto options = std::make_shared<diff_options>();
    auto* const command = to.add_subcommand(
        "diff",
        "Which verdicts of a newer run are others than those of an older one.\n"
        "Exit code 1 where a MUST became worse."
    );
    command->add_option("OLD", options->older, "a run's folder, or its report.json")->required();
    command->add_option("NEW", options->newer, "likewise")->required();
    command->add_flag("--json", options->json, "one JSON object instead of words");
    command->callback([options, &with] { compare(*options, with); });
}

} // namespace kruispunt::conformance::suite::commands
