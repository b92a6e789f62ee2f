#include "gateway/app/commands/commands.hpp"
#include "gateway/app/commands/operators_command.hpp"
#include "gateway/app/commands/operators_text.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace kruispunt::app {

namespace {

using json = nlohmann::ordered_json;

struct statistics_options : operators_options {
    std::string from;
    std::string to;
    bool csv = false;
};

std::string path_of(const statistics_options& options) {
    std::string path = "statistieken";
    const auto add = [&path](const char* name, const std::string& month) {
        if (month.empty()) return;
        path += path.find('?') == path.npos ? "?" : "&";
        path += name + ("=" + month);
    };
    add("van", options.from);
    add("tot", options.to);
    return path;
}

// A figure as people read it; "-" where a month tells none.
std::string figure_in(const json& row, const char* name) {
    const auto at = row.find(name);
    if (at == row.end() || at->is_null()) return "-";
    if (at->is_string()) return at->get<std::string>();
    if (!at->is_object()) return at->dump();
    const std::string least = (*at)["minstens"].dump();
    return at->contains("hoogstens") ? least + " to " + (*at)["hoogstens"].dump()
                                     : least + " or more";
}

void add_row(text_table& to, const std::string& where, const json& row) {
    std::vector<std::string> cells{where};
    for (const char* name :
         {"signalen", "INFORMATIEPLICHT", "zonder_bsn", "matches", "tijdTotMatch", "ZONDER_BEREIK"})
        cells.push_back(figure_in(row, name));
    to.add(std::move(cells));
}

void print_table(const json& table) {
    text_table text(
        {"", "SIGNALS", "NOT INFORMED", "WITHOUT BSN", "MATCHES", "DAYS TO MATCH", "NO REACH"}
    );
    for (const json& row : table["regios"])
        add_row(text, row.value("regio", ""), row);
    for (const json& row : table["paren"])
        add_row(text, row.value("regio", "") + " + " + row.value("tegenregio", ""), row);
    add_row(text, "federation", table["federatie"]);
    text.print(std::cout);
}

void print_all(const json& answer) {
    if (answer["maanden"].empty()) {
        std::cout
            << "There is no table yet: the first is made when the first whole month that was\n"
               "counted is over.\n";
        return;
    }
    for (const json& month : answer["maanden"]) {
        std::cout << month.value("maand", "") << '\n';
        print_table(month);
        std::cout << '\n';
    }
    if (answer["maanden"].size() < 2) return;
    std::cout << answer.value("van", "") << " to " << answer.value("tot", "") << '\n';
    print_table(answer["som"]);
}

void statistics(const statistics_options& options) {
    if (options.csv) {
        std::cout << ask_gateway_for(options, "text/csv", path_of(options));
        return;
    }
    const json answer = ask_gateway(options, "GET", path_of(options));
    options.json ? print_answer(answer) : print_all(answer);
}

} // namespace

void add_statistics_command(CLI::App& app) {
    // shared because CLI11 keeps the callback beyond this function
    const auto options = std::make_shared<statistics_options>();
    CLI::App* command = add_operators_command(
        app,
        {"statistics",
         "What is told of whole months: signals, matches, how long they took; never of a child",
         "kruispunt statistics --from 2026-09 --to 2026-10 --csv > months.csv",
         "A month has a table once it is over, and the table never changes. What is under five "
         "reads\n"
         "<5, zero too; a sum over such a count reads \"72 to 76\". docs/statistics.md defines "
         "all."},
        *options
    );
    command
        ->add_option("--from", options->from, "the first month; by default a year before the last")
        ->type_name("YYYY-MM");
    command
        ->add_option("--to", options->to, "the last month; by default the newest that has a table")
        ->type_name("YYYY-MM");
    command->add_flag("--csv", options->csv, "for a spreadsheet, a line a figure")
        ->excludes(command->get_option("--json"));
    command->callback([options] { statistics(*options); });
}

} // namespace kruispunt::app
