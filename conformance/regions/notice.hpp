#pragma once

#include "conformance/regions/signal.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::regions {

enum class notice_kind {
    match_made,
    match_changed,
    match_ended,
    verify_identity,
    signal_expiring,
    signal_lapsed,
    history,
    relocation,
    relocated,
    reminder,
    inspection
};

std::string_view name_of(notice_kind kind);

struct named_phone {
    std::string name;
    text_value phone;
};

/// The other side, as far as the notice showed it.
struct counterparty {
    std::string region;
    organisation instance;
    std::optional<professional> reporter;
    text_value consent;
    std::optional<named_phone> coordinator;
};

struct coordination {
    std::string municipality;
    text_value name;
};

/// How the stable id is to be taken.
enum class identity {
    /// A message: the same id twice is the same message.
    message,
    /// A resource: the same id with another content is a change of it (Midden-Nederland's matches).
    resource
};

/// A notice that kept to the region's protocol document, in the words all regions share.
struct notice {
    std::string stable_id;
    identity id_is = identity::message;
    notice_kind kind = notice_kind::match_made;
    /// Whether the protocol tells a change of a match as it tells the match (ESAR,
    /// Midden-Nederland).
    bool change_is_implicit = false;
    text_value signal;
    text_value match;
    text_value match_kind;
    text_value made_at;
    text_value reason;
    std::optional<bool> wrongful;
    std::optional<counterparty> other;
    /// The relocation notice's reporters.
    std::vector<counterparty> others;
    std::optional<coordination> coordinated;
    /// What a verification asks about: `mogelijke_match` or `bsn_botsing`.
    text_value question;
    text_value reference;
    text_value expires_on;
    text_value date;
    text_value since;
    /// The matches a move concerns.
    std::vector<std::string> matches;
    /// What an inspection shows, in the words of the other regions' answers to one.
    text::json signals;
    /// SISA's `tijdstipBericht`, which a repeat must keep.
    text_value sent_at;
};

text::json to_json(const organisation& from);
text::json to_json(const counterparty& from);

/// The notice in the control API's words, without `n`, `at`, `repeat` and `raw`; absent parts null.
text::json to_json(const notice& from);

/// What must stay the same in a repeat: everything but the kind, which the region may infer.
std::string content_of(const notice& from);

/// What the region knows of a match after the notice.
std::string match_content_of(const notice& from);

/// Judges what one side may know of the other whatever the protocol: SISA's professionals stay
/// unknown, the other regions' are told (COM-24).
/// `field` is the path of the professional.
void check_counterparty(const counterparty& other, std::string_view field, text::findings& found);

} // namespace kruispunt::conformance::regions
