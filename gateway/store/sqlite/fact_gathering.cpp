#include "gateway/store/sqlite/fact_gathering.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::store::sqlite {

using namespace domain;

namespace {

bool none_meant(const digest& key) {
    return key == digest{};
}

} // namespace

facts fact_gathering::gather(const needs& asked, instant now) {
    facts known = asked.objection ? of_objected(asked) : of_signal(asked);
    if (asked.held) add_held(asked, now, known);
    return known;
}

facts fact_gathering::of_signal(const needs& asked) {
    facts known;
    if (asked.match) add_match(*asked.match, known);
    if (none_meant(asked.signal_key)) return known;
    rows_.rekeying.place_signal(asked.signal_key);
    known.own = rows_.signals.find(asked.signal_key);
    if (known.own && known.own->frozen) known.objection = rows_.objections.of(known.own->number);
    if (known.own)
        known.matches = rows_.matches.open_of(known.own->number);
    else
        known.ended = rows_.signals.ended(asked.signal_key);
    if (asked.listing && known.own) add_listing(*asked.listing, known);
    const auto child = asked.listing && known.own ? known.own->child : asked.child;
    if (child) known.same_child = others_on(*child, known.own);
    if (asked.siblings) add_siblings(asked, known);
    add_family(asked, known);
    return known;
}

// The signal that is objected to, as if the command named it, its child and its parents.
facts fact_gathering::of_objected(needs asked) {
    const auto row = rows_.objections.find(asked.objection->objection);
    const auto own = row ? at(row->signal) : std::nullopt;
    const bool theirs = own && own->region == asked.objection->region;
    asked.objection.reset();
    if (!theirs) return of_signal(asked);
    asked.signal_key = own->key;
    asked.child = own->child;
    asked.parents = own->parents;
    asked.siblings = true;
    return of_signal(asked);
}

std::optional<stored_signal> fact_gathering::at(signal_number number) {
    rows_.rekeying.place(number);
    return rows_.signals.at(number);
}

std::vector<stored_signal> fact_gathering::on_child(const pseudonym& child) {
    rows_.rekeying.place_child(child);
    return rows_.signals.on_child(child);
}

std::vector<stored_signal>
fact_gathering::others_on(const pseudonym& child, const std::optional<stored_signal>& own) {
    std::vector<stored_signal> found = on_child(child);
    if (own)
        std::erase_if(found, [&own](const stored_signal& s) { return s.number == own->number; });
    return found;
}

void fact_gathering::add_held(const needs& asked, instant now, facts& into) {
    into.inspections_today = rows_.inspections.of_day(asked.inspector, amsterdam_day(now));
    into.same_child = on_child(*asked.child);
    for (const stored_signal& signal : into.same_child)
        into.held.push_back(
            {signal.number,
             rows_.signals.contact_of(signal.number),
             rows_.inspections.of(signal.number, now)}
        );
}

void fact_gathering::add_siblings(const needs& asked, facts& into) {
    if (into.own && into.own->child && into.own->child != asked.child)
        into.siblings = others_on(*into.own->child, into.own);
    for (const auto* on_child : {&into.same_child, &into.siblings})
        for (const stored_signal& signal : *on_child)
            for (open_match& match : rows_.matches.open_of(signal.number))
                into.sibling_matches.push_back({signal.number, std::move(match)});
}

// Whole children, since each is told of its own coordination (COM-26).
void fact_gathering::add_family(const needs& asked, facts& into) {
    if (!asked.child || asked.parents.empty()) return;
    rows_.rekeying.place_parents(asked.parents);
    for (const pseudonym& child : rows_.parents.children_of(asked.parents)) {
        if (child == *asked.child) continue;
        for (stored_signal& other : others_on(child, into.own))
            into.family.push_back(std::move(other));
    }
    std::sort(into.family.begin(), into.family.end(), [](const auto& a, const auto& b) {
        return a.number < b.number;
    });
}

void fact_gathering::add_match(const match_of_region& asked, facts& into) {
    match_fact found;
    const auto row = rows_.matches.find(asked.match, asked.untold);
    if (!row) return;
    auto near = at(row->match.first);
    auto far = at(row->match.second);
    if (near && near->region != asked.region) std::swap(near, far);
    if (!near || !far || near->region != asked.region) return;
    found.match = {row->number, row->match.id, row->match.kind, {}, row->match.made_at};
    found.match.other = {far->number, far->region, far->reference};
    found.match.other_expires_on = far->expires_on;
    found.reminded = row->reminded;
    found.silent = row->match.silent;
    found.match.in_shadow_of = row->match.in_shadow_of;
    found.contact = rows_.signals.contact_of(far->number);
    found.said = rows_.follow_ups.of(found.match.number, near->number);
    found.other_said = rows_.follow_ups.of(found.match.number, far->number);
    if (near->child) into.same_child = others_on(*near->child, near);
    if (far->child && far->child != near->child) into.family = on_child(*far->child);
    found.other = std::move(*far);
    into.own = std::move(near);
    into.match = std::move(found);
}

void fact_gathering::add_listing(const sealed_listing& page, facts& into) {
    into.listed = rows_.matches.listed(into.own->number, page);
    into.listed_total = rows_.matches.listed_total(into.own->number);
}

} // namespace kruispunt::store::sqlite
