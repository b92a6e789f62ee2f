#pragma once

#include "conformance/gateways/kernel/signal.hpp"
#include "conformance/text/clock.hpp"
#include "conformance/wire/http.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::gateways::kernel {

/// The other side as far as the receiver may know it (COM-24): what is absent here is not told.
struct counterparty {
    std::string region;
    organisation instance;
    std::optional<professional> reporter;
    /// `gegeven`, `geweigerd` or `niet_gevraagd`; absent where the receiver learns no consent.
    text_value consent;
    std::optional<named_phone> coordinator;

    bool operator==(const counterparty&) const = default;
};

struct coordination {
    std::string municipality;
    std::string name;

    bool operator==(const coordination&) const = default;
};

/// An item of a signal's matches (MS-06), also the body of a match's notice.
struct match_item {
    std::string match;
    std::string kind; ///< `kind` or `gezin`
    std::string signal;
    text::instant made_at;
    counterparty other;
    std::optional<coordination> coordinated;
    std::string status = "open";
};

/// A signal in the answer to an inspection (COM-37.8).
struct inspected_signal {
    std::string region;
    organisation instance; ///< without its telephone
    std::string date;
    std::string expires_on;
    std::string status;
    std::string informed;

    struct inspection {
        std::string date;
        std::string region;
    };

    std::vector<inspection> inspections;
};

enum class notice_kind {
    match_made,
    match_changed,
    match_ended,
    verify_identity,
    signal_expiring,
    signal_lapsed,
    history,
    relocated,
    relocation,
    reminder,
    inspection, ///< only to a region that does not call (MN-08)
    rejection   ///< the same (MN-04)
};

/// The kind in the words of the control API: `match_made`, …
std::string_view name_of(notice_kind kind);

/// What one region is told, in no protocol's words yet. What its kind has no use for is empty.
struct notice {
    /// A UUID: the notice's stable id over all attempts (COM-21.4).
    std::string id;
    notice_kind kind = notice_kind::match_made;
    text::instant made_at; ///< the notice's own moment, the same in every attempt
    /// The receiver's own signal; empty for `relocation`, `inspection` and `rejection`.
    std::string signal;
    /// `match_made`, `match_changed`; of `match_ended` and `reminder` only `match` and `signal`.
    match_item item;
    std::string reason;    ///< `ingetrokken` or `verlopen`: of `match_ended` and `signal_lapsed`
    bool wrongful = false; ///< of `match_ended` (COM-25.6)
    counterparty other;    ///< of `history`
    std::vector<counterparty> others; ///< of `relocation`
    coordination where;               ///< of `relocated` and `relocation`
    std::vector<std::string> matches; ///< of `relocated`
    std::string question;             ///< of `verify_identity`: `bsn_botsing`
    std::string reference; ///< `kenmerk` of `verify_identity`, `relocation`, `inspection`
    std::string date;      ///< of `relocation`; `verlooptOp` of `signal_expiring`, `signal_lapsed`
    text::instant since;   ///< of `reminder`
    std::vector<inspected_signal> inspected; ///< of `inspection`
    std::string sequence;                    ///< of `rejection`: `volgnummer`
    std::string code;                        ///< of `rejection`
    std::string field;                       ///< of `rejection`
    /// What the receiver must never learn; empty but for a mutant that lets it slip.
    std::string background;
    /// To be sent along (COM-29).
    std::vector<wire::header> trace;
};

} // namespace kruispunt::conformance::gateways::kernel
