#pragma once

#include "gateway/domain/region_policy.hpp"
#include "gateway/ports/announcement_store.hpp"
#include "gateway/ports/clock.hpp"
#include "gateway/ports/due_store.hpp"
#include "gateway/ports/outbox_desk.hpp"
#include "gateway/ports/oversight_store.hpp"
#include "gateway/ports/statistics_store.hpp"
#include "gateway/ports/store.hpp"

#include <map>
#include <mutex>
#include <set>
#include <vector>

namespace kruispunt::support {

/// The store's contract in maps and vectors, every question answered by looking at everything:
/// slow, plain, and the twin that the durable stores are compared with. Any thread.
class memory_store final : public ports::store,
                           public ports::due_store,
                           public ports::oversight_store,
                           public ports::outbox_desk,
                           public ports::statistics_store,
                           public ports::announcement_store {
public:
    /// All of it must outlive the store.
    memory_store(
        const domain::federation_policy& policy, domain::uuid_source& ids, const ports::clock& clock
    )
        : policy_(policy), ids_(ids), clock_(clock) {}

    ports::task<domain::result<ports::acted>> execute(ports::act a) override;
    ports::task<domain::result<std::vector<ports::acted>>>
    execute_page(std::vector<ports::act> acts, ports::feed_mark mark) override;
    ports::task<domain::result<std::int64_t>> feed_position(std::string region) override;
    ports::task<domain::result<std::vector<ports::owed_notice>>>
    owed(std::string region, std::int64_t after, std::size_t limit) override;
    ports::task<domain::result<ports::due_notices>>
    deliverable(std::string region, domain::instant now, std::size_t limit) override;
    ports::task<domain::result<std::vector<ports::undelivered>>>
    undelivered_on(ports::undelivered_page page) override;
    ports::task<domain::result<std::optional<ports::undelivered>>> undelivered_of(domain::uuid id
    ) override;
    ports::task<domain::result<ports::outbox_sum>> sum() override;
    ports::task<domain::result<ports::desk_answer>> redrive(ports::desk_order order) override;
    ports::task<domain::result<ports::desk_answer>> give_up(ports::desk_order order) override;
    ports::task<domain::result<void>> settle(std::vector<ports::settlement> settlements) override;
    ports::task<domain::result<ports::census>> count() override;
    ports::task<domain::result<std::vector<domain::sealed_command>>>
    due(domain::day today, std::size_t limit) override;
    ports::task<domain::result<std::vector<ports::acted>>> execute_all(std::vector<ports::act> acts
    ) override;
    ports::task<domain::result<std::vector<ports::watched_signal>>>
    watched(domain::day today, ports::watch_cursor after, std::size_t limit) override;
    ports::task<domain::result<std::vector<ports::watched_identity>>>
    watched_identities(std::vector<domain::signal_number> numbers) override;
    ports::task<domain::result<std::size_t>>
    forget_ended(domain::day today, std::size_t limit) override;
    ports::task<domain::result<ports::keys_in_use>>
    keys_kept(ports::key_cursor after, std::size_t limit) override;
    void when_owed(std::function<void(const std::string& region)> tell) override;
    ports::task<domain::result<std::vector<ports::open_objection>>>
    objections(ports::oversight_page page) override;
    ports::task<domain::result<ports::objection_sum>> count_objections(std::string region) override;
    ports::task<domain::result<std::vector<ports::open_clash>>> clashes(ports::oversight_page page
    ) override;
    ports::task<domain::result<std::vector<ports::corrected_identity>>>
    corrected_identities(ports::oversight_page page) override;
    ports::task<domain::result<std::vector<ports::untaken_match>>>
    untaken(ports::oversight_page page) override;
    ports::task<domain::result<std::map<std::string, std::int64_t>>> counters() override;
    ports::task<domain::result<std::optional<domain::sealed_identity>>>
    identity_of(domain::digest signal_key) override;
    ports::task<domain::result<std::optional<domain::statistics::calendar_month>>>
    freeze_next() override;
    ports::task<domain::result<std::optional<ports::month_span>>> frozen() override;
    ports::task<domain::result<std::vector<domain::statistics::published_month>>>
    tables(ports::month_span of) override;
    ports::task<domain::result<std::vector<ports::owed_announcement>>>
    announcements(std::int64_t after, std::size_t limit) override;
    ports::task<domain::result<void>>
    announced(ports::owed_announcement what, std::string oin) override;
    ports::task<domain::result<ports::announcement_sum>> announcement_totals() override;
    ports::task<domain::result<void>>
    disturbed(std::vector<ports::disturbance> standing, bool all_known) override;

    /// From now on nothing is written (`temporarily_unavailable`), or it works again.
    void fail(bool on);

    /// Open matches, each as its two signals in ascending order; clashes left out.
    std::set<std::pair<domain::signal_number, domain::signal_number>> open_matches() const;

    /// The signals that are held, in the order in which they came.
    std::vector<domain::stored_signal> held() const;

    /// All that stands open between them, clashes too, in the order in which it was made.
    std::vector<domain::match_write> open() const;

    /// What was counted of a month, also once it has its table.
    domain::statistics::month_counts counted_of(const domain::statistics::calendar_month& month
    ) const;

    /// Every audit entry so far.
    std::vector<domain::audit_entry> audit() const;

    /// Every notice from the `first`-th on (from 0), in the order in which they arose, whatever
    /// became of them.
    std::vector<domain::notice> told(std::size_t first = 0) const;

    /// The numbers of all notices that were not delivered, held back and dead ones too.
    std::set<std::int64_t> undelivered() const;

    /// Data keys that no signal uses any more.
    std::set<std::int64_t> doomed() const;

private:
    struct kept_signal {
        domain::stored_signal signal;
        domain::digest key{};
        domain::sealed_bytes contact;
        domain::sealed_bytes identity = {};
        bool retired = false; ///< ended; kept only because its contact is still owed
    };

    struct kept_notice {
        domain::notice notice;
        int attempts = 0;
        domain::instant next_attempt{};
        bool dead = false;
        int put_off = 0;
        domain::instant last_attempt{};
        ports::death cause = ports::death::none;
        std::string code = {};
        bool overtaken = false;
    };

    using undelivered_map = std::map<std::int64_t, kept_notice>; ///< by row

    struct kept_answer {
        domain::digest content{};
        domain::answer answer;
        domain::instant until{};
    };

    ports::acted perform(const ports::act& a, std::set<std::string>& told);
    ports::acted decide(const ports::act& a, std::set<std::string>& told);
    domain::facts gather(const domain::needs& asked) const;
    void gather_siblings(const domain::needs& asked, domain::facts& into) const;
    void gather_family(const domain::needs& asked, domain::facts& into) const;
    void gather_match(const domain::match_of_region& asked, domain::facts& into) const;
    domain::facts gather_objected(domain::needs asked) const;
    void thaw(domain::signal_number number, std::set<std::string>& told);

    bool frozen(domain::signal_number number) const { return objections_.contains(number); }

    bool held_back(const domain::notice& notice) const;
    bool held_back(const ports::owed_announcement& owed) const;
    void announce(const domain::announcement& what);
    void leave_unannounced(std::int64_t match);
    std::optional<std::array<ports::signal_name, 2>>
    sides_of(const domain::match_write& match, const std::string& region) const;
    std::set<std::pair<domain::day, domain::signal_number>> overdue(domain::day today) const;
    domain::follow_up said_by(std::int64_t match, domain::signal_number side) const;
    domain::follow_up said_of(const domain::uuid& match, domain::signal_number side) const;
    void write(const domain::follow_up_write& write);
    void end(std::int64_t match);
    std::set<std::pair<domain::day, std::int64_t>> reminders_due(domain::day today) const;
    std::vector<ports::owed_reporter> reporters_of(const domain::notice& notice) const;
    void gather_held(const domain::needs& asked, domain::instant now, domain::facts& into) const;
    std::vector<domain::held_line> held_of(const domain::notice& notice) const;
    std::vector<domain::past_inspection>
    inspections_of(domain::signal_number number, domain::instant until) const;
    void write(const domain::inspection_write& made, domain::instant at);
    void gather_listing(const domain::sealed_listing& page, domain::facts& into) const;
    std::vector<domain::open_match> open_of(domain::signal_number number) const;
    void
    apply(const domain::digest& key, const domain::effects& effects, std::set<std::string>& told);
    void drop(const domain::overtaken_notices& overtaken);
    void write(const domain::digest& key, const domain::signal_write& w);
    void remove(const domain::signal_removal& removal);
    void settle_one(const ports::settlement& s);
    void purge(domain::signal_number number);
    void remove_outlived(const domain::digest& key);
    void tell(const std::set<std::string>& regions) const;
    bool contact_owed(domain::signal_number number) const;
    ports::owed_notice owed_of(std::int64_t number, const kept_notice& kept) const;
    void overtake(std::int64_t number, const domain::notice& arrived);
    static ports::undelivered known_of(std::int64_t number, const kept_notice& kept);
    void count(const domain::statistics::happening& what);
    void count_without_reach(const domain::notice& arrived);
    undelivered_map::iterator undelivered_at(const domain::uuid& id);

    const domain::federation_policy& policy_;
    domain::uuid_source& ids_;
    const ports::clock& clock_;
    mutable std::mutex mutex_;
    std::map<domain::signal_number, kept_signal> signals_;
    std::map<domain::digest, domain::day> ended_;
    std::map<std::int64_t, domain::match_write> open_;
    std::map<std::int64_t, int> reminded_; ///< by match
    std::map<domain::signal_number, domain::objection> objections_;
    std::map<std::pair<std::int64_t, domain::signal_number>, domain::follow_up> said_;
    std::int64_t matches_made_ = 0;
    undelivered_map undelivered_;
    std::vector<domain::notice> told_;
    std::map<domain::digest, kept_answer> answers_;
    std::map<std::string, std::int64_t> marks_;
    std::vector<domain::audit_entry> audit_;
    std::set<std::int64_t> doomed_;
    std::map<std::string, std::int64_t> counted_;
    std::map<domain::statistics::calendar_month, domain::statistics::month_counts> months_;
    std::map<domain::statistics::calendar_month, domain::statistics::published_month> tables_;
    std::set<domain::uuid> without_reach_; ///< matches that were counted as such
    std::optional<domain::instant> counting_since_;
    std::vector<ports::owed_announcement> announcements_; ///< that wait
    std::set<ports::disturbance> disturbances_;
    ports::announcement_sum announcement_sum_; ///< what was told and dropped
    std::int64_t announced_ = 0;               ///< the last number
    /// By signal and moment: which regions were shown it.
    std::map<std::pair<domain::signal_number, domain::instant>, std::set<std::string>> inspected_;
    std::map<std::string, std::map<domain::day, std::int64_t>> inspectors_;
    std::int64_t owed_ = 0;
    std::int64_t suppressed_ = 0;
    std::int64_t dropped_ = 0;
    std::int64_t delivered_ = 0;
    domain::signal_number highest_ = 0;
    std::function<void(const std::string&)> tell_;
    bool failing_ = false;
};

} // namespace kruispunt::support
