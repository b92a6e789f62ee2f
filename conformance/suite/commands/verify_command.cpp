#include "conformance/suite/commands/verify_command.hpp"

#include "conformance/suite/commands/console.hpp"
#include "conformance/suite/commands/recorded_folder.hpp"
#include "conformance/suite/statement/submission.hpp"
#include "conformance/suite/statement/verification.hpp"

#include <CLI/CLI.hpp>

#include <chrono>
#include <memory>
#include <ostream>
#include <stdexcept>

namespace kruispunt::conformance::suite::commands {
namespace {

constexpr int refused = 5;

struct verify_options {
    std::string submission;
    std::string trust;
    std::string at;
    std::string catalogue;
    bool json = false;
};

text::instant moment_of(const verify_options& options) {
    if (options.at.empty()) return std::chrono::system_clock::now();
    const auto at = text::read_utc(options.at);
    if (!at) throw std::runtime_error("--at: is no moment in UTC, like 2027-01-31T12:00:00Z");
    return *at;
}

statement::trust trust_of(const std::string& file) {
    const auto octets = content_of(file);
    try {
        return statement::read_trust(octets);
    } catch (const std::runtime_error& why) {
        throw std::runtime_error(file + ": " + why.what());
    }
}

statement::verification verification_of(const verify_options& options) {
    const auto trust = trust_of(options.trust);
    const auto all = chosen_catalogue(options.catalogue);
    const auto now = moment_of(options);
    if (!std::filesystem::exists(options.submission))
        throw std::runtime_error(options.submission + ": is not there");
    reporting::run_files files;
    try {
        files = statement::read_submission(options.submission);
    } catch (const std::exception& why) {
        return statement::unreadable_submission(why.what());
    }
    return statement::verify_submission(files, all, trust, now);
}

void verify(const verify_options& options, console& with) {
    const auto came = verification_of(options);
    with.out << (options.json ? statement::in_json(came) : statement::in_words(came));
    with.exit_code = came.accepted() ? 0 : refused;
}

} // namespace

void add_verify_command(CLI::App& to, console& with) {
    // shared because CLI11 copies the callback that holds it
    auto options = std::make_shared<verify_options>();
    auto* const command = to.add_subcommand(
        "verify",
        "Whether a run that was handed in can be believed: a line a step; exit code 0 or 5.\n"
        "Needs no network. What it cannot see: whether the system that was tested is the one that\n"
        "is sold. Have a sample of the tests run by yourself."
    );
    command->add_option("SUBMISSION", options->submission, "the folder, or the archive of it")
        ->required();
    command
        ->add_option(
            "--trust",
            options->trust,
            "what you go by: vendors' keys, catalogues, suites, challenges"
        )
        ->required();
    command->add_option("--at", options->at, "the moment to judge validity at (default: now)");
    command->add_option("--catalogue", options->catalogue, "read the tests from a folder instead");
    command->add_flag("--json", options->json, "one JSON object instead of words");
    command->callback([options, &with] { verify(*options, with); });
}

} // namespace kruispunt::conformance::suite::commands
