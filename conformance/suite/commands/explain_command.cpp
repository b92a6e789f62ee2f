#include "conformance/suite/commands/explain_command.hpp"

#include "conformance/suite/commands/console.hpp"
#include "conformance/suite/commands/recorded_folder.hpp"
#include "conformance/suite/commands/step_words.hpp"
#include "conformance/suite/plan/course.hpp"
#include "conformance/suite/reporting/subject.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <ostream>
#include <stdexcept>

namespace kruispunt::conformance::suite::commands {
namespace {

struct explain_options {
    std::string id;
    std::string language = "nl";
    std::string catalogue;
};

/// Writes one test's explanation.
class explanation {
public:
    explanation(
        const catalogue::catalogue& all, const catalogue::test& test, language as, std::ostream& out
    )
        : all_(&all), test_(&test), as_(as), out_(&out) {}

    void write() {
        *out_ << test_->id << "  " << reporting::word(test_->at) << '\n'
              << say(test_->nl, test_->en) << '\n';
        write_sentences();
        write_steps();
        write_lines(say("Nodig", "Needs"), test_->needs);
        write_lines(
            say("Vaak de oorzaak als het misgaat", "Usual causes of a failure"),
            as_ == language::nl ? test_->causes_nl : test_->causes_en
        );
        write_lines(say("Deze fouten vindt de toets", "Faults that this test finds"), mutants());
        *out_ << '\n'
              << say("Alleen deze toets draaien", "To run this test alone")
              << ":\n  kruispunt-conformance run --sut sut.json --test " << test_->id
              << " --out run\n";
    }

private:
    std::string say(std::string_view nl, std::string_view en) const {
        return std::string(in(as_, nl, en));
    }

    void write_sentences() {
        *out_ << '\n' << say("De regel", "The rule") << ":\n";
        for (const auto& id : test_->requirements) {
            const auto found = all_->requirements.find(id);
            if (found == all_->requirements.end()) continue;
            *out_ << "  " << id << "  " << found->second.text << "\n    docs/protocols/"
                  << found->second.page << ".md\n";
        }
    }

    void write_steps() {
        *out_ << '\n' << say("Wat er gebeurt", "What happens") << ":\n";
        const auto plan = plan::expand(*all_, *test_, plan::partner_of(test_->protocol));
        std::size_t number = 0;
        for (const auto& each : plan) {
            *out_ << "  " << ++number << ". " << weight(each) << deed(each) << scope(each, plan)
                  << '\n';
            if (const auto change = change_of(each, as_); !change.empty())
                *out_ << "     " << say("de ene verandering: ", "the one change: ") << change
                      << '\n';
            for (const auto& line : expectations_of(each, as_))
                *out_ << "     " << say("verwacht: ", "expected: ") << line << '\n';
        }
    }

    std::string deed(const plan::operation& of) const {
        if (!plan::only_sets_up(*test_, of)) return deed_of(of, as_);
        return say(
            "uw index heeft het signaal, door de adapter: arrange, of act give waar die dat niet "
            "kent",
            "your index holds the signal, by the adapter: arrange, or act give where it knows none"
        );
    }

    std::string weight(const plan::operation& of) const {
        if (of.counts == plan::weight::control)
            return say("(controle: leeft het systeem?) ", "(control: is the system alive?) ");
        if (of.counts == plan::weight::arrangement) return say("(vooraf) ", "(before) ");
        return {};
    }

    std::string scope(const plan::operation& of, const std::vector<plan::operation>& plan) const {
        const auto name = plan::scope_of(of, plan);
        return name == "a" ? std::string() : say(", kind ", ", child ") + name;
    }

    void write_lines(const std::string& title, const std::vector<std::string>& lines) {
        if (lines.empty()) return;
        *out_ << '\n' << title << ":\n";
        for (const auto& line : lines)
            *out_ << "  - " << line << '\n';
    }

    std::vector<std::string> mutants() const {
        std::vector<std::string> lines;
        const auto of = all_->mutants.find({test_->protocol, test_->of});
        if (of == all_->mutants.end()) return lines;
        const auto has = [](const std::vector<std::string>& names, const std::string& name) {
            return std::ranges::find(names, name) != names.end();
        };
        for (const auto& each : of->second)
            if (has(test_->requirements, each.requirement) || has(each.expects, test_->id))
                lines.push_back(each.id + ": " + each.en);
        return lines;
    }

    const catalogue::catalogue* all_;
    const catalogue::test* test_;
    language as_;
    std::ostream* out_;
};

void explain(const explain_options& options, console& with) {
    const auto all = chosen_catalogue(options.catalogue);
    const auto test = std::ranges::find(all.tests, options.id, &catalogue::test::id);
    if (test == all.tests.end())
        throw std::runtime_error(
            "there is no test " + options.id +
            "; `list` gives all ids, `list --req COM-10` those of a rule"
        );
    explanation(all, *test, options.language == "en" ? language::en : language::nl, with.out)
        .write();
}

} // namespace

void add_explain_command(CLI::App& to, console& with) {
    // shared because CLI11 copies the callback that holds it
    auto options = std::make_shared<explain_options>();
    auto* const command = to.add_subcommand(
        "explain", "A test in plain words: the rule, what is sent, what is expected, usual causes"
    );
    command->add_option("ID", options->id, "the test's id")->required();
    command->add_option("--lang", options->language, "nl (the default) or en")
        ->check(CLI::IsMember({"nl", "en"}));
    command->add_option("--catalogue", options->catalogue, "read the tests from a folder instead");
    command->callback([options, &with] { explain(*options, with); });
}

} // namespace kruispunt::conformance::suite::commands
