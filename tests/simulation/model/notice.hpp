#pragma once

#include "tests/simulation/model/signal.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kruispunt::simulation::model {

enum class notice_kind {
    match_begun,
    match_ended,
    match_changed,
    verify_identity,
    expires,
    lapsed,
    moved,
    relocation,
    history,
    reminder,
};

inline constexpr int notice_kind_count = 10;

std::string_view word(notice_kind kind);

/// Why the other side's signal ended, as COM-25 has it.
enum class end_reason { none, withdrawn, expired };

/// Whether the receiver was told wrongly (`onterecht`); `either` where the rules leave it open.
enum class wrongly { no, yes, either };

/// A notice by what makes it owed, without ids of its own.
struct notice {
    region to{};
    notice_kind kind{};
    int about = 0; ///< the receiver's own signal; 0: none (relocation)
    /// The other side: of the match, or the inactive signal.
    std::optional<signal_key> other = std::nullopt;
    end_reason reason = end_reason::none;
    wrongly told_wrongly = wrongly::no;
    int place = 0; ///< the coordinating municipality, or where the child moved; 0: none

    /// Whether this, owed by the rules, is that, found in the gateway.
    bool answers(const notice& found) const;
};

std::string describe(const signal_key& key);
std::string describe(const notice& what);

/// What the rules ask for: `owed` must go out, `allowed` may (the rules are silent or disagree).
struct telling {
    std::vector<notice> owed;
    std::vector<notice> allowed;
};

/// What differs between `rules` and `found`; empty where nothing does.
std::vector<std::string> differences(const telling& rules, std::vector<notice> found);

} // namespace kruispunt::simulation::model
