#pragma once

#include "gateway/domain/error.hpp"
#include "gateway/domain/match.hpp"

#include <cstdint>
#include <string>

namespace kruispunt::domain {

/// What a region is told.
enum class notice_kind { match_made, match_ended, verify_identity, item_rejected };

/// One thing owed to one region, as the outbox keeps it: references only, nothing about the child
/// and no contact (that is opened at the moment of sending).
struct notice {
    uuid id{}; ///< stable over all its retries (COM-21)
    notice_kind kind = notice_kind::match_made;
    std::string region;       ///< to whom
    std::string reference;    ///< the receiver's own signal id (COM-24)
    signal_number about = 0;  ///< the receiver's signal
    signal_number other = 0;  ///< the far side's signal, whose contact goes out; 0: none
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
};

} // namespace kruispunt::domain
