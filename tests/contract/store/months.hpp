#pragma once

#include "gateway/ports/statistics_store.hpp"
#include "tests/contract/store/subject.hpp"

#include <optional>
#include <string>
#include <vector>

/// What the suites of the months' figures say and ask (BEH-03).
namespace kruispunt::store {

/// A moment in Amsterdam in winter, "2026-12-31T23:59:59".
inline domain::instant in_winter(const std::string& text) {
    return domain::parse_timestamp(text + "+01:00").value();
}

inline domain::statistics::calendar_month month(const char* text) {
    return domain::statistics::parse_month(text).value();
}

/// What is told of a region (`other` empty), of two, or of the federation.
inline domain::statistics::figure figure_of(
    const domain::statistics::published_month& table,
    domain::statistics::measure what,
    const std::string& one = {},
    const std::string& other = {}
) {
    const auto where = other.empty() ? domain::statistics::place{one, {}}
                                     : domain::statistics::pair_of(one, other);
    return table.told.at({where, what});
}

/// A signal under that id on a child of its own, so that it matches nothing.
inline support::giving lone(const std::string& region, int number) {
    support::giving signal(region, "L" + std::to_string(number));
    signal.child(1'000 + number).by(1);
    return signal;
}

/// The same against the duty to inform.
inline domain::sealed_command uninformed(const support::giving& signal) {
    auto command = signal.command();
    std::get<domain::sealed_submit>(command.act).warnings = {domain::warning::duty_to_inform};
    return command;
}

/// The tables of that month; one or none.
inline std::vector<domain::statistics::published_month>
tables_of(ports::statistics_store& store, const char* text) {
    return support::run_coroutine(store.tables({month(text), month(text)})).value();
}

/// Freezes all that is over, as the sweeps do.
inline std::vector<domain::statistics::calendar_month> freeze_all(ports::statistics_store& store) {
    std::vector<domain::statistics::calendar_month> made;
    while (const auto next = support::run_coroutine(store.freeze_next()).value())
        made.push_back(*next);
    return made;
}

} // namespace kruispunt::store
