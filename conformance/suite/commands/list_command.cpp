#include "conformance/suite/commands/list_command.hpp"

#include "conformance/suite/commands/console.hpp"
#include "conformance/suite/commands/recorded_folder.hpp"
#include "conformance/suite/lint/lint.hpp"
#include "conformance/suite/reporting/subject.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <ostream>

namespace kruispunt::conformance::suite::commands {
namespace {

constexpr int configuration = 2;

struct list_options {
    std::string begins;
    std::string protocol;
    std::string role;
    std::string level;
    std::string sentence;
    std::string language = "nl";
    std::string catalogue;
    bool lint = false;
    bool json = false;
};

bool is_asked(const catalogue::test& one, const list_options& by) {
    const auto fits = [](const std::string& asked, std::string_view is) {
        return asked.empty() || asked == is;
    };
    // COM-10 stands for all its sentences.
    const bool of_sentence =
        by.sentence.empty() || std::ranges::any_of(one.requirements, [&by](const std::string& id) {
            return id == by.sentence || id.starts_with(by.sentence + '.');
        });
    return one.id.starts_with(by.begins) && fits(by.protocol, one.protocol) &&
           fits(by.role, reporting::word(one.of)) && fits(by.level, reporting::word(one.at)) &&
           of_sentence;
}

text::json in_json(const catalogue::test& one) {
    text::json written;
    written["id"] = one.id;
    written["requirements"] = one.requirements;
    written["level"] = reporting::word(one.at);
    written["kind"] = reporting::word(one.kind);
    written["needs"] = one.needs;
    written["nl"] = one.nl;
    written["en"] = one.en;
    written["digest"] = one.digest;
    return written;
}

void lint_all(const catalogue::catalogue& all, console& with) {
    const auto found = lint::faults(all);
    for (const auto& each : found)
        with.out << each << '\n';
    with.out << all.tests.size() << " tests, " << found.size() << " faults\n";
    with.exit_code = found.empty() ? 0 : configuration;
}

void list_all(const catalogue::catalogue& all, const list_options& by, console& with) {
    auto written = text::json::array();
    std::size_t count = 0;
    for (const auto& one : all.tests) {
        if (!is_asked(one, by)) continue;
        ++count;
        if (by.json)
            written.push_back(in_json(one));
        else
            with.out << one.id << "  " << reporting::word(one.at) << "  "
                     << (by.language == "en" ? one.en : one.nl) << '\n';
    }
    if (by.json)
        with.out << written.dump(2) << '\n';
    else
        with.out << count << " of " << all.tests.size()
                 << " tests; explain ID tells what one does\n";
}

void list(const list_options& by, console& with) {
    const auto all = chosen_catalogue(by.catalogue);
    if (by.lint)
        lint_all(all, with);
    else
        list_all(all, by, with);
}

} // namespace

void add_list_command(CLI::App& to, console& with) {
    // shared because CLI11 copies the callback that holds it
    auto options = std::make_shared<list_options>();
    auto* const command = to.add_subcommand("list", "The tests, one a line");
    command->add_option("ID", options->begins, "those whose id begins so");
    command->add_option("--protocol", options->protocol, "of that protocol alone");
    command->add_option("--role", options->role, "gateway, server or client")
        ->check(CLI::IsMember({"gateway", "server", "client"}));
    command->add_option("--level", options->level, "MUST, SHOULD or MAY")
        ->check(CLI::IsMember({"MUST", "SHOULD", "MAY"}));
    command->add_option("--req", options->sentence, "of a sentence (COM-10.2) or a rule (COM-10)");
    command->add_option("--lang", options->language, "nl (the default) or en")
        ->check(CLI::IsMember({"nl", "en"}));
    command->add_flag("--json", options->json, "one JSON array instead of lines");
    command->add_flag(
        "--lint", options->lint, "what is wrong in the catalogue; exit code 2 if any"
    );
    command->add_option("--catalogue", options->catalogue, "read the tests from a folder instead");
    command->callback([options, &with] { list(*options, with); });
}

} // namespace kruispunt::conformance::suite::commands
