#include "gateway/app/commands/commands.hpp"
#include "gateway/app/commands/operators_command.hpp"
#include "gateway/app/commands/operators_text.hpp"
#include "gateway/domain/calendar.hpp"

#include <CLI/CLI.hpp>

#include <chrono>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace kruispunt::app {

namespace {

using json = nlohmann::ordered_json;

struct report_options : operators_options {
    std::string id;
    std::string file;
};

// The last day that is whole before it ends: what ends at midnight by another clock is not said to
// last a day more.
std::string last_day_of(const json& report) {
    std::string end = text_in(report, "geldigTot");
    const auto at = domain::parse_timestamp(end);
    if (!at) return end;
    return domain::to_text(
        domain::amsterdam_day(*at + std::chrono::seconds(1) - std::chrono::days(1))
    );
}

void list(const report_options& o) {
    const json answer = ask_gateway(o, "GET", "conformiteitsrapporten");
    if (o.json) return print_answer(answer);
    text_table table({"region", "standing", "last day", "days", "product", "id"});
    for (const json& one : answer["rapporten"])
        table.add(
            {text_in(one, "regio"),
             text_in(one, "toestand"),
             last_day_of(one),
             text_in(one, "dagen"),
             text_in(one, "leverancier") + " " + text_in(one, "product") + " " +
                 text_in(one, "productversie"),
             text_in(one, "id")}
        );
    table.print(std::cout);
    if (!answer["rapporten"].empty()) return;
    if (answer["toelichting"].is_string())
        std::cout << "No report can be handed in: this gateway knows no key of the body that "
                     "accepts them.\nSet [conformance] body_keys in kruispunt.toml and start it "
                     "again; until then every region\ntakes part in the sandbox.\n";
    else
        std::cout << "There are no reports. The body writes what is handed in here:\n"
                     "kruispunt-conformance verify --accept (docs/conformance.md).\n";
}

// A step that the body signed has held; ours say why where they do not.
void print_steps(const json& steps, const char* heading) {
    std::cout << heading << '\n';
    for (const json& step : steps) {
        std::string line = "  " + text_in(step, "uitkomst");
        line.resize(16, ' ');
        std::cout << line << text_in(step, "stap") << '\n';
        if (step.contains("toelichting") && step["toelichting"].is_string())
            std::cout << "                why: " << text_in(step, "toelichting") << '\n';
    }
}

void print_report(const json& report) {
    const std::vector<std::pair<std::string, std::string>> rows{
        {"report", text_in(report, "id")},
        {"region", text_in(report, "regio")},
        {"standing", text_in(report, "toestand")},
        {"protocol", text_in(report, "protocol")},
        {"version", text_in(report, "protocolversie")},
        {"oin", text_in(report, "oin")},
        {"vendor", text_in(report, "leverancier")},
        {"product", text_in(report, "product")},
        {"build", text_in(report, "build")},
        {"verdict", text_in(report, "uitkomst")},
        {"accepted", text_in(report, "aanvaardOp")},
        {"last day", last_day_of(report)},
        {"days left", text_in(report, "dagen")},
        {"handed in", text_in(report, "ingeleverdOp")},
        {"by", text_in(report, "ingeleverdDoor")}};
    for (const auto& [name, value] : rows)
        std::cout << name << std::string(13 - name.size(), ' ') << value << '\n';
    print_steps(report["stappen"], "what this gateway verified");
    print_steps(report["onderzoek"], "what the body verified before it signed");
}

void show(const report_options& o) {
    const json answer = ask_gateway(o, "GET", "conformiteitsrapporten/" + o.id);
    o.json ? print_answer(answer) : print_report(answer);
}

void hand_in(const report_options& o) {
    std::ifstream file(o.file);
    const json report = json::parse(file, nullptr, false);
    if (report.is_discarded()) {
        std::cerr << "kruispunt: " << o.file
                  << " is no JSON; hand in the file that `kruispunt-conformance verify --accept` "
                     "wrote\n";
        throw CLI::RuntimeError(1);
    }
    const json answer = ask_gateway(o, "POST", "conformiteitsrapporten", report);
    if (o.json) return print_answer(answer);
    print_report(answer);
    std::cout << "\nIt is accepted and kept. What comes next: kruispunt region admit "
              << text_in(answer, "regio") << " --reason TEXT\n";
}

} // namespace

void add_report_command(CLI::App& app) {
    // shared because CLI11 keeps the callbacks beyond this function
    const auto options = std::make_shared<report_options>();
    CLI::App* group = add_group(app, "report", "Conformance reports that the body accepted");
    CLI::App* all = add_operators_command(
        *group,
        {"list",
         "Those that were handed in, and whether each holds today",
         "kruispunt report list"},
        *options
    );
    all->callback([options] { list(*options); });
    CLI::App* one = add_operators_command(
        *group, {"show", "How one was verified, step by step", "kruispunt report show ID"}, *options
    );
    one->add_option("ID", options->id, "the report, as `list` names it")->required();
    one->callback([options] { show(*options); });
    CLI::App* give = add_operators_command(
        *group,
        {"hand-in",
         "Has an acceptance verified and kept",
         "kruispunt report hand-in acceptance.dsse.json",
         "The file is what the national body wrote (kruispunt-conformance verify --accept). It is "
         "kept where every step holds; else the first that does not is said, with what to do."},
        *options
    );
    give->add_option("FILE", options->file, "the acceptance, as it came")
        ->required()
        ->check(CLI::ExistingFile.description(""));
    give->callback([options] { hand_in(*options); });
}

} // namespace kruispunt::app
