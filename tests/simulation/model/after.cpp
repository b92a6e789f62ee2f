#include "tests/simulation/model/after.hpp"

#include "tests/simulation/model/settle.hpp"

#include <algorithm>

namespace kruispunt::simulation::model {
namespace {

bool same_child(const signal& one, const signal& other) {
    return &one == &other || (one.told.child && one.told.child == other.told.child);
}

const moved* newest_move(const world& in, const signal& of) {
    const moved* newest = nullptr;
    for (const auto& [key, each] : in.all) {
        if (each.state == life::gone || !same_child(of, each)) continue;
        for (const auto& move : each.moves)
            if (newest == nullptr ||
                std::pair(newest->on, newest->received) < std::pair(move.on, move.received))
                newest = &move;
    }
    return newest;
}

/// Whether nothing newer is known of where the child lives.
bool is_newest(const world& in, const signal& of, day on) {
    const auto* move = newest_move(in, of);
    if (move != nullptr && move->on > on) return false;
    return std::none_of(in.all.begin(), in.all.end(), [&](const auto& each) {
        return each.second.state != life::gone && same_child(of, each.second) &&
               each.second.told.municipality && each.second.told.dated > on;
    });
}

/// The reporters whose area the child left are told, match or no match.
void tell_moved_out(const world& in, const signal& of, int to, outcome& out) {
    const auto area = in.area(to);
    for (const auto& [key, each] : in.all) {
        if (!each.is_active() || !same_child(of, each) || area == key.of) continue;
        const notice out_of_area{key.of, notice_kind::moved, key.id, {}, {}, {}, to};
        const bool told =
            std::any_of(out.notices.owed.begin(), out.notices.owed.end(), [&](const notice& owed) {
                return out_of_area.answers(owed);
            });
        if (!told) out.notices.owed.push_back(out_of_area);
    }
}

/// The new area's overseer gets the reporters of elsewhere in one notice; of a frozen signal's the
/// notice is one of its own, which waits (BEH-10).
void tell_overseer(const world& in, const signal& of, region teller, int to, outcome& out) {
    const auto area = in.area(to);
    if (!area) return;
    // Whether the teller's own area is "another index's" the contract leaves open.
    auto& to_tell = area == teller ? out.notices.allowed : out.notices.owed;
    bool reporters = false;
    for (const auto& [key, each] : in.all) {
        if (!each.is_active() || !same_child(of, each) || key.of == *area) continue;
        reporters = reporters || !each.frozen;
        if (each.frozen) to_tell.push_back({*area, notice_kind::relocation, 0, key, {}, {}, to});
    }
    if (reporters) to_tell.push_back({*area, notice_kind::relocation, 0, {}, {}, {}, to});
}

void judge(const world& in, const relocate& what, outcome& out) {
    if (in.held(what.who) == nullptr) {
        out.faults.push_back(fault::unknown_signal);
        if (in.taken(what.who)) out.faults.push_back(fault::id_taken);
    }
    if (what.on > in.today) out.faults.push_back(fault::date);
}

/// COM-20 for a move: the newest told of this signal says the same.
bool told_before(const signal& of, const relocate& what) {
    const auto newest = std::max_element(
        of.moves.begin(),
        of.moves.end(),
        [](const moved& one, const moved& other) {
            return std::pair(one.on, one.received) < std::pair(other.on, other.received);
        }
    );
    return newest != of.moves.end() && newest->municipality == what.municipality &&
           newest->on == what.on;
}

} // namespace

outcome apply_relocate(world& to, const relocate& what) {
    outcome out;
    judge(to, what, out);
    if (!out.faults.empty()) return out;
    auto& moving = to.all.at(what.who);
    if (told_before(moving, what)) {
        out.unchanged = true;
        return out;
    }
    const world before = to;
    const auto* last = newest_move(to, moving);
    const bool known_move = last != nullptr && last->municipality == what.municipality;
    const bool newest = is_newest(to, moving, what.on);
    moving.moves.push_back({what.municipality, what.on, ++to.receipts});
    cause why;
    why.by = what.who;
    settle(to, before, why, out);
    if (!newest) return out;
    tell_moved_out(to, moving, what.municipality, out);
    if (!known_move) tell_overseer(to, moving, what.who.of, what.municipality, out);
    return out;
}

outcome apply_update(world& to, const update& what) {
    outcome out;
    const auto match = std::find_if(to.bonds.begin(), to.bonds.end(), [&what](const bond& each) {
        return each.is_match() && each.concerns(what.who) && each.opposite(what.who) == what.other;
    });
    // BEH-10: a match with a frozen side is shown to nobody.
    if (match == to.bonds.end() || to.frozen(match->one) || to.frozen(match->other)) {
        out.faults.push_back(fault::no_such_match);
        return out;
    }
    auto& said = to.said.at(*match);
    said.acknowledged = said.acknowledged || what.acknowledged;
    const auto side = match->one == what.who ? 0U : 1U;
    const auto was = std::pair(said.consent.at(side), said.lead.at(side));
    said.consent.at(side) = what.consent.value_or(said.consent.at(side));
    said.lead.at(side) = what.lead.value_or(said.lead.at(side));
    out.unchanged = was == std::pair(said.consent.at(side), said.lead.at(side));
    if (!out.unchanged && what.other.of != region::sisa)
        out.notices.owed.push_back(
            {what.other.of, notice_kind::match_changed, what.other.id, what.who}
        );
    return out;
}

} // namespace kruispunt::simulation::model
