#pragma once

#include "gateway/domain/command.hpp"
#include "gateway/domain/disclosure.hpp"
#include "gateway/domain/match.hpp"
#include "gateway/domain/notice.hpp"
#include "gateway/domain/region_policy.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kruispunt::domain {

/// A signal as the store holds it, without its sealed sections.
struct stored_signal {
    signal_number number = 0;
    std::string region;
    std::string reference;
    std::optional<pseudonym> child;
    comparands compared;
    std::string organisation_oin;
    std::string municipality;
    day date;
    day expires_on;
    signal_state state = signal_state::active;
    digest content{};
    int identity_corrections = 0;
    std::int64_t data_key = 0;
    instant received_at{};
    std::optional<instant> sent_at;
};

/// What a use case must know before it can decide.
struct needs {
    digest signal_key{};
    std::optional<pseudonym> child;
    std::optional<sealed_listing> listing = {}; ///< the open matches, with their contacts
};

/// An open match as a listing shows it: when it was made, and the far side's sealed contact.
struct listed_fact {
    open_match match;
    instant made_at{};
    sealed_contact contact;
};

/// What the store found, read in the transaction in which the effects will be applied.
struct facts {
    std::optional<stored_signal> own;
    bool ended = false;                    ///< the id was used and its signal ended (COM-20)
    std::vector<stored_signal> same_child; ///< all other signals on `needs::child`
    std::vector<open_match> matches;       ///< open ones of `own`
    signal_number fresh_number = 0;        ///< for a signal that is new
    std::vector<listed_fact> listed;       ///< the page asked for, in order of making
    int listed_total = 0;                  ///< how many there are on all pages
};

/// A signal to be written, new or in place of the one with the same number.
struct signal_write {
    stored_signal signal;
    sealed_bytes identity;
    sealed_bytes contact;
};

/// A change of state that leaves content and key as they are.
struct state_change {
    signal_number number = 0;
    signal_state state = signal_state::active;
    day expires_on;
    std::optional<instant> sent_at = {}; ///< by the sender's clock, where order matters (SISA-04)
};

/// A signal that is no more: its content goes, a keyed digest of its id stays until `forget_on`.
struct signal_removal {
    signal_number number = 0;
    bool at_once = false; ///< COM-31: even what is still owed to others about it
    day forget_on;
};

/// Notices of matches made that are not to go out any more: what they would tell is no longer this
/// receiver's to know. Undelivered ones to `about` are dropped and counted as suppressed.
struct overtaken_notices {
    signal_number about = 0;
    std::optional<uuid> match = {}; ///< absent: whatever match
};

/// A pair of active signals that now stand together.
struct match_write {
    uuid id{};
    match_kind kind = match_kind::child;
    signal_number first = 0;
    signal_number second = 0;
    instant made_at{};
};

/// Who did what, on which reference, with what outcome (COM-33); no value of a person.
struct audit_entry {
    std::string act;
    std::string region;
    std::string oin;
    digest signal_key{};
    std::string outcome;                      ///< "ok" or a wire code
    std::optional<pseudonym> from_child = {}; ///< COM-20: the identity that a correction left
    std::optional<pseudonym> to_child = {};   ///< and the one it took
};

/// What becomes of a command; applied as a whole or not at all.
struct effects {
    std::optional<signal_write> write;
    std::optional<state_change> change;
    std::optional<signal_removal> removal;
    std::vector<match_write> matches;
    std::vector<std::int64_t> ended_matches;
    std::vector<overtaken_notices> overtaken; ///< dropped before `notices` are added
    std::vector<notice> notices;
    std::int64_t suppressed_notices = 0; ///< COM-32: made for nobody, but counted
    std::vector<audit_entry> audit;
};

/// An open match of a listing, whose contact the exchange opens after the store has answered.
struct match_line {
    notice what; ///< as the notice of the match would say it today; no id of its own
    sealed_contact contact;
};

/// What the asking party is told after the commit.
struct outcome {
    /// Kept by number in stored answers: append only.
    enum class effect { created, corrected, unchanged, closed, ended, read };

    effect what = effect::unchanged;
    std::string reference;
    signal_state state = signal_state::active;
    day expires_on{};
    int open_matches = 0;
    std::vector<warning> warnings;
    /// Strong validator of what is there now, unquoted (MS-11); empty where nothing is. Of a
    /// listing it stands for the listing and comes with the opened matches.
    std::string tag;
    std::vector<match_line> matches; ///< of `list_matches`: the page; never kept
    int match_total = 0;             ///< of `list_matches`: on all pages
};

/// An open match as the asking region may be told of it.
struct listed_match {
    disclosure told;
    bool open = true;
};

/// A use case's answer: an outcome or a refusal, and what the answer's own header is made from,
/// so that a repeat of the message gets the very same answer (ESAR-05, SISA-03).
struct answer {
    result<outcome> what = make_error(errc::temporarily_unavailable);
    instant at{};
    uuid id{};
    std::vector<listed_match> matches = {}; ///< of `list_matches`, opened by the exchange
};

/// What a use case decided.
struct decision {
    result<outcome> answer;
    domain::effects effects;
};

/// What decisions depend on beside command and facts.
struct circumstances {
    instant now{};
    const federation_policy& policy;
    uuid_source& ids;
};

/// A verb of the federation: two pure functions, run by the store within one transaction.
struct use_case {
    needs (*facts_of)(const sealed_command&);
    decision (*decide)(const sealed_command&, const facts&, const circumstances&);
};

} // namespace kruispunt::domain
