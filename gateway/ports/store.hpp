#pragma once

#include "gateway/domain/notice.hpp"
#include "gateway/domain/use_case.hpp"
#include "gateway/ports/http.hpp"
#include "gateway/ports/vault.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
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

/// A notice to be delivered, with the far side's sealed contact where it has one.
struct owed_notice {
    std::int64_t number = 0; ///< its row; ascending is the order in which it arose
    domain::notice notice;
    int attempts = 0;
    domain::instant next_attempt{};
    std::optional<sealed_contact> contact;
    bool contact_gone = false; ///< erased since (COM-31): there is nothing left to tell
};

/// What a delivery attempt came to.
struct settlement {
    enum class state { delivered, queued, dead, suppressed };

    std::int64_t number = 0;
    settlement::state becomes = state::queued;
    domain::instant next_attempt{}; ///< for `queued`
    std::string code;               ///< for operators; nothing of a person
};

/// Counts for status, tests and metrics; never of a child.
struct census {
    std::int64_t signals = 0;
    std::int64_t without_bsn = 0;
    std::int64_t open_matches = 0;
    std::int64_t notices_queued = 0;
    std::int64_t notices_delivered = 0;
    std::int64_t notices_dead = 0;
    std::int64_t notices_suppressed = 0;
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

    /// Undelivered notices to `region`, oldest first, at most `limit`, whether due or not.
    virtual task<domain::result<std::vector<owed_notice>>>
    owed(std::string region, std::size_t limit) = 0;

    /// Records what came of delivery attempts.
    virtual task<domain::result<void>> settle(std::vector<settlement> settlements) = 0;

    /// Counts, from a consistent reading.
    virtual task<domain::result<census>> count() = 0;

    /// `tell` is called after a commit that owes a region something new; on any thread, briefly.
    virtual void when_owed(std::function<void(const std::string& region)> tell) = 0;
};

} // namespace kruispunt::ports
