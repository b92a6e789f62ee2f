#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace kruispunt::conformance::suite::catalogue {

/// What an index may do and no sentence obliges it to. A SUT file names it among the features; a
/// test that needs it does not apply to who does not.
struct optional_ability {
    std::string_view feature;
    /// What the adapter is asked.
    std::string_view action;
    /// Rules on how it is done, which bind nobody who does not do it.
    std::array<std::string_view, 2> rules;
};

inline constexpr std::array optional_abilities{
    optional_ability{"list_matches", "matches", {"ESAR-15", "MS-06"}}};

/// The ability that a test names in its `needs`; null where that is none.
inline const optional_ability* ability_named(std::string_view feature) {
    const auto* const found =
        std::ranges::find(optional_abilities, feature, &optional_ability::feature);
    return found == optional_abilities.end() ? nullptr : found;
}

/// The ability that an act of the adapter takes; null where each index must be able to.
inline const optional_ability* ability_to(std::string_view action) {
    const auto* const found =
        std::ranges::find(optional_abilities, action, &optional_ability::action);
    return found == optional_abilities.end() ? nullptr : found;
}

} // namespace kruispunt::conformance::suite::catalogue
