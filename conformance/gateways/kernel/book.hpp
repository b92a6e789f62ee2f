#pragma once

#include "conformance/gateways/kernel/notice.hpp"
#include "conformance/gateways/kernel/signal.hpp"

#include <array>
#include <compare>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace kruispunt::conformance::gateways::kernel {

/// A signal is told apart by its region and the id that the region gave it (COM-20).
struct signal_key {
    std::string region;
    std::string id;

    auto operator<=>(const signal_key&) const = default;
};

/// `closed`: the child goes well and the signal still counts as active (ESAR).
enum class standing { active, closed, inactive };

struct held_signal {
    signal_key key;
    content says;
    standing state = standing::active;
    std::string active_until; ///< `verlooptOp`: the first day that finds it no longer active
    std::string kept_until;   ///< the first day that finds it destroyed
    unsigned identity_corrections = 0;
    /// The order of the message that brought its municipality (COM-26.1).
    std::size_t municipality_order = 0;
    std::string warned_of; ///< the end that was warned of
    std::vector<inspected_signal::inspection> inspections;

    bool is_active() const { return state != standing::inactive; }
};

struct match_side {
    signal_key of;
    text_value consent;
    std::optional<named_phone> coordinator;
    bool taken_up = false;
};

/// An open match; one that ended is not kept.
struct open_match {
    std::string id;
    std::string kind; ///< `kind` or `gezin`
    text::instant made_at;
    std::string made_on;
    std::array<match_side, 2> sides;
    bool untold = false; ///< made with `beheer`: nobody is reminded
    bool reminded = false;

    bool has(const signal_key& key) const { return sides[0].of == key || sides[1].of == key; }

    std::size_t side_of(const signal_key& key) const { return sides[0].of == key ? 0 : 1; }
};

struct told_move {
    std::string bsn;
    std::string municipality;
    std::string date;
    std::size_t order = 0;
    signal_key by;
};

/// A pair of signals whose numbers clash (COM-38), the lesser key first.
using key_pair = std::pair<signal_key, signal_key>;

/// All that is held.
struct book {
    std::map<signal_key, held_signal> signals;
    std::map<std::string, open_match> matches;
    std::vector<told_move> moves;
    std::set<key_pair> clashes;
    /// Of ended signals the id alone (COM-20.10), with the day until which it is kept (COM-20.11).
    std::map<signal_key, std::string> ended;
    /// Inspections of a day, by day and region (COM-37.6).
    std::map<std::pair<std::string, std::string>, std::size_t> inspections;
    std::size_t order = 0;

    held_signal* find(const signal_key& key);
    const held_signal* find(const signal_key& key) const;
    /// In the order of their keys.
    std::vector<held_signal*> on_child(const std::string& bsn);
    std::vector<open_match*> matches_of(const signal_key& key);
    std::size_t count_matches(const signal_key& key) const;
};

} // namespace kruispunt::conformance::gateways::kernel
