#include "conformance/suite/commands/run_command.hpp"

#include "conformance/suite/commands/console.hpp"
#include "conformance/suite/commands/recorded_folder.hpp"
#include "conformance/suite/commands/run_progress.hpp"
#include "conformance/suite/commands/this_program.hpp"
#include "conformance/suite/reporting/challenge.hpp"
#include "conformance/suite/reporting/forms.hpp"
#include "conformance/suite/running/run.hpp"
#include "conformance/suite/running/run_folder.hpp"
#include "conformance/text/canonical_json.hpp"
#include "conformance/text/clock.hpp"
#include "conformance/text/ids.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <memory>
#include <ostream>

namespace kruispunt::conformance::suite::commands {
namespace {

using running::run_folder;

constexpr int exit_interrupted = 130;
constexpr std::size_t largest_challenge = 64U * 1024U;

std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler sets it");

extern "C" void on_interrupt(int /*signal*/) {
    interrupted = true;
}

struct run_options {
    std::string sut;
    std::vector<std::string> tests;
    std::string role;
    std::string out;
    std::string seed;
    std::string challenge;
    std::string catalogue;
    std::string lang = "en";
    bool json = false;
};

/// From here on a first interrupt ends the run in good order, and a second one at once.
void take_interrupts() {
    struct sigaction action {};

    action.sa_handler = on_interrupt;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

std::string_view part_of_id(catalogue::role of) {
    if (of == catalogue::role::gateway) return "gw";
    return of == catalogue::role::server ? "srv" : "cli";
}

/// What was asked for of what the SUT file says: a part of it is a selection, and told as one.
std::vector<std::string> selection_of(const run_options& options, const running::run_order& order) {
    if (!options.tests.empty() || order.roles.size() == order.sut.subject.roles.size())
        return options.tests;
    return {order.sut.subject.protocol + "." + std::string(part_of_id(order.roles.front())) + "."};
}

std::vector<catalogue::role> roles_of(const running::sut_file& sut, const std::string& wanted) {
    if (wanted.empty()) return sut.subject.roles;
    for (const auto role : sut.subject.roles)
        if (reporting::word(role) == wanted) return {role};
    throw std::runtime_error("the SUT file does not name the role " + wanted);
}

std::string nonce_of(const std::string& file) {
    if (file.empty()) return {};
    const auto document = text::read_json(running::read_whole(file, largest_challenge));
    if (!document) throw std::runtime_error(file + ": is no JSON");
    return reporting::read_challenge(*document);
}

reporting::run_facts facts_at_start(const run_options& options, const catalogue::catalogue& all) {
    reporting::run_facts facts;
    const auto own = this_program();
    facts.suite_version = own.version;
    facts.suite_sha256 = own.sha256;
    facts.catalogue = all.digest;
    facts.started = text::rfc3339(std::chrono::system_clock::now());
    facts.challenge = nonce_of(options.challenge);
    facts.seed = options.seed.empty() ? text::new_uuid() : options.seed;
    if (!facts.challenge.empty()) facts.seed = facts.challenge;
    return facts;
}

std::string folder_of(const run_options& options) {
    if (!options.out.empty()) return options.out;
    auto moment = text::rfc3339(std::chrono::system_clock::now()).substr(0, 19);
    std::erase(moment, ':');
    return "conformance-" + moment;
}

void finish(
    run_folder& folder,
    reporting::run_facts facts,
    const catalogue::catalogue& all,
    const run_options& options,
    console& with
) {
    facts.finished = text::rfc3339(std::chrono::system_clock::now());
    facts.interrupted = interrupted;
    folder.write("run.json", text::canonical(to_json(facts)));
    const auto recorded = reporting::read_run(folder.files());
    const auto report = reporting::judge_run(all, recorded);
    const auto written = reporting::canonical_report(report);
    folder.write_beside("report.json", written + "\n");
    for (const auto form : reporting::forms)
        folder.write_beside(
            std::string(reporting::file_name(form)),
            reporting::written(form, {all, report, recorded})
        );
    if (options.json)
        with.out << written << '\n';
    else
        tell_end(with, report, folder.path().string(), options.lang);
    with.exit_code = interrupted ? exit_interrupted : reporting::exit_code(report);
}

void run(const run_options& options, console& with) {
    const auto all = chosen_catalogue(options.catalogue);
    auto facts = facts_at_start(options, all);
    running::run_order order;
    order.sut = running::read_sut_file(options.sut);
    order.roles = roles_of(order.sut, options.role);
    order.selection = selection_of(options, order);
    facts.selection = order.selection;
    order.seed = facts.seed;
    std::size_t chosen = 0;
    for (const auto role : order.roles)
        chosen += tests_of(all, order, role).size();
    if (chosen == 0)
        throw std::runtime_error(
            "no test was chosen: `kruispunt-conformance list` shows those that there are"
        );
    run_folder folder(folder_of(options));
    folder.write("sut.json", text::canonical(order.sut.document));
    take_interrupts();
    progress shown(with, all, order.sut.subject, options.json);
    const auto silent = running::run_tests(
        all,
        order,
        interrupted,
        [&folder, &shown](
            const catalogue::test& test,
            std::size_t number,
            std::size_t of,
            const evidence::test_evidence* seen
        ) {
            if (seen != nullptr)
                folder.write(
                    "evidence/" + test.id + ".json", text::canonical(evidence::to_json(*seen))
                );
            shown.tell(test, number, of, seen);
        }
    );
    for (const auto& why : silent)
        with.err << "the adapter did not answer `shutdown`: " << why
                 << "; no verdict rests on it\n";
    finish(folder, std::move(facts), all, options, with);
}

} // namespace

void add_run_command(CLI::App& to, console& with) {
    // shared because CLI11 copies the callback that holds it
    auto options = std::make_shared<run_options>();
    auto* const command =
        to.add_subcommand("run", "Run the tests against a system, and report on it");
    command->add_option("--sut", options->sut, "the SUT file: what is tested, and where")
        ->required();
    command->add_option(
        "--test", options->tests, "only tests whose ids begin so; may be given again"
    );
    command->add_option("--role", options->role, "only that role: gateway, server or client")
        ->check(CLI::IsMember({"gateway", "server", "client"}));
    command->add_option(
        "--out", options->out, "folder for evidence and report (default: a new one)"
    );
    command->add_option(
        "--seed", options->seed, "draw the same children and numbers as another run"
    );
    command->add_option(
        "--challenge", options->challenge, "file of the body that admits you: its nonce is the seed"
    );
    command->add_option("--catalogue", options->catalogue, "read the tests from a folder instead");
    command->add_option("--lang", options->lang, "nl or en (the default)")
        ->check(CLI::IsMember({"nl", "en"}));
    command->add_flag("--json", options->json, "print report.json instead of words");
    command->callback([options, &with] { run(*options, with); });
}

} // namespace kruispunt::conformance::suite::commands
