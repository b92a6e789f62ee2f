#include "conformance/gateways/kernel/matching.hpp"

#include "conformance/gateways/behaviours.hpp"
#include "conformance/gateways/kernel/relation.hpp"
#include "conformance/text/ids.hpp"

#include <algorithm>

namespace kruispunt::conformance::gateways::kernel {
namespace {

std::string_view kind_of(relation between) {
    return between == relation::family ? "gezin" : "kind";
}

void end_match(desk& at, const std::string& id, const signal_key& own, const match_end& how) {
    const auto found = at.holds.matches.find(id);
    const auto match = found->second;
    if (at.behaves(behaviours::keeps_matches)) return;
    at.holds.matches.erase(found);
    if (at.behaves(behaviours::tells_no_end)) return;
    const auto side = match.side_of(own);
    at.tells.ended(match, 1 - side, how.reason, how.wrongful);
    if (how.tells_own_side) at.tells.ended(match, side, how.reason, how.wrongful);
}

open_match* match_between(book& of, const signal_key& one, const signal_key& other) {
    for (auto& [id, match] : of.matches)
        if (match.has(one) && match.has(other)) return &match;
    return nullptr;
}

void begin_match(
    desk& at, const held_signal& one, const held_signal& other, relation between, bool quiet
) {
    const bool only_one = at.behaves(behaviours::one_match_a_signal);
    if (only_one && at.holds.count_matches(one.key) > 0) return;
    open_match made;
    made.id = text::new_uuid();
    made.kind = kind_of(between);
    made.made_at = at.clock.now();
    made.made_on = at.clock.today();
    made.sides[0].of = one.key;
    made.sides[1].of = other.key;
    made.untold = quiet;
    at.tells.made(at.holds.matches.emplace(made.id, made).first->second);
}

void ask_both(desk& at, const held_signal& one, const held_signal& other) {
    const auto pair = std::minmax(one.key, other.key);
    if (!at.holds.clashes.emplace(pair.first, pair.second).second) return;
    at.tells.clash(one);
    at.tells.clash(other);
}

/// Whether a mutant leaves a match that the rule makes otherwise now, or makes no longer.
bool is_kept(const desk& at, bool matches) {
    return at.behaves(
        matches ? behaviours::keeps_changed_matches : behaviours::keeps_unfit_matches
    );
}

void rejudge_pair(desk& at, held_signal& signal, const held_signal& other, bool quiet) {
    const auto between = relation_between(signal, other, at.broken);
    auto* const standing_match = match_between(at.holds, signal.key, other.key);
    const bool matches = between == relation::child || between == relation::family;
    const bool stays =
        standing_match != nullptr && matches && standing_match->kind == kind_of(between);
    const bool kept = standing_match != nullptr && !stays && is_kept(at, matches);
    if (standing_match != nullptr && !stays && !kept)
        end_match(at, standing_match->id, signal.key, {"ingetrokken", false, true});
    if (between == relation::clash) ask_both(at, signal, other);
    if (matches && !stays && !kept) begin_match(at, signal, other, between, quiet);
}

} // namespace

void end_matches(desk& at, const signal_key& of, const match_end& how) {
    for (const auto* const each : at.holds.matches_of(of))
        end_match(at, std::string(each->id), of, how);
}

void rejudge(desk& at, held_signal& signal, bool quiet) {
    for (const auto& [key, other] : at.holds.signals)
        if (key != signal.key) rejudge_pair(at, signal, other, quiet);
}

} // namespace kruispunt::conformance::gateways::kernel
