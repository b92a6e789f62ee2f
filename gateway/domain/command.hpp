#pragma once

#include "gateway/domain/digest.hpp"
#include "gateway/domain/error.hpp"
#include "gateway/domain/follow_up.hpp"
#include "gateway/domain/inspection.hpp"
#include "gateway/domain/signal.hpp"
#include "gateway/domain/trace.hpp"
#include "gateway/domain/visible_parts.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace kruispunt::domain {

/// Give a signal, or correct the one that is there (COM-20).
struct submit_signal {
    signal_content content;
    bool must_be_known = false;             ///< a change: `signal_unknown` where there is nothing
    std::optional<signal_content> previous; ///< what the region thinks is there; must agree
};

/// The child is going well.
struct close_signal {
    std::string id;
};

/// Take a signal back.
struct withdraw_signal {
    std::string id;
    withdrawal_reason reason = withdrawal_reason::other;
};

/// What is today's state of a signal (MS-02).
struct read_signal {
    std::string id;
};

/// Which open matches a signal stands in, in the order in which they were made (ESAR-15, MS-06).
/// What is out of range is taken as the nearest that is in it.
struct list_matches {
    std::string id;
    int page = 1;         ///< from 1
    int page_size = 1000; ///< 1 to 1000
};

/// The child moved (ESAR-14, MS-05, SISA-06; Midden-Nederland's `verhuisd`).
struct relocate_signal {
    std::string id;
    std::string municipality; ///< four digits
    day on;
    std::string place; ///< empty where the protocol has none
};

/// What became of a match after it was told (ESAR-16, MS-07, MN-07). Absent: not said.
struct update_match {
    uuid match{};
    std::optional<bool> acknowledged = {};
    std::optional<domain::consent> consent = {};
    std::optional<bool> family_informed = {};
    std::optional<case_lead> lead = {}; ///< with an empty name: nobody leads any more
};

/// What the federation holds on a child, for the child or its parents (COM-37).
struct inspect_child {
    bsn child;
    std::string reference; ///< `verzoekKenmerk`
    requester by = requester::both;
    std::string municipality; ///< four digits, empty: none named
};

/// The child or its parents object to a signal: it is frozen until that is decided (BEH-10). The
/// operator of the signal's region enters it.
struct enter_objection {
    std::string id;
    requester by = requester::both;
    std::string municipality; ///< where it was raised, four digits
    std::string reference;    ///< `kenmerk`; only that there is one is kept
};

/// What became of an objection (BEH-10).
struct decide_objection {
    uuid objection{};
    bool upheld = false;
};

/// A message that was refused before it became a command; it still goes through the store, so
/// that the refusal is audited and a repeat of the message finds its first outcome.
struct refused_message {
    error failure;
};

/// How a repeated message is recognised (ESAR-05, SISA-03): same key and content, first outcome
/// again; same key and other content, `conflict`.
struct replay_guard {
    std::string key;     ///< the sender's own message id
    std::string content; ///< what must be identical, as canonical bytes
    std::chrono::hours kept_for{};
    error conflict;
};

/// What a party asks, decoded and admitted by its adapter, child still in the clear.
struct command {
    std::string region; ///< who asks; also whose signals are meant
    std::string oin;    ///< of the calling party, for the audit
    std::variant<
        submit_signal,
        close_signal,
        withdraw_signal,
        refused_message,
        read_signal,
        list_matches,
        relocate_signal,
        update_match,
        inspect_child,
        enter_objection,
        decide_objection>
        act;
    mutation_reason reason = mutation_reason::none;
    std::optional<replay_guard> replay;
    /// Tags of `If-Match`, unquoted; "*" alone: whatever is there. Absent: none was asked.
    std::optional<std::vector<std::string>> if_match;
    domain::trace trace;            ///< set by the exchange from the request's header (COM-29)
    std::optional<instant> sent_at; ///< by the sender's clock, where order matters (SISA-04)
    std::optional<std::int64_t> feed_item; ///< position in the region's feed, where it was polled
};

/// A signal's sealed contact section and what it is bound to; only the vault can open it.
struct sealed_contact {
    digest signal_key{};
    std::int64_t data_key = 0;
    sealed_bytes bytes;
};

/// A signal without anything in the clear about a child: what the store may see.
struct sealed_signal {
    std::optional<pseudonym> child; ///< absent: no BSN is known (COM-34)
    comparands compared;
    std::vector<parent_pseudonym> parents = {};     ///< at most two, in ascending order (COM-23)
    std::optional<contact_parts> contact_seen = {}; ///< what of the contact a change may touch
    std::string organisation_oin;
    std::string municipality;
    day date;
    digest content{};                ///< keyed digest of all that was given, to see what changed
    std::optional<day> january = {}; ///< of the year of the 23rd birthday, where it is known
    std::int64_t data_key = 0;       ///< number of the key that seals the two sections
    sealed_bytes identity;           ///< the child
    sealed_bytes contact;            ///< organisation and professional
};

/// A signal's sealed identity section and what it is bound to; only the vault can open it.
struct sealed_identity {
    digest signal_key{};
    std::int64_t data_key = 0;
    sealed_bytes bytes;
};

/// `submit_signal` after the vault.
struct sealed_submit {
    std::string reference; ///< the region's own signal id
    sealed_signal signal;
    std::vector<warning> warnings;
    bool must_be_known = false;
    std::optional<digest> previous;
};

