#include "tests/simulation/driver/month.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace kruispunt::simulation {

namespace {

using domain::statistics::measure;
using model::figure;
using model::figure_of;
using model::month_figures;
using model::region;

constexpr int smallest_told = 5;
constexpr int time_classes = 4;

region region_from(const std::string& name) {
    for (int i = 0; i < model::region_count; ++i)
        if (word(static_cast<region>(i)) == name) return static_cast<region>(i);
    throw std::logic_error("no such region: " + name);
}

void note(month_figures& into, const figure_of& what, std::int64_t times) {
    if (times != 0) into[what] += static_cast<int>(times);
}

month_figures translated(const domain::statistics::month_counts& seen) {
    month_figures all;
    for (const auto& [name, counts] : seen.regions) {
        const region of = region_from(name);
        note(all, {figure::given, of, of}, counts.signals);
        note(all, {figure::without_bsn, of, of}, counts.without_bsn);
    }
    for (const auto& [where, counts] : seen.pairs) {
        const auto [one, other] =
            std::minmax({region_from(where.first), region_from(where.second)});
        for (int time = 0; time < time_classes; ++time)
            note(
                all,
                {figure::matches, one, other, time},
                counts.matches.at(static_cast<std::size_t>(time))
            );
        note(all, {figure::without_reach, one, other}, counts.without_reach);
    }
    return all;
}

int count_of(const month_figures& rules, figure what, region one, region other) {
    int all = 0;
    for (int time = 0; time < time_classes; ++time) {
        const auto at = rules.find({what, one, other, time});
        if (at != rules.end()) all += at->second;
    }
    return all;
}

domain::statistics::figure told_of(int count) {
    if (count < smallest_told) return {0, smallest_told - 1};
    return {count, count};
}

std::optional<domain::statistics::figure>
told_by_rules(const month_figures& rules, const domain::statistics::cell& at) {
    if (at.where.first.empty()) return std::nullopt;
    const region one = region_from(at.where.first);
    if (!at.where.second.empty()) {
        const auto [low, high] = std::minmax({one, region_from(at.where.second)});
        const int matches = count_of(rules, figure::matches, low, high);
        if (at.what == measure::matches) return told_of(matches);
        const int without = count_of(rules, figure::without_reach, low, high);
        return told_of(matches < smallest_told ? 0 : without);
    }
    const int signals = count_of(rules, figure::given, one, one);
    if (at.what == measure::signals) return told_of(signals);
    if (at.what != measure::without_bsn) return std::nullopt;
    const int without = count_of(rules, figure::without_bsn, one, one);
    return told_of(signals < smallest_told ? 0 : without);
}

} // namespace

findings differences(const month_figures& rules, const domain::statistics::month_counts& seen) {
    findings amiss;
    month_figures left = translated(seen);
    for (const auto& [what, times] : rules) {
        const int counted = left[what];
        left.erase(what);
        if (counted != times)
            amiss.push_back(
                describe(what) + " of the month: " + std::to_string(counted) + ", by the rules " +
                std::to_string(times)
            );
    }
    for (const auto& [what, times] : left)
        amiss.push_back(
            describe(what) + " of the month: " + std::to_string(times) + ", by the rules none"
        );
    return amiss;
}

findings differences(const month_figures& rules, const domain::statistics::published_month& seen) {
    findings amiss;
    for (const auto& [at, told] : seen.told) {
        const auto right = told_by_rules(rules, at);
        if (right && *right != told)
            amiss.push_back(
                domain::statistics::to_text(seen.month) + " tells of " + at.where.first + " " +
                at.where.second + " " + std::string(wire_word(at.what)) + " " + to_text(told) +
                ", by the rules " + to_text(*right)
            );
    }
    return amiss;
}

} // namespace kruispunt::simulation
