#include "conformance/gateways/kernel/relation.hpp"

#include "conformance/gateways/behaviours.hpp"

#include <algorithm>

namespace kruispunt::conformance::gateways::kernel {
namespace {

/// The first of the given names; empty where it is unknown or only an initial, which contradicts
/// nothing.
std::string first_name(const content& of) {
    const auto names = of.given_names.value_or(std::string());
    auto first = names.substr(0, names.find(' '));
    const auto letters = std::count_if(first.begin(), first.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U && c != '.';
    });
    return letters < 2 ? std::string() : first;
}

/// A part that both know differs.
bool dates_differ(const std::string& one, const std::string& other) {
    const auto known = std::min(one.size(), other.size());
    return one.compare(0, known, other, 0, known) != 0;
}

bool share_parent(const content& one, const content& other) {
    return std::any_of(one.parents.begin(), one.parents.end(), [&other](const std::string& parent) {
        return std::find(other.parents.begin(), other.parents.end(), parent) != other.parents.end();
    });
}

bool may_match(const held_signal& one, const held_signal& other, const mutation::mutation& broken) {
    const bool active =
        (one.is_active() && other.is_active()) || broken.behaves(behaviours::matches_inactive);
    const bool regions =
        one.key.region != other.key.region || broken.behaves(behaviours::matches_in_one_region);
    const bool one_child = one.says.bsn == other.says.bsn;
    const bool organisations = one.says.instance.oin != other.says.instance.oin ||
                               broken.behaves(
                                   one_child ? behaviours::matches_one_organisation
                                             : behaviours::family_in_one_organisation
                               );
    return active && regions && organisations && one.key != other.key;
}

} // namespace

bool contradict(const content& one, const content& other) {
    const auto name = first_name(one);
    const auto other_name = first_name(other);
    return one.birth_date && other.birth_date && !name.empty() && !other_name.empty() &&
           name != other_name && dates_differ(*one.birth_date, *other.birth_date);
}

relation relation_between(
    const held_signal& one, const held_signal& other, const mutation::mutation& broken
) {
    if (!one.says.bsn || !other.says.bsn || !may_match(one, other, broken)) return relation::none;
    if (broken.behaves(behaviours::never_matches)) return relation::none;
    if (*one.says.bsn == *other.says.bsn)
        return contradict(one.says, other.says) ? relation::clash : relation::child;
    const bool family =
        share_parent(one.says, other.says) && !broken.behaves(behaviours::knows_no_families);
    return family ? relation::family : relation::none;
}

} // namespace kruispunt::conformance::gateways::kernel
