#pragma once

#include "gateway/domain/announcement.hpp"
#include "gateway/domain/command.hpp"
#include "gateway/domain/disclosure.hpp"
#include "gateway/domain/match.hpp"
#include "gateway/domain/notice.hpp"
#include "gateway/domain/objection.hpp"
#include "gateway/domain/region_policy.hpp"
#include "gateway/domain/statistics/calendar_month.hpp"
#include "gateway/domain/statistics/month_counts.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace kruispunt::domain {

/// A signal as the store holds it, without its sealed sections.
struct stored_signal {
    signal_number number = 0;
    digest key{}; ///< of region and reference; the store fills it in
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
    day due_on{};                    ///< when time next has something to do for it
    std::optional<day> watched_from; ///< from when on a 23rd birthday must be looked for (COM-12)
    std::vector<parent_pseudonym> parents = {};     ///< at most two, in ascending order (COM-23)
    std::optional<contact_parts> contact_seen = {}; ///< absent: taken before they were kept
    std::optional<residence_move> moved = {};       ///< the newest told of it (COM-26)
    bool frozen = false;                            ///< an objection to it is pending (BEH-10)
    bool uninformed = false; ///< it contradicts the duty to inform, or once did (INF-1.9)
    /// The month whose figures count it as given (BEH-03); none: given with `beheer`, or earlier.
    std::optional<statistics::calendar_month> counted_in = {};
    bool in_shadow = false; ///< its region stands in shadow (BEH-11); of the facts, not kept
};

/// A match, as the region of one of its sides names it.
struct match_of_region {
    uuid match{};
    std::string region;
    bool untold = false; ///< also one that nobody was told of, and a clash
};

/// An objection, as the region of its signal names it.
struct objection_of_region {
    uuid objection{};
    std::string region;
};

/// What a use case must know before it can decide.
struct needs {
    digest signal_key{};
    std::optional<pseudonym> child;
    std::optional<sealed_listing> listing = {}; ///< the open matches, with their contacts
    std::vector<parent_pseudonym> parents = {}; ///< whose other children are asked for (COM-23)
    std::optional<match_of_region> match = {};  ///< an open match; `own` is then its near side
    bool as_stored = false; ///< as the last sweep left it, for what ends a signal
    bool held = false;      ///< what an inspection shows of the signals on `child`
    /// Whose inspections of today are asked for; empty: nobody's.
    std::string inspector = {};
    bool siblings = false; ///< also what is held on the own signal's child, and its open matches
    /// An objection, where it is theirs: its signal is then `own`, and all else is as if the
    /// command named that signal, its child and its parents.
    std::optional<objection_of_region> objection = {};
};

/// An open match as a listing shows it: when it was made, and the far side's sealed contact.
struct listed_fact {
    open_match match;
    sealed_contact contact;
    follow_up said = {}; ///< by the far side
};

/// What an inspection shows of a signal beyond the signal itself (COM-37).
struct inspected_fact {
    signal_number signal = 0;
    sealed_contact contact;
    std::vector<past_inspection> inspections;
};

/// An open match of a signal beside the own one, on the same child.
struct sibling_match {
    signal_number signal = 0;
    open_match match; ///< seen from `signal`
};

/// An open match that the command names, seen from the side of the command's region.
struct match_fact {
    open_match match;
    stored_signal other;
    sealed_contact contact; ///< the far side's
    follow_up said;         ///< by the near side
    follow_up other_said;   ///< by the far side
    int reminded = 0;       ///< how often both sides were told that it is not taken up
    bool silent = false;    ///< as of `match_write`
};

/// What the store found, read in the transaction in which the effects will be applied.
struct facts {
    std::optional<stored_signal> own;
    bool ended = false;       ///< the id was used and its signal ended (COM-20)
    bool own_overdue = false; ///< its day is past, and the sweep has not ended its matches yet
    std::vector<stored_signal> same_child; ///< all other signals on `needs::child`
    /// All signals on other children one of whose signals names one of `needs::parents`, by number.
    std::vector<stored_signal> family;
    std::optional<match_fact> match;            ///< of `needs::match`, where it is open and theirs
    std::optional<domain::objection> objection; ///< to `own`, where one is pending
    std::vector<open_match> matches;            ///< open ones of `own`
    /// Where `needs::siblings` asks: all other signals on the own signal's child, unless the
    /// command names that child itself.
    std::vector<stored_signal> siblings;
    /// Likewise: the open matches of `same_child` and `siblings`, from their own sides.
    std::vector<sibling_match> sibling_matches;
    std::vector<inspected_fact> held; ///< where `needs::held` asks, one a `same_child`
    int inspections_today = 0;        ///< of `needs::inspector`
    signal_number fresh_number = 0;   ///< for a signal that is new
    std::vector<listed_fact> listed;  ///< the page asked for, in order of making
    int listed_total = 0;             ///< how many there are on all pages
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
    std::optional<day> due_on = {};      ///< absent: as it was
};

