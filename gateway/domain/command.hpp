#pragma once

#include "gateway/domain/digest.hpp"
#include "gateway/domain/error.hpp"
#include "gateway/domain/follow_up.hpp"
#include "gateway/domain/signal.hpp"
#include "gateway/domain/trace.hpp"

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

/// Who asks to see what is held (COM-37 `verzoeker`).
enum class requester { young_person, parents, both };

/// What the federation holds on a child, for the child or its parents (COM-37).
struct inspect_child {
    bsn child;
    std::string reference; ///< `verzoekKenmerk`
    requester by = requester::both;
    std::string municipality; ///< four digits, empty: none named
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
        inspect_child>
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
    std::string organisation_oin;
    std::string municipality;
    day date;
    digest content{};          ///< keyed digest of all that was given, to see what changed
    std::int64_t data_key = 0; ///< number of the key that seals the two sections
    sealed_bytes identity;     ///< the child
    sealed_bytes contact;      ///< organisation and professional
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

/// `withdraw_signal` after the vault.
struct sealed_withdraw {
    withdrawal_reason reason = withdrawal_reason::other;
};

/// `read_signal` after the vault.
struct sealed_read {};

/// `list_matches` after the vault.
struct sealed_listing {
    int page = 1;
    int page_size = 1000;
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
    sealed_listing>;

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
};

/// True for what changes nothing and shows what is there now: repeated, it is answered afresh.
inline bool only_asks(const sealed_command& command) {
    return std::holds_alternative<sealed_read>(command.act) ||
           std::holds_alternative<sealed_listing>(command.act);
}

/// Domain names of the fields that the rules themselves complain of; each adapter turns them into
/// the path in its own payload (COM-27).
namespace field {

inline constexpr char signal_id[] = "signal.id";
inline constexpr char child_bsn[] = "child.bsn";
inline constexpr char birth_date[] = "child.birth_date";
inline constexpr char date[] = "date";
inline constexpr char mutation_reason[] = "mutation_reason";
inline constexpr char sent_at[] = "message.sent_at";
inline constexpr char message_id[] = "message.id";
inline constexpr char operation[] = "message.operation";       ///< not carried out (yet)
inline constexpr char precondition[] = "message.precondition"; ///< a failed If-Match (MS-11)

} // namespace field

} // namespace kruispunt::domain
