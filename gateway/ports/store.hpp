#pragma once

#include "gateway/domain/notice.hpp"
#include "gateway/domain/use_case.hpp"
#include "gateway/ports/http.hpp"
#include "gateway/ports/vault.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kruispunt::ports {

/// A command with the use case that decides it.
struct act {
    domain::use_case use_case{};
    domain::sealed_command command;
};

/// What became of an act.
struct acted {
    domain::answer answer;
    bool key_used = false; ///< false: the command's data key is free again
};

/// How far a region's feed has been read.
struct feed_mark {
    std::string region;
    std::int64_t from = 0; ///< where the page was asked from; must be the mark that is stored
    std::int64_t to = 0;   ///< the last item's position
};

/// A reporter of whom a relocation notice tells: still active when it is sent (COM-26).
struct owed_reporter {
    std::string region;
    sealed_contact contact;
};

/// A notice to be delivered, with the far side's sealed contact where it has one.
struct owed_notice {
    std::int64_t number = 0; ///< its row; ascending is the order in which it arose
    domain::notice notice;
    int attempts = 0;
    domain::instant next_attempt{};
    std::optional<sealed_contact> contact;
    domain::follow_up said = {}; ///< of the match, by the far side
    bool contact_gone = false;   ///< erased since (COM-31): there is nothing left to tell
    std::vector<owed_reporter> reporters = {}; ///< of a relocation notice
    std::vector<domain::held_line> held = {};  ///< of an inspection's answer
    int put_off = 0;                           ///< attempts that count, see `settlement`
    domain::instant last_attempt{};            ///< none yet: zero
};

/// Notices to one region that bear the same order are told one after the other, as they arose; 0:
/// in no order. All about one signal is in order (COM-21), and so are relocations (COM-26).
inline std::int64_t order_of(const domain::notice& notice) {
    return notice.kind == domain::notice_kind::relocation ? -1 : notice.about;
}

/// What may be delivered to a region at a moment.
struct due_notices {
    std::vector<owed_notice> notices;
    std::optional<domain::instant> next; ///< when some of what waits is due; none: nothing waits
};

/// Why a notice is a dead letter. Kept by number: append only.
enum class death {
    none,
    refused,   ///< by the region, for good
    put_off,   ///< too often, by a region that took others meanwhile
    unreadable ///< what it would tell cannot be opened
};

/// What a delivery attempt came to.
struct settlement {
    enum class state { delivered, queued, dead, suppressed };

    std::int64_t number = 0;
    settlement::state becomes = state::queued;
    domain::instant next_attempt{}; ///< for `queued`
    std::string code;               ///< for operators; nothing of a person
    std::string counted = {};       ///< a counter that goes up with a delivery; empty: none
    bool put_off = false;           ///< the attempt counts: the region took others meanwhile
    death cause = death::refused;   ///< for `dead`
};

/// Counts for status, tests and metrics; never of a child.
struct census {
    std::int64_t signals = 0;
    std::int64_t without_bsn = 0;
    std::int64_t open_matches = 0;
    std::int64_t notices_owed = 0; ///< ever; the sum of the five that follow
    std::int64_t notices_queued = 0;
    std::int64_t notices_delivered = 0;
    std::int64_t notices_dead = 0;
    std::int64_t notices_suppressed = 0;
    std::int64_t notices_dropped = 0;  ///< by an operator
    std::int64_t notices_shadowed = 0; ///< owed to nobody because a region stands in shadow
    std::map<std::string, std::int64_t> inspections; ///< by the region that asked (COM-37)
    std::int64_t moves_without_index = 0; ///< COM-26: to where no index that takes part is
};

/// The one place where anything is kept. All operations may be called from any thread; they
/// answer on the caller's executor, and a positive answer means durable (COM-21).
class store {
public:
    virtual ~store() = default;

    /// Gathers, decides and applies one act in one transaction with its audit entry (COM-33).
    virtual task<domain::result<acted>> execute(act a) = 0;

    /// The acts of one feed page and its new mark, all in one transaction (MN-03). Refused acts
    /// become rejections (MN-04) and do not undo the others.
    virtual task<domain::result<std::vector<acted>>>
    execute_page(std::vector<act> acts, feed_mark mark) = 0;

    /// How far `region`'s feed has been read; 0 at first.
    virtual task<domain::result<std::int64_t>> feed_position(std::string region) = 0;

    /// Queued notices to `region` behind the row `after`, oldest first, at most `limit`, whether
    /// due or not; without what an objection holds back (BEH-10).
    virtual task<domain::result<std::vector<owed_notice>>>
    owed(std::string region, std::int64_t after, std::size_t limit) = 0;

    /// Of these the ones that are due by `now` and the first of their order, what was never tried
    /// before what was, at most `limit`.
    virtual task<domain::result<due_notices>>
    deliverable(std::string region, domain::instant now, std::size_t limit) = 0;

    /// Records what came of delivery attempts.
    virtual task<domain::result<void>> settle(std::vector<settlement> settlements) = 0;

    /// Counts, from a consistent reading.
    virtual task<domain::result<census>> count() = 0;

    /// `tell` is called after a commit that owes a region something new; on any thread, briefly.
    virtual void when_owed(std::function<void(const std::string& region)> tell) = 0;
};

} // namespace kruispunt::ports
