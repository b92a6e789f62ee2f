#include "conformance/suite/selftest/matrix_forms.hpp"
#include "conformance/suite/selftest/matrix_map.hpp"

#include <algorithm>

namespace kruispunt::conformance::suite::selftest {
namespace {

using text::json;

json row(const mutant_row& of) {
    return {
        {"id", of.id},
        {"requirement", of.requirement},
        {"en", of.en},
        {"fate", word(of.is)},
        {"killed_by", of.killed_by},
        {"collateral", of.collateral},
        {"why", of.why}};
}

json column_cells(const column_result& of) {
    json cells = json::object();
    for (const auto& each : of.cells)
        cells[each.came.test] = verdict::word(each.came.is);
    return {
        {"column", of.what.id()},
        {"void", of.void_because.empty() ? json(nullptr) : json(of.void_because)},
        {"took_ms", of.took_ms},
        {"cells", std::move(cells)}};
}

json group(const group_map& of) {
    return {
        {"protocol", of.protocol},
        {"role", word(of.of)},
        {"tests", of.tests},
        {"mutants", of.mutants.size()},
        {"killed", of.killed()}};
}

} // namespace

std::size_t count_of(const matrix& of, fate is) {
    return static_cast<std::size_t>(std::ranges::count_if(of.mutants, [is](const mutant_row& each) {
        return each.is == is;
    }));
}

json to_json(const matrix& of) {
    json open = json::array();
    for (const auto& each : of.open)
        open.push_back({{"gate", each.gate}, {"why", each.why}});
    json mutants = json::array();
    for (const auto& each : of.mutants)
        mutants.push_back(row(each));
    json columns = json::array();
    for (const auto& each : of.columns)
        columns.push_back(column_cells(each));
    json groups = json::array();
    for (const auto& each : maps_of(of))
        groups.push_back(group(each));
    return {
        {"suite", of.suite},
        {"catalogue", of.catalogue},
        {"holds", of.holds()},
        {"tests", of.tests},
        {"killed", count_of(of, fate::killed)},
        {"survived", count_of(of, fate::survived)},
        {"silent", count_of(of, fate::silent)},
        {"void", count_of(of, fate::mute)},
        {"groups", std::move(groups)},
        {"open_gates", std::move(open)},
        {"dead_tests", of.dead_tests},
        {"mutants", std::move(mutants)},
        {"columns", std::move(columns)}};
}

} // namespace kruispunt::conformance::suite::selftest
