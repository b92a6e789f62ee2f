#include "conformance/suite/commands/verify_command.hpp"

#include "conformance/suite/commands/console.hpp"
#include "conformance/suite/commands/held_file.hpp"
#include "conformance/suite/commands/recorded_folder.hpp"
#include "conformance/suite/statement/acceptance.hpp"
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
    std::string record; ///< where it is written; empty: none is asked for
    std::string key;
    std::string valid_until;
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

/// What was handed in, and what came of it.
struct looked_at {
    reporting::run_files files;
    statement::verification came;
};

looked_at look_at(const verify_options& options, const statement::trust& body, text::instant now) {
    const auto all = chosen_catalogue(options.catalogue);
    if (!std::filesystem::exists(options.submission))
        throw std::runtime_error(options.submission + ": is not there");
    looked_at made;
    try {
        made.files = statement::read_submission(options.submission);
    } catch (const std::exception& why) {
        made.came = statement::unreadable_submission(why.what());
        return made;
    }
    made.came = statement::verify_submission(made.files, all, body, now);
    return made;
}

statement::acceptance_term term_of(const verify_options& options, text::instant now) {
    const auto until = statement::end_of_day(options.valid_until);
    if (!until) throw std::runtime_error("--valid-until: is no day, like 2028-01-31");
    if (*until <= now) throw std::runtime_error("--valid-until: is over already");
    if (*until - now > statement::longest_acceptance)
        throw std::runtime_error("--valid-until: is over five years from now");
    return {now, *until};
}

/// Writes the record, and that its challenge is used: both, or neither.
void write_accepted(
    const verify_options& options, const std::string& record, const std::string& nonce
) {
    const held_file trusted(options.trust);
    const auto used = statement::with_used(trusted.content(), nonce);
    if (!used)
        throw std::runtime_error(
            options.trust + ": the challenge " + nonce + " was used meanwhile; " + options.record +
            " is not written"
        );
    write_whole(options.record, record);
    try {
        trusted.replace(*used);
    } catch (const std::exception& why) {
        std::filesystem::remove(options.record);
        throw std::runtime_error(
            std::string(why.what()) + "; the challenge could not be put under \"used\", so " +
            options.record + " is not written: mend that and verify again"
        );
    }
}

/// What is written where all steps hold, with what the body does next.
void accept(
    const verify_options& options,
    const looked_at& seen,
    const statement::trust& body,
    text::instant now,
    console& with
) {
    const auto report = reporting::read_report(seen.files.at("report.json"));
    const auto key = statement::signing_key::from_private_pem(content_of(options.key));
    write_accepted(
        options,
        statement::acceptance_record(seen.came, report, term_of(options, now), key, body),
        report.run.challenge
    );
    with.err << "written " << options.record << ": hand it in at the gateway that admits "
             << report.of.oin << " (kruispunt report hand-in)\nthe challenge "
             << report.run.challenge << " stands under \"used\" in " << options.trust
             << " now: it is not taken twice\n";
}

/// What can be said before the submission is looked at, which may take minutes.
void check_wishes(const verify_options& options, text::instant now) {
    const bool asks = !options.record.empty();
    if (asks != !options.key.empty() || asks != !options.valid_until.empty())
        throw std::runtime_error("--accept, --key and --valid-until go together");
    if (!asks) return;
    term_of(options, now);
    statement::signing_key::from_private_pem(content_of(options.key));
}

void verify(const verify_options& options, console& with) {
    const auto now = moment_of(options);
    check_wishes(options, now);
    const auto body = trust_of(options.trust);
    const auto seen = look_at(options, body, now);
    with.out << (options.json ? statement::in_json(seen.came) : statement::in_words(seen.came));
    with.exit_code = seen.came.accepted() ? 0 : refused;
    if (options.record.empty()) return;
    if (seen.came.accepted())
        accept(options, seen, body, now, with);
    else
        with.err << options.record << " is not written: not every step holds\n";
}

void add_acceptance(CLI::App& command, verify_options& options, CLI::Option& at) {
    command
        .add_option(
            "--accept",
            options.record,
            "where every step holds, write your word here, and the challenge under \"used\""
        )
        ->excludes(&at);
    command.add_option("--key", options.key, "your private key for it: PEM, Ed25519 or P-256");
    command.add_option("--valid-until", options.valid_until, "its last day: YYYY-MM-DD");
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
    auto* const at =
        command->add_option("--at", options->at, "the moment to judge validity at (default: now)");
    command->add_option("--catalogue", options->catalogue, "read the tests from a folder instead");
    command->add_flag("--json", options->json, "one JSON object instead of words");
    add_acceptance(*command, *options, *at);
    command->callback([options, &with] { verify(*options, with); });
}

} // namespace kruispunt::conformance::suite::commands
