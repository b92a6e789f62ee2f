#include "conformance/suite/commands/coverage_command.hpp"

#include "conformance/suite/commands/console.hpp"
#include "conformance/suite/commands/recorded_folder.hpp"
#include "conformance/suite/lint/coverage.hpp"

#include <CLI/CLI.hpp>

#include <map>
#include <memory>
#include <ostream>
#include <utility>

namespace kruispunt::conformance::suite::commands {
namespace {

struct coverage_options {
    std::string protocol;
    std::string catalogue;
    bool all = false;
};

struct counts {
    std::size_t sentences = 0;
    std::size_t tested = 0;
    std::size_t beside = 0;
    std::size_t reasoned = 0;
    std::size_t breakable = 0;
    std::size_t refused = 0;
};

using lint::covering;

std::string account_of(const covering& of) {
    if (!of.tests.empty()) {
        std::string ids = lint::is_beside_only(of) ? "beside another:" : "";
        for (const auto* const test : of.tests)
            ids += (ids.empty() ? "" : " ") + test->id;
        if (of.not_refused != nullptr) ids += "  not refused: " + of.not_refused->reason;
        return ids;
    }
    if (of.reason != nullptr) return of.reason->reason_class + ": " + of.reason->reason;
    return "NOTHING: " + of.sentence->text;
}

void show(const coverage_options& options, console& with) {
    const auto all = chosen_catalogue(options.catalogue);
    std::map<std::pair<std::string, lint::side>, counts> sums;
    for (const auto& each : lint::coverage_of(all)) {
        if (!options.protocol.empty() && each.protocol != options.protocol) continue;
        auto& sum = sums[{each.protocol, each.of}];
        ++sum.sentences;
        const bool tested = !each.tests.empty();
        const bool reasoned = !tested && each.reason != nullptr;
        if (tested) ++sum.tested;
        if (lint::is_beside_only(each)) ++sum.beside;
        if (reasoned) ++sum.reasoned;
        if (lint::wants_refusal(each)) {
            ++sum.breakable;
            if (lint::shows_refusal(each)) ++sum.refused;
        }
        if (options.all || (!tested && !reasoned))
            with.out << each.protocol << ' ' << lint::word(each.of) << ' ' << each.sentence->id
                     << "  " << account_of(each) << '\n';
    }
    for (const auto& [of, sum] : sums)
        with.out << of.first << ", " << lint::word(of.second) << ": " << sum.sentences
                 << " MUST sentences, " << sum.tested << " with a test (" << sum.beside
                 << " of them only beside another sentence), " << sum.reasoned << " with a reason, "
                 << sum.sentences - sum.tested - sum.reasoned << " with neither; " << sum.refused
                 << " of " << sum.breakable << " that a message can break are broken by a test\n";
    if (sums.empty()) with.out << "No test of that protocol stands in the catalogue.\n";
}

} // namespace

void add_coverage_command(CLI::App& to, console& with) {
    // shared because CLI11 copies the callback that holds it
    auto options = std::make_shared<coverage_options>();
    auto* const command = to.add_subcommand(
        "coverage",
        "Which MUST of the protocol documents has a test, which a reason to have none, which "
        "neither"
    );
    command->add_option("--protocol", options->protocol, "of that protocol alone");
    command->add_flag("--all", options->all, "every sentence, with its tests or its reason");
    command->add_option("--catalogue", options->catalogue, "read the tests from a folder instead");
    command->callback([options, &with] { show(*options, with); });
}

} // namespace kruispunt::conformance::suite::commands
