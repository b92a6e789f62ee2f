#include "conformance/suite/selftest/matrix_map.hpp"

#include <algorithm>
#include <map>

namespace kruispunt::conformance::suite::selftest {
namespace {

using places = std::map<std::string, std::size_t>;

places places_of(const std::vector<std::string>& names) {
    places all;
    for (std::size_t at = 0; at < names.size(); ++at)
        all.emplace(names[at], at);
    return all;
}

/// Behind all tests where none finds it.
std::size_t first_finder(const mutant_row& of, const places& tests) {
    auto first = tests.size();
    for (const auto& each : of.killed_by) {
        const auto at = tests.find(each);
        if (at != tests.end()) first = std::min(first, at->second);
    }
    return first;
}

mark mark_of(const mutant_row& row, const std::string& test) {
    if (std::ranges::count(row.killed_by, test) > 0) return mark::found;
    return std::ranges::count(row.collateral, test) > 0 ? mark::other : mark::quiet;
}

bool belongs(const column_result& each, const group_map& to) {
    return each.what.protocol == to.protocol && each.what.of == to.of;
}

void add_mutants(const matrix& of, group_map& to) {
    const auto tests = places_of(to.tests);
    std::map<std::string, const mutant_row*> rows;
    for (const auto& each : of.mutants)
        rows.emplace(each.id, &each);
    for (const auto& each : of.columns)
        if (belongs(each, to) && each.what.is == column::sort::mutant)
            to.mutants.push_back(rows.at(each.what.id()));
    std::ranges::stable_sort(to.mutants, {}, [&tests](const mutant_row* row) {
        return first_finder(*row, tests);
    });
}

void add_points(const matrix& of, group_map& to) {
    const auto tests = places_of(to.tests);
    places mutants;
    for (std::size_t at = 0; at < to.mutants.size(); ++at)
        mutants.emplace(to.mutants[at]->id, at);
    for (const auto& each : of.columns) {
        const auto mutant = mutants.find(each.what.id());
        if (mutant == mutants.end()) continue;
        const auto& row = *to.mutants[mutant->second];
        for (const auto& cell : each.cells) {
            const auto test = tests.find(cell.came.test);
            if (test != tests.end())
                to.points.push_back({mutant->second, test->second, mark_of(row, cell.came.test)});
        }
    }
}

} // namespace

std::size_t group_map::killed() const {
    return static_cast<std::size_t>(
        std::ranges::count(mutants, fate::killed, [](const mutant_row* row) { return row->is; })
    );
}

std::vector<std::vector<std::string>> group_map::found_by_test() const {
    std::vector<std::vector<std::string>> found(tests.size());
    for (const auto& each : points)
        if (each.is == mark::found) found[each.test].push_back(mutants[each.mutant]->id);
    return found;
}

std::vector<group_map> maps_of(const matrix& of) {
    std::vector<group_map> maps;
    for (const auto& each : of.columns) {
        if (each.what.is != column::sort::baseline) continue;
        maps.push_back({each.what.protocol, each.what.of, each.what.tests, {}, {}});
        add_mutants(of, maps.back());
        add_points(of, maps.back());
    }
    return maps;
}

} // namespace kruispunt::conformance::suite::selftest
