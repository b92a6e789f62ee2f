#include "tests/simulation/model/give.hpp"

#include "tests/simulation/model/retention.hpp"
#include "tests/simulation/model/settle.hpp"

namespace kruispunt::simulation::model {
namespace {

constexpr int identity_changes_allowed = 3;

bool over_already(const world& in, const give& what, life state) {
    return active_until(what.who.of, what.told, state) <= in.today;
}

/// COM-36: with `beheer` a region that keeps inactive signals may give one of that age.
bool may_enter_inactive(const world& in, const give& what) {
    if (what.why != remark::administrative || !keeps_inactive(what.who.of)) return false;
    const auto until = active_until(what.who.of, what.told, life::active);
    return archived_until(what.who.of, what.told, until) > in.today;
}

void judge_dates(const world& in, const give& what, const signal* known, outcome& out) {
    if (what.told.born && birthday(*what.told.born, age_limit) <= in.today)
        out.faults.push_back(fault::age);
    const auto state = known != nullptr ? known->state : life::active;
    if (what.told.dated > in.today ||
        (over_already(in, what, state) && !may_enter_inactive(in, what)))
        out.faults.push_back(fault::date);
}

/// COM-20: a BSN in place of another, or of nothing after one was there, is another identity.
bool other_identity(const content& was, const content& is) {
    return was.child && was.child != is.child;
}

void judge_identity(const signal& known, const give& what, outcome& out) {
    if (!other_identity(known.told, what.told)) return;
    if (what.told.child && what.why != remark::identity)
        out.faults.push_back(fault::identity_conflict);
    else if (known.identity_changes >= identity_changes_allowed)
        out.faults.push_back(fault::too_many_identities);
}

/// COM-30: whoever gives a new signal hears of each inactive one, once.
void tell_history(const world& in, const signal_key& newcomer, outcome& out) {
    const auto& fresh = in.all.at(newcomer);
    if (!fresh.is_active() || !fresh.told.child) return;
    for (const auto& [key, each] : in.all) {
        if (each.state != life::inactive || key.of == newcomer.of) continue;
        if (each.told.child != fresh.told.child) continue;
        if (each.told.organisation == fresh.told.organisation) continue;
        if (clashing(each.told, fresh.told)) {
            for (const auto& [side, other] : {told_of{newcomer, key}, told_of{key, newcomer}})
                out.notices.allowed.push_back(
                    {side.of, notice_kind::verify_identity, side.id, other}
                );
            continue;
        }
        out.notices.owed.push_back({newcomer.of, notice_kind::history, newcomer.id, key});
    }
}

bool visible_to(region to, const content& was, const content& is) {
    if (was.organisation != is.organisation || was.phone != is.phone) return true;
    return to != region::sisa && was.reporter != is.reporter;
}

/// COM-35: the other side of a match that stands hears of what it may see.
void tell_changed(
    const world& in, const world& before, const signal_key& by, const content& was, outcome& out
) {
    for (const auto& each : in.bonds) {
        if (!each.is_match() || !each.concerns(by) || !before.bonds.contains(each)) continue;
        const auto& side = each.opposite(by);
        if (!visible_to(side.of, was, in.all.at(by).told)) continue;
        out.notices.owed.push_back({side.of, notice_kind::match_changed, side.id, by});
    }
}

/// What a correction of a person's data ends was told of the wrong child; of a region's or
/// organisation's it was not.
wrongly wrong_by(const content& was, const content& is) {
    if (other_identity(was, is)) return wrongly::yes;
    const bool person =
        was.born != is.born || was.given_name != is.given_name || was.parents != is.parents;
    return person ? wrongly::either : wrongly::no;
}

void enter_state(const world& in, const give& what, signal& into) {
    if (into.state == life::inactive || !over_already(in, what, into.state)) return;
    into.state = life::inactive;
    into.inactive_since = active_until(what.who.of, what.told, life::active);
}

outcome correct(world& to, const give& what) {
    const world before = to;
    outcome out;
    auto& known = to.all.at(what.who);
    const content was = known.told;
    if (was == what.told) {
        out.unchanged = true;
        return out;
    }
    cause why;
    why.by = what.who;
    why.identity_corrected = other_identity(was, what.told);
    why.told_wrongly = wrong_by(was, what.told);
    if (why.identity_corrected) {
        ++known.identity_changes;
        known.moves.clear(); // told of the child that it is not
    }
    if (was.municipality != what.told.municipality) known.received = ++to.receipts;
    if (was.dated != what.told.dated) known.warned = false;
    known.told = what.told;
    enter_state(to, what, known);
    settle(to, before, why, out);
    tell_changed(to, before, what.who, was, out);
    return out;
}

outcome begin(world& to, const give& what) {
    const world before = to;
    outcome out;
    signal fresh;
    fresh.told = what.told;
    fresh.received = ++to.receipts;
    enter_state(to, what, fresh);
    to.all[what.who] = fresh;
    out.begun = what.who;
    cause why;
    why.by = what.who;
    settle(to, before, why, out);
    tell_history(to, what.who, out);
    return out;
}

} // namespace

outcome apply_give(world& to, const give& what) {
    outcome judged;
    const auto* known = to.held(what.who);
    if (known != nullptr && known->told == what.told) {
        judged.unchanged = true;
        return judged;
    }
    if (to.taken(what.who)) judged.faults.push_back(fault::id_taken);
    if (known == nullptr && what.known_only) judged.faults.push_back(fault::unknown_signal);
    judge_dates(to, what, known, judged);
    if (known != nullptr) judge_identity(*known, what, judged);
    if (!judged.faults.empty()) return judged;
    return known != nullptr ? correct(to, what) : begin(to, what);
}

} // namespace kruispunt::simulation::model
