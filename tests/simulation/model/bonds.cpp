#include "tests/simulation/model/bonds.hpp"

#include <algorithm>
#include <optional>

namespace kruispunt::simulation::model {
namespace {

bool common_parent(const content& one, const content& other) {
    return std::any_of(one.parents.begin(), one.parents.end(), [&other](int parent) {
        return std::find(other.parents.begin(), other.parents.end(), parent) != other.parents.end();
    });
}

std::optional<bond_kind> kind_of(const content& one, const content& other) {
    if (one.organisation == other.organisation) return std::nullopt;
    if (!one.child || !other.child) return std::nullopt;
    if (one.child == other.child) return clashing(one, other) ? bond_kind::clash : bond_kind::child;
    if (common_parent(one, other)) return bond_kind::family;
    return std::nullopt;
}

} // namespace

bool clashing(const content& one, const content& other) {
    return one.born && other.born && one.given_name && other.given_name &&
           contradict(*one.born, *other.born) && one.given_name != other.given_name;
}

std::set<bond> bonds_among(const signals& all) {
    std::set<bond> found;
    for (auto one = all.begin(); one != all.end(); ++one) {
        if (!one->second.is_active()) continue;
        for (auto other = std::next(one); other != all.end(); ++other) {
            if (!other->second.is_active() || one->first.of == other->first.of) continue;
            const auto kind = kind_of(one->second.told, other->second.told);
            if (!kind) continue;
            found.insert(
                {one->first,
                 other->first,
                 *kind,
                 *one->second.told.child,
                 *other->second.told.child}
            );
        }
    }
    return found;
}

} // namespace kruispunt::simulation::model
