#include "tests/simulation/model/settle.hpp"

#include <algorithm>
#include <tuple>

namespace kruispunt::simulation::model {
namespace {

void tell_end(const bond& ended, const signal_key& side, const cause& why, outcome& out) {
    const auto& opposite = ended.opposite(side);
    if (why.by_region.contains(side)) return;
    const notice end{
        side.of, notice_kind::match_ended, side.id, opposite, why.reason, why.told_wrongly};
    auto& to = why.by_gateway.contains(side) ? out.notices.allowed : out.notices.owed;
    to.push_back(end);
}

/// What both were told wrongly need not be told first.
void withhold(const bond& ended, const cause& why, outcome& out) {
    if (why.told_wrongly == wrongly::no) return;
    out.may_go.pairs.insert({ended.one, ended.other});
    out.may_go.pairs.insert({ended.other, ended.one});
}

/// COM-20, COM-24, COM-31: nobody is told of what is erased, nor of the child that a signal was not
/// of; and nothing is a region's to know any more whose own signal is gone.
void withhold_all(const world& in, const cause& why, outcome& out) {
    out.must_go.of.insert(why.erased.begin(), why.erased.end());
    for (const auto* ended : {&why.by_region, &why.by_gateway})
        for (const auto& key : *ended)
            if (in.held(key) == nullptr) (why.withdrawn ? out.must_go : out.may_go).to.insert(key);
    for (const auto& key : why.by_gateway)
        if (in.held(key) == nullptr) out.may_go.of.insert(key);
    if (!why.identity_corrected) return;
    out.must_go.to.insert(*why.by);
    out.must_go.of.insert(*why.by);
}

void bonds_ended(const world& in, const world& before, const cause& why, outcome& out) {
    for (const auto& each : before.bonds) {
        if (in.bonds.contains(each) || !each.is_match()) continue;
        withhold(each, why, out);
        for (const auto& side : {each.one, each.other})
            tell_end(each, side, why, out);
    }
}

void bonds_begun(const world& in, const world& before, outcome& out) {
    for (const auto& each : in.bonds) {
        if (before.bonds.contains(each)) continue;
        const auto kind = each.is_match() ? notice_kind::match_begun : notice_kind::verify_identity;
        for (const auto& side : {each.one, each.other}) {
            notice told{side.of, kind, side.id, each.opposite(side)};
            const int child = side == each.one ? each.child_of_one : each.child_of_other;
            if (each.is_match()) told.place = coordination(in, child).value_or(0);
            out.notices.owed.push_back(told);
        }
    }
}

/// A matched signal whose child's coordinating municipality is another now is told so, once.
void coordination_changed(const world& in, const world& before, outcome& out) {
    std::map<signal_key, int> told;
    for (const auto& each : in.bonds) {
        if (!each.is_match() || !before.bonds.contains(each)) continue;
        for (const auto& side : {each.one, each.other}) {
            const int child = side == each.one ? each.child_of_one : each.child_of_other;
            const auto now = coordination(in, child);
            if (now && now != coordination(before, child)) told.emplace(side, *now);
        }
    }
    for (const auto& [side, place] : told)
        out.notices.owed.push_back({side.of, notice_kind::moved, side.id, {}, {}, {}, place});
}

void follow_up(world& in) {
    for (const auto& each : in.bonds)
        if (each.is_match()) in.said.try_emplace(each, taken_up{in.today, {}, {}, false, 0});
    std::erase_if(in.said, [&in](const auto& each) { return !in.bonds.contains(each.first); });
}

/// BEH-10: no new one with a frozen signal; those that stood stand.
std::set<bond> bonds_now(const world& in, const world& before) {
    auto bonds = bonds_among(in.all);
    std::erase_if(bonds, [&](const bond& each) {
        const bool frozen = in.frozen(each.one) || in.frozen(each.other);
        return frozen && !before.bonds.contains(each);
    });
    return bonds;
}

} // namespace

std::optional<int> coordination(const world& in, int child) {
    using entry = std::tuple<day, std::uint64_t, int>;
    std::optional<entry> newest;
    for (const auto& [key, each] : in.all) {
        if (each.state == life::gone || each.told.child != child) continue;
        if (each.told.municipality)
            newest = std::max(
                newest,
                std::optional(entry(each.told.dated, each.received, *each.told.municipality))
            );
        for (const auto& move : each.moves)
            newest =
                std::max(newest, std::optional(entry(move.on, move.received, move.municipality)));
    }
    if (!newest) return std::nullopt;
    return std::get<int>(*newest);
}

void settle(world& in, const world& before, const cause& why, outcome& out) {
    in.bonds = bonds_now(in, before);
    withhold_all(in, why, out);
    bonds_ended(in, before, why, out);
    bonds_begun(in, before, out);
    coordination_changed(in, before, out);
    follow_up(in);
}

} // namespace kruispunt::simulation::model
