#include "conformance/suite/commands/report_command.hpp"

#include "conformance/suite/commands/console.hpp"
#include "conformance/suite/commands/recorded_folder.hpp"
#include "conformance/suite/reporting/forms.hpp"
#include "conformance/suite/statement/submission.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>
#include <set>

namespace kruispunt::conformance::suite::commands {
namespace {

struct report_options {
    std::string folder;
    std::string format;
    std::string out;
    std::string catalogue;
};

std::set<std::string> format_names() {
    std::set<std::string> names{"json"};
    for (const auto form : reporting::forms)
        names.insert(std::string(reporting::word(form)));
    return names;
}

std::string in_format(const std::string& format, const reporting::account& what) {
    const auto form = reporting::form_named(format);
    return form ? reporting::written(*form, what) : reporting::canonical_report(what.of) + '\n';
}

void show(const report_options& options, console& with) {
    const auto all = chosen_catalogue(options.catalogue);
    const auto run = reporting::read_run(statement::read_submission(options.folder));
    const auto report = reporting::judge_run(all, run);
    const auto octets = in_format(options.format, {all, report, run});
    if (options.out.empty())
        with.out << octets;
    else
        write_whole(options.out, octets);
}

} // namespace

void add_report_command(CLI::App& to, console& with) {
    // shared because CLI11 copies the callback that holds it
    auto options = std::make_shared<report_options>();
    auto* const command = to.add_subcommand(
        "report", "Shows a recorded run in another form. Verdicts are made from its evidence, anew."
    );
    command->add_option("DIR", options->folder, "the run's folder, or an archive of it")
        ->required();
    command->add_option("--format", options->format, "json, junit, earl, markdown or html")
        ->required()
        ->check(CLI::IsMember(format_names()));
    command->add_option("--out", options->out, "a file (default: standard output)");
    command->add_option("--catalogue", options->catalogue, "read the tests from a folder instead");
    command->callback([options, &with] { show(*options, with); });
}

} // namespace kruispunt::conformance::suite::commands
