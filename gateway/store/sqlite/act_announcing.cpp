#include "gateway/store/sqlite/act_writing.hpp"

#include <algorithm>
#include <string_view>

/// What an act has the coordination body told, and what becomes of that (BEH-09).
namespace kruispunt::store::sqlite {

namespace {

using namespace domain;

std::string_view word_of(announced_kind kind) {
    switch (kind) {
    case announced_kind::match_not_taken_up:
        return "match-niet-opgepakt";
    case announced_kind::member_access:
        return "deelnemer-toegang";
    case announced_kind::member_standing:
        return "deelnemer-stand";
    case announced_kind::delivery_disturbed:
        return "aflevering-gestoord";
    }
    return {};
}

audit_entry told_to(const std::string& oin, const ports::owed_announcement& what) {
    audit_entry entry;
    entry.act = "announce";
    entry.outcome = "ok";
    const announcement& said = what.what;
    const bool of_match = said.what == announced_kind::match_not_taken_up;
    if (!of_match) entry.region = said.region;
    entry.reference = std::string(word_of(said.what)) + " " +
                      (of_match ? to_text(said.match) : std::string(said.word)) +
                      " coordinatie:" + oin;
    return entry;
}

} // namespace

void act_writing::announce(const announcement& what, instant now, group_traces& traces) {
    if (!policy_.announces) return;
    rows_.announcements.add(ids_.next(), what, now);
    traces.announced = true;
}

void act_writing::announced(
    const ports::owed_announcement& what, const std::string& oin, group_traces& traces
) {
    rows_.announcements.remove(what.number);
    rows_.marks.add("announcements_told", 1);
    note(told_to(oin, what), traces);
}

void act_writing::disturbed(
    const std::vector<ports::disturbance>& standing,
    bool all_known,
    instant now,
    group_traces& traces
) {
    const auto before = rows_.announcements.disturbances();
    for (const ports::disturbance& each : standing) {
        if (before.contains(each)) continue;
        rows_.announcements.begin(each);
        announce(
            {announced_kind::delivery_disturbed, each.region, {}, {}, each.cause}, now, traces
        );
    }
    for (const ports::disturbance& each : before)
        if (all_known && std::find(standing.begin(), standing.end(), each) == standing.end())
            rows_.announcements.end(each);
}

void act_writing::shed_announcements() {
    const std::int64_t shed = rows_.announcements.shed(ports::announcement_store::most_waiting);
    if (shed > 0) rows_.marks.add("announcements_dropped", shed);
}

} // namespace kruispunt::store::sqlite
