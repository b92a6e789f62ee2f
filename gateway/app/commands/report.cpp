#include "gateway/app/commands/commands.hpp"
#include "gateway/app/commands/operators_command.hpp"
#include "gateway/app/commands/operators_text.hpp"

#include <CLI/CLI.hpp>

#include <fstream>
#include <iostream>
#include <memory>
#include <string>

namespace kruispunt::app {

namespace {

using json = nlohmann::ordered_json;

struct report_options : operators_options {
    std::string id;
    std::string file;
};

void list(const report_options& o) {
    const json answer = ask_gateway(o, "GET", "conformiteitsrapporten");
    if (o.json) return print_answer(answer);
    if (answer["rapporten"].empty())
        std::cout << "There are no reports: what verifies one is not there yet, and until then "
                     "every\nregion takes part in the sandbox.\n";
    for (const json& one : answer["rapporten"])
        std::cout << text_in(one, "id") << '\n';
}

void show(const report_options& o) {
    print_answer(ask_gateway(o, "GET", "conformiteitsrapporten/" + o.id));
}

void hand_in(const report_options& o) {
    std::ifstream file(o.file);
    const json report = json::parse(file, nullptr, false);
    if (report.is_discarded()) {
        std::cerr << "kruispunt: " << o.file << " is no JSON\n";
        throw CLI::RuntimeError(1);
    }
    print_answer(ask_gateway(o, "POST", "conformiteitsrapporten", report));
}

} // namespace

void add_report_command(CLI::App& app) {
    // shared because CLI11 keeps the callbacks beyond this function
    const auto options = std::make_shared<report_options>();
    CLI::App* group = add_group(app, "report", "Conformance reports of vendors");
    CLI::App* all = add_operators_command(
        *group, {"list", "Those that were handed in", "kruispunt report list"}, *options
    );
    all->callback([options] { list(*options); });
    CLI::App* one = add_operators_command(
        *group, {"show", "How one was verified, step by step", "kruispunt report show ID"}, *options
    );
    one->add_option("ID", options->id, "the report, as `list` names it")->required();
    one->callback([options] { show(*options); });
    CLI::App* give = add_operators_command(
        *group,
        {"hand-in", "Has a report verified and kept", "kruispunt report hand-in report.json"},
        *options
    );
    give->add_option("FILE", options->file, "the report")
        ->required()
        ->check(CLI::ExistingFile.description(""));
    give->callback([options] { hand_in(*options); });
}

} // namespace kruispunt::app
