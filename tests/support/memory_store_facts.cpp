#include "tests/support/memory_store.hpp"

#include <algorithm>

namespace kruispunt::support {

using namespace domain;

facts memory_store::gather(const needs& asked) const {
    if (asked.objection) return gather_objected(asked);
    facts known;
    known.fresh_number = highest_ + 1;
    known.ended = ended_.count(asked.signal_key) != 0;
    for (const auto& [number, kept] : signals_) {
        if (kept.retired) continue;
        if (asked.signal_key != digest{} && kept.key == asked.signal_key)
            known.own = kept.signal;
        else if (asked.child && kept.signal.child == asked.child)
            known.same_child.push_back(kept.signal);
    }
    if (asked.siblings) gather_siblings(asked, known);
    gather_family(asked, known);
    if (asked.match) gather_match(*asked.match, known);
    if (!known.own) return known;
    if (frozen(known.own->number)) known.objection = objections_.at(known.own->number);
    known.matches = open_of(known.own->number);
    if (asked.listing) gather_listing(*asked.listing, known);
    return known;
}

void memory_store::gather_siblings(const needs& asked, facts& into) const {
    for (const auto& [number, kept] : signals_) {
        if (kept.retired || !kept.signal.child) continue;
        const bool own = into.own && into.own->number == number;
        const bool beside = !own && into.own && kept.signal.child == into.own->child;
        const bool named = !own && kept.signal.child == asked.child;
        if (beside && !named) into.siblings.push_back(kept.signal);
        if (!beside && !named) continue;
        for (const open_match& match : open_of(number))
            into.sibling_matches.push_back({number, match});
    }
}

void memory_store::gather_family(const needs& asked, facts& into) const {
    if (!asked.child) return;
    std::set<pseudonym> children;
    for (const auto& [number, kept] : signals_)
        for (const parent_pseudonym& parent : kept.signal.parents)
            if (!kept.retired && kept.signal.child && kept.signal.child != asked.child &&
                std::count(asked.parents.begin(), asked.parents.end(), parent) > 0)
                children.insert(*kept.signal.child);
    for (const auto& [number, kept] : signals_)
        if (!kept.retired && kept.signal.child && children.contains(*kept.signal.child) &&
            !(into.own && into.own->number == number))
            into.family.push_back(kept.signal);
}

} // namespace kruispunt::support
