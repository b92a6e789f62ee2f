#include "tests/simulation/model/end.hpp"

#include "tests/simulation/model/retention.hpp"
#include "tests/simulation/model/settle.hpp"

#include <utility>

namespace kruispunt::simulation::model {
namespace {

/// COM-37: under 12 the parents, to 15 both together, from 16 the young person alone.
bool may_ask(requester by, const birth& born, day today) {
    if (today < birthday(born, 12)) return by == requester::parents;
    if (today < birthday(born, 16)) return by == requester::both;
    return by == requester::young_person;
}

/// Whether the step is about nothing that is held: unknown, or ended before.
bool nothing_held(const world& in, const signal_key& who, outcome& out) {
    if (in.held(who) != nullptr) return false;
    if (in.taken(who))
        out.unchanged = true;
    else
        out.faults.push_back(fault::unknown_signal);
    return true;
}

/// COM-31: death ends and destroys every signal on the child.
void bury(world& in, const signal_key& who, cause& why, outcome& out) {
    const auto child = in.all.at(who).told.child;
    if (!child) return;
    for (auto& [key, each] : in.all) {
        if (key == who || each.state == life::gone || each.told.child != child) continue;
        const bool active = each.state != life::inactive;
        const notice lapsed{
            key.of, notice_kind::lapsed, key.id, std::nullopt, end_reason::withdrawn};
        (active ? out.notices.owed : out.notices.allowed).push_back(lapsed);
        each.state = life::gone;
        why.by_gateway.insert(key);
        why.erased.insert(key);
    }
}

void end_by_region(world& in, const signal_key& who, bool erased, cause& why) {
    why.by = who;
    why.by_region.insert(who);
    why.withdrawn = true;
    if (erased) why.erased.insert(who);
    in.all.at(who).state = life::gone;
}

} // namespace

outcome apply_withdraw(world& to, const withdraw& what) {
    outcome out;
    if (nothing_held(to, what.who, out)) return out;
    const world before = to;
    cause why;
    const bool mistake = what.reason == withdrawal::mistake;
    why.told_wrongly = mistake ? wrongly::yes : wrongly::no;
    // Of what is objected to nothing may be told any more, why ever it ends (BEH-10).
    const bool erased = what.reason != withdrawal::other || to.frozen(what.who);
    end_by_region(to, what.who, erased, why);
    if (what.reason == withdrawal::deceased) bury(to, what.who, why, out);
    settle(to, before, why, out);
    return out;
}

outcome apply_close(world& to, const close& what) {
    outcome out;
    if (nothing_held(to, what.who, out)) return out;
    auto& closed = to.all.at(what.who);
    if (closed.state != life::active) {
        out.unchanged = true;
        return out;
    }
    const world before = to;
    cause why;
    why.by = what.who;
    why.reason = end_reason::expired;
    const bool frozen = closed.frozen;
    closed.state = after_closing(what.who.of, closed.told, to.today);
    closed.warned = false;
    if (closed.state == life::inactive) closed.inactive_since = to.today;
    if (closed.state != life::going_well) why.by_region.insert(what.who);
    if (closed.state == life::gone && frozen) why.erased.insert(what.who);
    settle(to, before, why, out);
    return out;
}

outcome apply_object(world& to, const object& what) {
    outcome out;
    auto* objected = to.held(what.who);
    if (objected == nullptr)
        out.faults.push_back(fault::unknown_signal);
    else if (objected->told.born && !may_ask(what.by, *objected->told.born, to.today))
        out.faults.push_back(fault::requester);
    else
        out.unchanged = std::exchange(objected->frozen, true);
    return out;
}

outcome apply_decide(world& to, const decide& what) {
    outcome out;
    if (!to.frozen(what.who)) {
        out.faults.push_back(fault::unknown_signal);
        return out;
    }
    const world before = to;
    cause why;
    if (what.upheld)
        end_by_region(to, what.who, true, why);
    else
        to.all.at(what.who).frozen = false;
    settle(to, before, why, out);
    return out;
}

} // namespace kruispunt::simulation::model
