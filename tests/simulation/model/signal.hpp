#pragma once

#include "tests/simulation/model/calendar.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace kruispunt::simulation::model {

enum class region { esar, multisignaal, sisa, midden_nederland };

inline constexpr int region_count = 4;

/// The region's word on the wire.
std::string_view word(region of);

/// COM-20: a region, and the number that stands for the region's own signal id.
struct signal_key {
    region of{};
    int id{};

    auto operator<=>(const signal_key&) const = default;
};

/// What a region says in a signal. Persons are numbers: the model needs no more of them than
/// whether two are the same.
struct content {
    std::optional<int> child; ///< whose BSN; nullopt: the region gave none
    std::optional<birth> born;
    std::optional<int> given_name;
    std::vector<int> parents; ///< whose BSNs
    int organisation{};       ///< its OIN and name
    int phone{};              ///< the organisation's number; 0: none given
    int reporter{};           ///< the professional; 0: the region gives none
    std::optional<int> municipality;
    day dated{}; ///< COM-36: `datum`

    bool operator==(const content&) const = default;
};

/// A move told on a signal (COM-26).
struct moved {
    int municipality{};
    day on{};
    std::uint64_t received{};
};

/// Where a signal is in its life. `gone` keeps the id alone, so that it stays taken (COM-20).
enum class life { active, going_well, inactive, gone };

std::string_view word(life state);

struct signal {
    content told;
    life state = life::active;
    bool frozen = false;  ///< an objection is pending
    day inactive_since{}; ///< while `inactive`
    int identity_changes = 0;
    bool warned = false;      ///< that it is about to expire
    std::uint64_t received{}; ///< when its municipality was, in the order of receipt
    std::vector<moved> moves;

    /// COM-22: whether it can be part of a match.
    bool is_active() const { return state == life::active || state == life::going_well; }
};

} // namespace kruispunt::simulation::model