/// A move to be kept with a signal (COM-26).
struct move_write {
    signal_number number = 0;
    residence_move move;
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
    bool of_it = false; ///< in place of those to `about`: those to others that tell of it
};

/// A pair of active signals that now stand together.
struct match_write {
    uuid id{};
    match_kind kind = match_kind::child;
    signal_number first = 0;
    signal_number second = 0;
    instant made_at{};
    std::optional<day> remind_on = {}; ///< when it is looked at for whether it was taken up
    /// The region in whose shadow it was made: nobody knows of it until it leaves that (BEH-11).
    std::string in_shadow_of = {};
    bool silent = false; ///< made in shadow with `beheer`: nobody is told later either (COM-32)
};

/// What one side of a match says of it from now on.
struct follow_up_write {
    std::int64_t match = 0; ///< its row
    signal_number side = 0; ///< the signal of the side that says it
    follow_up said;
    bool new_lead = false; ///< the lead is the command's own, under the command's key
};

/// When a match is looked at again for whether it was taken up, and how often it was told by then.
struct reminder_write {
    std::int64_t match = 0;           ///< its row
    std::optional<day> again_on = {}; ///< absent: never
    int reminded = 0;
};

/// A match that was made in shadow comes out of it, or into that of its other side (BEH-11).
struct shadow_write {
    std::int64_t match = 0;            ///< its row
    std::string in_shadow_of;          ///< empty: of none any more
    std::optional<day> remind_on = {}; ///< as of `match_write`
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
    std::optional<pseudonym> child = {};      ///< COM-37: on whom it was asked what is held,
    std::string asked_by = {};                ///< and by whom (`verzoeker`)
    std::string reason = {};    ///< what a person gave as the reason; only committed to
    std::string reference = {}; ///< of a match, a notice, a month: nobody's own, so in the clear
    std::string sought = {};    ///< `region/id` of a signal that was looked for; only committed to
};

/// What becomes of a command; applied as a whole or not at all.
struct effects {
    std::optional<signal_write> write;
    std::optional<state_change> change;
    std::optional<move_write> move;
    std::optional<inspection_write> inspection;
    std::optional<objection_write> objection;
    std::optional<signal_number> thawed; ///< the objection to it is decided: it is free again
    std::optional<signal_removal> removal;
    std::vector<signal_removal> removed_elsewhere; ///< other signals on the child (COM-31)
    std::vector<match_write> matches;
    std::vector<std::int64_t> ended_matches;
    std::optional<follow_up_write> follow_up;
    std::optional<reminder_write> reminder;
    std::optional<shadow_write> shadow;
    std::vector<overtaken_notices> overtaken; ///< dropped before `notices` are added
    std::vector<notice> notices;
    std::int64_t suppressed_notices = 0;         ///< COM-32: made for nobody, but counted
    std::map<std::string, std::int64_t> counted; ///< by name; never anything of a person
    std::vector<statistics::happening> happened; ///< for the month's figures (BEH-03)
    std::vector<announcement> announced;         ///< to the coordination body (BEH-09)
    std::vector<audit_entry> audit;
};

/// An open match of a listing, whose contact the exchange opens after the store has answered.
struct match_line {
    notice what; ///< as the notice of the match would say it today; no id of its own
    sealed_contact contact;
    follow_up said = {}; ///< by the far side
};

/// A signal of an inspection, whose contact the exchange opens after the store has answered.
struct held_line {
    held_signal what;
    sealed_contact contact;
};

/// True where the data key of the command seals something that is kept.
inline bool uses_key(const effects& e) {
    return e.write.has_value() || (e.follow_up && e.follow_up->new_lead);
}

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
    std::vector<match_line> matches; ///< of `list_matches` the page, of `update_match` the one;
                                     ///< never kept
    int match_total = 0;             ///< of `list_matches`: on all pages
    std::vector<held_line> held;     ///< of `inspect_child`; never kept
    std::optional<domain::objection> objection; ///< of `enter_objection`; never kept
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
    std::vector<listed_match> matches = {};    ///< of `outcome::matches`, opened by the exchange
    std::optional<disclosure> inspection = {}; ///< of `inspect_child`, likewise
};

/// What a use case decided.
struct decision {
    result<outcome> answer;
    domain::effects effects;
};

/// Regions that were admitted, suspended since or not (BEH-02).
using admitted_regions = std::set<std::string, std::less<>>;

inline const admitted_regions nobody_admitted; ///< all are of the sandbox

/// What decisions depend on beside command and facts.
struct circumstances {
    instant now{};
    const federation_policy& policy;
    uuid_source& ids;
    bool in_shadow = false; ///< the command's region stands in shadow (BEH-11)
    const admitted_regions& admitted = nobody_admitted;
};

/// A verb of the federation: two pure functions, run by the store within one transaction.
struct use_case {
    needs (*facts_of)(const sealed_command&);
    decision (*decide)(const sealed_command&, const facts&, const circumstances&);
};

} // namespace kruispunt::domain
