#pragma once

#include "tests/simulation/model/signal.hpp"

#include <compare>
#include <map>
#include <set>

namespace kruispunt::simulation::model {

/// What two signals of different regions and organisations are to each other.
enum class bond_kind {
    child,  ///< a match on one child (COM-22)
    family, ///< a match on two children of one parent (COM-23)
    clash,  ///< one BSN, two persons: both sides are asked (COM-38)
};

/// Two signals that a rule brings together; `one` is before `other`. It bears the children, for a
/// match on another child is another match (COM-20).
struct bond {
    signal_key one;
    signal_key other;
    bond_kind kind{};
    int child_of_one{};
    int child_of_other{};

    bool is_match() const { return kind != bond_kind::clash; }

    bool concerns(const signal_key& key) const { return key == one || key == other; }

    const signal_key& opposite(const signal_key& key) const { return key == one ? other : one; }

    auto operator<=>(const bond&) const = default;
};

using signals = std::map<signal_key, signal>;

/// COM-38: one number, but birth date and given name known on both sides and both different.
bool clashing(const content& one, const content& other);

/// Every bond that holds among `all`, by the rules alone and whatever went before.
std::set<bond> bonds_among(const signals& all);

} // namespace kruispunt::simulation::model
