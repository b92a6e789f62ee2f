#include "conformance/suite/commands/judge_command.hpp"

#include "conformance/suite/commands/console.hpp"
#include "conformance/suite/commands/recorded_folder.hpp"
#include "conformance/suite/statement/submission.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>

namespace kruispunt::conformance::suite::commands {
namespace {

constexpr int refused = 5;

struct judge_options {
    std::string folder;
    std::string out;
    std::string catalogue;
};

void judge(const judge_options& options, console& with) {
    const auto all = chosen_catalogue(options.catalogue);
    const auto files = statement::read_submission(options.folder);
    const auto report = reporting::judge_run(all, reporting::read_run(files));
    const auto octets = reporting::canonical_report(report) + '\n';
    if (options.out.empty())
        with.out << octets;
    else
        write_whole(options.out, octets);
    with.exit_code = reporting::exit_code(report);
    const auto before = files.find("report.json");
    if (before == files.end()) return;
    const bool same = before->second == octets;
    with.err
        << (same ? "The same as its report.json, octet by octet.\n"
                 : "Its report.json says something else than its evidence: `diff` shows what.\n");
    if (!same) with.exit_code = refused;
}

} // namespace

void add_judge_command(CLI::App& to, console& with) {
    // shared because CLI11 copies the callback that holds it
    auto options = std::make_shared<judge_options>();
    auto* const command = to.add_subcommand(
        "judge",
        "Makes the report of a recorded run anew, from its evidence alone.\n"
        "Exit code as of `run`; 5 where the run's own report.json says something else."
    );
    command->add_option("DIR", options->folder, "the run's folder, or an archive of it")
        ->required();
    command->add_option("--out", options->out, "a file (default: standard output)");
    command->add_option("--catalogue", options->catalogue, "read the tests from a folder instead");
    command->callback([options, &with] { judge(*options, with); });
}

} // namespace kruispunt::conformance::suite::commands