/// `close_signal` after the vault.
struct sealed_close {};

/// `relocate_signal` after the vault.
struct sealed_relocation {
    std::string municipality;
    day on;
};

/// `inspect_child` after the vault.
struct sealed_inspection {
    pseudonym child{};
    std::string reference;
    requester by = requester::both;
    std::string municipality;
    sealed_calendar calendar; ///< of this child
};

/// `enter_objection` after the vault. The exchange adds the age, which it has the vault read from
/// the signal that is there.
struct sealed_objection {
    requester by = requester::both;
    std::string municipality;
    bool has_reference = false;
    std::int64_t read_with = 0;  ///< the data key under which the birth date was read
    std::optional<int> age = {}; ///< today; absent: the signal bears no birth date
};

/// `decide_objection` after the vault.
struct sealed_objection_decision {
    uuid objection{};
    bool upheld = false;
};

/// An objection is looked at for whether it was decided in time: no party asks it, time does.
struct sealed_objection_reminder {
    uuid objection{};
};

/// `withdraw_signal` after the vault.
struct sealed_withdraw {
    withdrawal_reason reason = withdrawal_reason::other;
};

/// What is due for a signal by its days is done: no party asks it, time does.
struct sealed_lapse {};

/// The birth date that is sealed under this key says that the child is 23 (COM-12).
struct sealed_age_limit {
    std::int64_t data_key = 0;
};

/// `read_signal` after the vault.
struct sealed_read {};

/// `list_matches` after the vault.
struct sealed_listing {
    int page = 1;
    int page_size = 1000;
};

/// `update_match` after the vault.
struct sealed_update {
    uuid match{};
    std::optional<bool> acknowledged = {};
    std::optional<domain::consent> consent = {};
    std::optional<bool> family_informed = {};
    std::optional<sealed_lead> lead = {}; ///< with data key 0: nobody leads any more
};

/// A match is looked at for whether it was taken up: no party asks it, time does.
struct sealed_reminding {
    uuid match{};
};

/// A match that was made in shadow is told, where neither side stands in shadow any more (BEH-11):
/// no party asks it.
struct sealed_telling {
    uuid match{};
};

/// `replay_guard` after the vault.
struct sealed_replay {
    digest key{};
    digest content{};
    std::chrono::hours kept_for{};
    error conflict;
};

/// What a party asks, after the vault.
using sealed_act = std::variant<
    sealed_submit,
    sealed_close,
    sealed_withdraw,
    refused_message,
    sealed_read,
    sealed_listing,
    sealed_lapse,
    sealed_age_limit,
    sealed_update,
    sealed_reminding,
    sealed_relocation,
    sealed_inspection,
    sealed_telling,
    sealed_objection,
    sealed_objection_decision,
    sealed_objection_reminder>;

/// What of a sealed command its key ring's epoch decides, under another epoch.
struct epoch_form {
    int epoch = 0;
    digest signal_key{};
    std::optional<digest> replay_key = {};
    std::optional<digest> replay_content = {};
    std::optional<sealed_act> act = {}; ///< absent: nothing but names is kept under that epoch
};

/// A command as the store executes it: no child in the clear.
struct sealed_command {
    std::string region;
    std::string oin;
    digest signal_key{}; ///< keyed digest of region and signal id (all zero: no signal is meant)
    sealed_act act;
    mutation_reason reason = mutation_reason::none;
    std::optional<sealed_replay> replay;
    std::optional<std::vector<std::string>> if_match;
    domain::trace trace;
    std::optional<instant> sent_at;
    std::optional<std::int64_t> feed_item;
    int epoch = 0; ///< of the key ring, under which the digests above are; 0: the store's own
    std::vector<epoch_form> other_forms = {}; ///< the same under other epochs that are in use
    /// Where the store itself made the command: the signal's number, whose key may be another by
    /// the time it is executed; 0: no.
    std::int64_t own_row = 0;
    /// The signal's id as the region gave it, for the audit trail; empty: none is meant, or the
    /// store itself made the command.
    std::string reference = {};
};

/// True for what changes nothing and shows what is there now: repeated, it is answered afresh.
inline bool only_asks(const sealed_command& command) {
    return std::holds_alternative<sealed_read>(command.act) ||
           std::holds_alternative<sealed_listing>(command.act) ||
           std::holds_alternative<sealed_inspection>(command.act);
}

/// Domain names of the fields that the rules themselves complain of; each adapter turns them into
/// the path in its own payload (COM-27).
namespace field {

inline constexpr char signal_id[] = "signal.id";
inline constexpr char match_id[] = "match.id";
inline constexpr char objection_id[] = "objection.id";
inline constexpr char child_bsn[] = "child.bsn";
inline constexpr char birth_date[] = "child.birth_date";
inline constexpr char date[] = "date";
inline constexpr char mutation_reason[] = "mutation_reason";
inline constexpr char municipality[] = "child.municipality";
inline constexpr char move_date[] = "move.date";
inline constexpr char requester[] = "request.requester";
inline constexpr char sent_at[] = "message.sent_at";
inline constexpr char message_id[] = "message.id";
inline constexpr char precondition[] = "message.precondition"; ///< a failed If-Match (MS-11)

} // namespace field

} // namespace kruispunt::domain
