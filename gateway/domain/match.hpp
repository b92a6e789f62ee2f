#pragma once

#include "gateway/domain/calendar.hpp"
#include "gateway/domain/uuid.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace kruispunt::domain {

/// A signal's number in the store; zero is no signal.
using signal_number = std::int64_t;

/// Why two active signals stand together: one child (COM-22), one family (COM-23), or one BSN
/// that two different children seem to bear, which is set aside and is no match (COM-38). What is
/// only possible asks for a BSN and is no match either (COM-34). Kept by number: append only.
enum class match_kind { child, family, bsn_clash, possible };

/// The word on the wire: kind, gezin, bsn_botsing, mogelijke_match.
std::string_view wire_word(match_kind kind);

/// What the other sides are told when a match ends (COM-25).
enum class end_reason { withdrawn, expired };

/// The word on the wire: ingetrokken, verlopen.
std::string_view wire_word(end_reason reason);

/// The far side of a match, as needed to tell it something.
struct match_side {
    signal_number signal = 0;
    std::string region;
    std::string reference; ///< that region's own signal id
};

/// An open match of one signal, seen from that signal.
struct open_match {
    std::int64_t number = 0; ///< its row in the store
    uuid id{};
    match_kind kind = match_kind::child;
    match_side other;
    instant made_at{};
    day other_expires_on{};        ///< the far side's
    bool over = false;             ///< a side's day is past and only the sweep has not been there
    bool other_frozen = false;     ///< an objection to the far side's signal is pending (BEH-10)
    std::string in_shadow_of = {}; ///< the region because of which nobody was told (BEH-11)
};

} // namespace kruispunt::domain
