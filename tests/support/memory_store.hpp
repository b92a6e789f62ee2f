#pragma once

#include "gateway/domain/region_policy.hpp"
#include "gateway/ports/clock.hpp"
#include "gateway/ports/store.hpp"

#include <map>
#include <mutex>
#include <set>
#include <vector>

namespace kruispunt::support {

/// The store's contract in maps and vectors, every question answered by looking at everything:
/// slow, plain, and the twin that the durable stores are compared with. Any thread.
class memory_store final : public ports::store {
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
    owed(std::string region, std::size_t limit) override;
    ports::task<domain::result<void>> settle(std::vector<ports::settlement> settlements) override;
    ports::task<domain::result<ports::census>> count() override;
    void when_owed(std::function<void(const std::string& region)> tell) override;

    /// From now on nothing is written (`temporarily_unavailable`), or it works again.
    void fail(bool on);

    /// Open matches, each as its two signals in ascending order; clashes left out.
    std::set<std::pair<domain::signal_number, domain::signal_number>> open_matches() const;

    /// Every audit entry so far.
    std::vector<domain::audit_entry> audit() const;

    /// Every notice from the `first`-th on (from 0), in the order in which they arose, whatever
    /// became of them.
    std::vector<domain::notice> told(std::size_t first = 0) const;

    /// Data keys that no signal uses any more.
    std::set<std::int64_t> doomed() const;

private:
    struct kept_signal {
        domain::stored_signal signal;
        domain::digest key{};
        domain::sealed_bytes contact;
        bool retired = false; ///< ended; kept only because its contact is still owed
    };

    struct kept_notice {
        domain::notice notice;
        int attempts = 0;
        domain::instant next_attempt{};
        bool dead = false;
    };

    struct kept_answer {
        domain::digest content{};
        domain::answer answer;
        domain::instant until{};
    };

    ports::acted perform(const ports::act& a, std::set<std::string>& told);
    ports::acted decide(const ports::act& a, std::set<std::string>& told);
    domain::facts gather(const domain::needs& asked) const;
    void gather_listing(const domain::sealed_listing& page, domain::facts& into) const;
    std::vector<domain::open_match> open_of(domain::signal_number number) const;
    void
    apply(const domain::digest& key, const domain::effects& effects, std::set<std::string>& told);
    void drop(const domain::overtaken_notices& overtaken);
    void write(const domain::digest& key, const domain::signal_write& w);
    void remove(const domain::digest& key, const domain::signal_removal& removal);
    void settle_one(const ports::settlement& s);
    void purge(domain::signal_number number);
    void tell(const std::set<std::string>& regions) const;
    bool contact_owed(domain::signal_number number) const;

    const domain::federation_policy& policy_;
    domain::uuid_source& ids_;
    const ports::clock& clock_;
    mutable std::mutex mutex_;
    std::map<domain::signal_number, kept_signal> signals_;
    std::map<domain::digest, domain::day> ended_;
    std::map<std::int64_t, domain::match_write> open_;
    std::int64_t matches_made_ = 0;
    std::map<std::int64_t, kept_notice> undelivered_;
    std::vector<domain::notice> told_;
    std::map<domain::digest, kept_answer> answers_;
    std::map<std::string, std::int64_t> marks_;
    std::vector<domain::audit_entry> audit_;
    std::set<std::int64_t> doomed_;
    std::int64_t suppressed_ = 0;
    std::int64_t delivered_ = 0;
    domain::signal_number highest_ = 0;
    std::function<void(const std::string&)> tell_;
    bool failing_ = false;
};

} // namespace kruispunt::support
