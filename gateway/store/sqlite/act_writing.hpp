#pragma once

#include "gateway/ports/store.hpp"
#include "gateway/store/sqlite/due_rows.hpp"
#include "gateway/store/sqlite/follow_up_rows.hpp"
#include "gateway/store/sqlite/inspection_rows.hpp"
#include "gateway/store/sqlite/match_rows.hpp"
#include "gateway/store/sqlite/move_rows.hpp"
#include "gateway/store/sqlite/objection_rows.hpp"
#include "gateway/store/sqlite/outbox_desk_rows.hpp"
#include "gateway/store/sqlite/outbox_rows.hpp"
#include "gateway/store/sqlite/parent_rows.hpp"
#include "gateway/store/sqlite/region_rows.hpp"
#include "gateway/store/sqlite/signal_rows.hpp"
#include "gateway/store/sqlite/small_rows.hpp"

#include <map>
#include <set>
#include <string>

namespace kruispunt::store::sqlite {

/// What a group of acts leaves to be done at its end and after its commit.
struct group_traces {
    std::string audit;          ///< lines, one an entry
    std::set<std::string> told; ///< regions that are owed something new
    std::int64_t owed = 0;
    std::int64_t suppressed = 0;
    std::int64_t delivered = 0;
    std::int64_t dropped = 0;                    ///< by an operator
    std::map<std::string, std::int64_t> counted; ///< by name

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

    void settle(
        const std::vector<ports::settlement>& settlements, domain::instant now, group_traces& traces
    );

    ports::desk_answer redrive(const ports::desk_order& order, group_traces& traces);
    ports::desk_answer give_up(const ports::desk_order& order, group_traces& traces);

    /// How a region stands from now on, with its audit entry (BEH-11).
    void stand(const ports::region_standing& standing, group_traces& traces);

    /// The mark of the entry's region lies before `number` from now on (MN-05).
    void begin_feed_at(std::int64_t number, const domain::audit_entry& entry, group_traces& traces);

    /// Writes what the group as a whole leaves behind; the last step before its commit.
    void finish_group(domain::instant now, const group_traces& traces);

    /// What was counted ahead within a group that was rolled back is counted again.
    void reset_counters();

    std::vector<std::int64_t> doomed_keys(int limit) { return doomed_.some(limit); }

    void forget_doomed(const std::vector<std::int64_t>& keys);
    void sweep_replays(domain::instant now);

    /// Writes something, so that it shows whether that can be done.
    void note_room(domain::instant now);

    std::size_t forget_ended(domain::day today, std::size_t limit) {
        return ended_.forget(today, limit);
    }

private:
    domain::facts gather(const domain::needs& needs);
    void gather_siblings(const domain::needs& needs, domain::facts& into);
    void gather_held(const domain::needs& needs, domain::instant now, domain::facts& into);
    std::vector<domain::stored_signal>
    others_on(const domain::pseudonym& child, const std::optional<domain::stored_signal>& own);
    void gather_family(const domain::needs& asked, domain::facts& into);
    void gather_match(const domain::match_of_region& asked, domain::facts& into);
    domain::facts gather_objected(domain::needs needs);
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
    void end_match(std::int64_t match);
    void remove(const domain::signal_removal& removal, group_traces& traces);
    void thaw(domain::signal_number number, group_traces& traces);
    void drop(const domain::overtaken_notices& overtaken, group_traces& traces);

    const domain::federation_policy& policy_;
    domain::uuid_source& ids_;
    signal_rows signals_;
    match_rows matches_;
    parent_rows parents_;
    follow_up_rows follow_ups_;
    move_rows moves_;
    inspection_rows inspections_;
    objection_rows objections_;
    region_rows regions_;
    outbox_rows outbox_;
    outbox_desk_rows desk_;
    mark_rows marks_;
    replay_rows replays_;
    feed_rows feeds_;
    audit_rows audit_;
    doomed_rows doomed_;
    ended_rows ended_;
    domain::shadow_regions in_shadow_;
    domain::signal_number highest_ = 0;
    domain::signal_number highest_kept_ = 0;
};

} // namespace kruispunt::store::sqlite
