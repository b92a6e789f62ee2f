#pragma once

#include "gateway/ports/store.hpp"
#include "gateway/store/sqlite/match_rows.hpp"
#include "gateway/store/sqlite/outbox_rows.hpp"
#include "gateway/store/sqlite/signal_rows.hpp"
#include "gateway/store/sqlite/small_rows.hpp"

#include <set>
#include <string>

namespace kruispunt::store::sqlite {

/// What a group of acts leaves to be done at its end and after its commit.
struct group_traces {
    std::string audit;          ///< lines, one an entry
    std::set<std::string> told; ///< regions that are owed something new
    std::int64_t suppressed = 0;
    std::int64_t delivered = 0;

    void clear() { *this = group_traces(); }
};

/// Gathers facts, lets the use case decide, applies the effects: all inside the transaction of a
/// group, which the caller opens and commits. One thread.
class act_writing {
public:
    act_writing(database& db, const domain::federation_policy& policy, domain::uuid_source& ids);

    ports::acted perform(const ports::act& act, domain::instant now, group_traces& traces);

    /// A feed page: all its acts and the mark (MN-03). The stored mark must be the one the page
    /// was asked from; else nothing is done and the result is an error.
    domain::result<std::vector<ports::acted>> perform_page(
        const std::vector<ports::act>& acts,
        const ports::feed_mark& mark,
        domain::instant now,
        group_traces& traces
    );

    void settle(const std::vector<ports::settlement>& settlements, group_traces& traces);

    /// Writes what the group as a whole leaves behind; the last step before its commit.
    void finish_group(domain::instant now, const group_traces& traces);

    /// What was counted ahead within a group that was rolled back is counted again.
    void reset_counters();

    std::vector<std::int64_t> doomed_keys(int limit) { return doomed_.some(limit); }

    void forget_doomed(const std::vector<std::int64_t>& keys);
    void sweep_replays(domain::instant now);

private:
    domain::facts gather(const domain::needs& needs);
    void gather_listing(const domain::sealed_listing& page, domain::facts& into);
    bool apply(
        const domain::digest& key,
        const domain::effects& effects,
        domain::instant now,
        group_traces& traces
    );
    ports::acted decided(const ports::act& act, domain::instant now, group_traces& traces);
    void write(const domain::digest& key, const domain::signal_write& write);
    void doom(std::int64_t data_key);
    void drop(const domain::overtaken_notices& overtaken, group_traces& traces);

    const domain::federation_policy& policy_;
    domain::uuid_source& ids_;
    signal_rows signals_;
    match_rows matches_;
    outbox_rows outbox_;
    mark_rows marks_;
    replay_rows replays_;
    feed_rows feeds_;
    audit_rows audit_;
    doomed_rows doomed_;
    domain::signal_number highest_ = 0;
    domain::signal_number highest_kept_ = 0;
};

} // namespace kruispunt::store::sqlite
