#pragma once

#include "gateway/ports/announcement_store.hpp"
#include "gateway/ports/report_store.hpp"
#include "gateway/ports/statistics_store.hpp"
#include "gateway/ports/store.hpp"
#include "gateway/store/sqlite/act_rows.hpp"
#include "gateway/store/sqlite/audit_noting.hpp"
#include "gateway/store/sqlite/audit_writing.hpp"
#include "gateway/store/sqlite/fact_gathering.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace kruispunt::store::sqlite {

using domain::statistics::calendar_month;

/// What a group of acts leaves to be done at its end and after its commit.
struct group_traces {
    std::vector<ports::audit_deed> audit; ///< the entries, in order
    std::set<std::string> told;           ///< regions that are owed something new
    std::int64_t owed = 0;
    std::int64_t suppressed = 0;
    std::int64_t delivered = 0;
    std::int64_t dropped = 0;                    ///< by an operator
    bool announced = false;                      ///< something, to the coordination body
    std::map<std::string, std::int64_t> counted; ///< by name
    std::map<std::string, std::int64_t> matches; ///< made, by the region whose message made them
    /// What is counted of which month.
    std::map<std::pair<calendar_month, domain::statistics::happening>, std::int64_t> happened;

    void clear() { *this = group_traces(); }
};

/// Has facts gathered, lets the use case decide, applies the effects: all inside the transaction of
/// a group, which the caller opens and commits. One thread.
class act_writing {
public:
    /// All of it must outlive this; the trail is begun where there is none yet.
    act_writing(
        database& db,
        const domain::federation_policy& policy,
        domain::uuid_source& ids,
        ports::audit_trail& trail
    );

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

    /// `number` is the row of the notice that is meant.
    ports::desk_answer
    redrive(std::int64_t number, const ports::desk_order& order, group_traces& traces);
    ports::desk_answer
    give_up(std::int64_t number, const ports::desk_order& order, group_traces& traces);

    /// How a region stands from now on, with its audit entry (BEH-11).
    void stand(const ports::region_standing& standing, domain::instant now, group_traces& traces);

    /// How far regions are let in, from here on; as `ports::member_store::decide` (BEH-02).
    domain::result<void> let_in(
        const std::vector<ports::member_record>& records, domain::instant now, group_traces& traces
    );

    /// A withdrawal that the store made, and nothing of the signal stays, its id neither. False
    /// where there was none any more, or it may not be withdrawn.
    bool erase(const ports::act& withdrawal, domain::instant now, group_traces& traces);

    /// As `ports::report_store::keep` says.
    ports::report_kept keep_report(
        const ports::kept_report& report,
        const std::optional<domain::uuid>& instead,
        group_traces& traces
    );

    /// As `ports::announcement_store::told` and `disturbed` say.
    void
    announced(const ports::owed_announcement& what, const std::string& oin, group_traces& traces);
    void disturbed(
        const std::vector<ports::disturbance>& standing,
        bool all_known,
        domain::instant now,
        group_traces& traces
    );

    /// An entry of something that nothing else here writes.
    void note(const domain::audit_entry& entry, group_traces& traces);

    /// The mark of the entry's region lies before `number` from now on (MN-05).
    void begin_feed_at(std::int64_t number, const domain::audit_entry& entry, group_traces& traces);

    /// As `ports::statistics_store::freeze_next` says.
    std::optional<calendar_month> freeze_next(domain::instant now, group_traces& traces);

    /// What comes next is of this moment by the machine's clock, for the audit trail.
    void begin_group(domain::instant machine_now) { noting_.begin(machine_now); }

    /// Writes what the group as a whole leaves behind; the last step before its commit.
    void finish_group(domain::instant now, group_traces& traces);

    void keep_head(std::uint64_t size, domain::instant at, const std::string& note) {
        audit_.keep_head(size, at, note);
    }

    void processing_sent_to(std::uint64_t next) {
        rows_.marks.set(processing_mark, static_cast<std::int64_t>(next));
    }

    /// The group is durable.
    void group_kept() { audit_.keep(); }

    /// Nothing comes any more; true where a last group has something to say nevertheless.
    bool end_trail() {
        audit_.end();
        return audit_.holds_some();
    }

    /// What was counted ahead within a group that was rolled back is counted again.
    void reset_counters();

    std::vector<std::int64_t> doomed_keys(int limit) { return rows_.doomed.some(limit); }

    void forget_doomed(const std::vector<std::int64_t>& keys);
    void sweep_replays(domain::instant now);

    /// Writes something, so that it shows whether that can be done.
    void note_room(domain::instant now);

    /// What was kept of them for a contact that is still owed goes too: no term is longer.
    std::size_t forget_ended(domain::day today, std::size_t limit) {
        for (const std::int64_t data_key : rows_.ended.remove_outlived(today, limit))
            doom(data_key);
        return rows_.ended.forget(today, limit);
    }

    /// The key ring's epochs, for a rotation's own jobs.
    rekeying_rows& rekeying() { return rows_.rekeying; }

private:
    bool apply(
        const domain::digest& key,
        const domain::effects& effects,
        domain::instant now,
        group_traces& traces
    );
    ports::acted decided(
        const ports::act& act,
        const domain::sealed_command& given,
        domain::instant now,
        group_traces& traces
    );
    ports::acted
    too_old(const domain::sealed_command& given, domain::instant now, group_traces& traces);
    ports::acted once(
        const ports::act& act,
        const domain::sealed_command& given,
        domain::instant now,
        group_traces& traces
    );
    void write(const domain::digest& key, const domain::signal_write& write);
    void
    count(const domain::statistics::happening& what, domain::instant now, group_traces& traces);
    void count_without_reach(
        const outbox_rows::told_match& match, domain::instant now, group_traces& traces
    );
    void announce(const domain::announcement& what, domain::instant now, group_traces& traces);
    void shed_announcements();
    void doom(std::int64_t data_key);
    void end_match(std::int64_t match);
    void remove(const domain::signal_removal& removal, group_traces& traces);
    void thaw(domain::signal_number number, group_traces& traces);
    void drop(const domain::overtaken_notices& overtaken, group_traces& traces);

    const domain::federation_policy& policy_;
    domain::uuid_source& ids_;
    act_rows rows_;
    audit_writing audit_;
    audit_noting noting_;
    fact_gathering facts_;
    domain::shadow_regions in_shadow_;
    domain::admitted_regions admitted_;
    std::optional<calendar_month> last_frozen_;
    domain::signal_number highest_ = 0;
    domain::signal_number highest_kept_ = 0;
};

} // namespace kruispunt::store::sqlite
