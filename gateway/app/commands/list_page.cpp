#include "gateway/app/commands/list_page.hpp"

#include "gateway/app/commands/operators_command.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace kruispunt::app {

namespace {

constexpr int most_on_a_page = 500;

} // namespace

void add_list_page(CLI::App& to, list_page& page, const char* about) {
    add_region_filter(to, page.region, about);
    to.add_option("--most", page.most, "how many at the most")
        ->type_name("NUMBER")
        ->capture_default_str()
        ->check(CLI::Range(1, most_on_a_page));
    to.add_option("--after", page.after, "what follows, as the list before says at its end")
        ->type_name("NR")
        ->check(CLI::NonNegativeNumber);
}

std::string query_of(const list_page& page) {
    std::string query = "?aantal=" + std::to_string(page.most);
    if (!page.region.empty()) query += "&regio=" + page.region;
    if (page.after) query += "&na=" + std::to_string(*page.after);
    return query;
}

void say_what_follows(const nlohmann::ordered_json& next) {
    if (next.is_number()) std::cout << "There are more: add --after " << next.dump() << '\n';
}

} // namespace kruispunt::app
