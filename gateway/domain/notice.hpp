#pragma once

#include "gateway/domain/error.hpp"
#include "gateway/domain/match.hpp"
#include "gateway/domain/trace.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::domain {

/// What a region is told. Kept by number: append only.
enum class notice_kind {
    match_made,
    match_ended,
    verify_identity,
    item_rejected,
    match_changed,  ///< what may be seen of the other side changed (COM-35)
    signal_expires, ///< the receiver's signal will expire (ESAR-22)
    signal_lapsed,  ///< the receiver's signal ended by time, age or death known elsewhere (COM-25)
    child_moved,    ///< the coordinating municipality changed (COM-26)
    relocation,     ///< a child moved into the receiver's area (COM-26)
    history,        ///< an inactive signal elsewhere (COM-30)
    reminder,       ///< a match was not taken up in time (ESAR-27)
    inspection_answer ///< what is held on a child, to a region that asked by its feed (MN-08)
};

/// The name that counters and operators know a kind by; Dutch, lower case.
std::string_view name_of(notice_kind kind);

/// True for what shows the far side's contact: it is opened for them, and they are dropped where it
/// is no longer the receiver's to know.
constexpr bool tells_of_other(notice_kind kind) {
    return kind == notice_kind::match_made || kind == notice_kind::match_changed ||
           kind == notice_kind::history;
}

/// One thing owed to one region, as the outbox keeps it: references only, nothing about the child
/// and no contact (that is opened at the moment of sending).
struct notice {
    uuid id{}; ///< stable over all its retries (COM-21)
    notice_kind kind = notice_kind::match_made;
    std::string region;      ///< to whom
    std::string reference;   ///< the receiver's own signal id (COM-24)
    signal_number about = 0; ///< the receiver's signal
    /// The far side's signal, whose contact goes out; the reporter where a relocation notice has
    /// only one; 0: none.
    signal_number other = 0;
    signal_number far = 0;    ///< the far side's signal where no contact goes out; 0: none
    std::string other_region; ///< where the far side is
    uuid match{};             ///< COM-22: known to both sides
    match_kind kind_of_match = match_kind::child;
    instant made_at{}; ///< when its cause happened
    end_reason reason = end_reason::withdrawn;
    bool wrongful = false;      ///< told wrongly, to be forgotten (COM-25 `onterecht`)
    std::string municipality;   ///< coordinating municipality's code, empty: none known (COM-26)
    std::int64_t feed_item = 0; ///< the feed's item that is rejected (MN-04)
    errc rejected_code = errc::value_invalid;
    std::string rejected_field;
    std::optional<day> on;        ///< first day no longer active; day of the move
    std::optional<instant> since; ///< when the match of a `match_changed` or `reminder` was made
    std::vector<uuid> matches;    ///< the matches of a child that moved
    std::vector<signal_number>
        reporters;       ///< whose contacts a relocation notice or an inspection tells
    domain::trace trace; ///< of the message that caused it (COM-29)
};

} // namespace kruispunt::domain
