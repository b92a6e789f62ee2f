#pragma once

#include "gateway/domain/region_policy.hpp"
#include "gateway/exchange/sweeps.hpp"
#include "gateway/ports/clock_watch.hpp"
#include "gateway/ports/identity_reader.hpp"
#include "tests/simulation/model/world.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/memory_key_store.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/recording_alarms.hpp"
#include "tests/support/sequential_ids.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace kruispunt::simulation {

/// When a day's work begins, and how long a step takes.
inline constexpr std::chrono::hours in_the_morning{9};
inline constexpr std::chrono::seconds a_step{1};

/// How the gateway answered a step.
struct reaction {
    bool accepted = false;
    bool unchanged = false;
    std::string code;  ///< of a refusal
    std::string field; ///< likewise
};

/// The birth date stands in the clear where the vault would have sealed it.
class birth_dates final : public ports::identity_reader {
public:
    domain::result<std::optional<domain::birth_date>>
    birth_date_of(const domain::sealed_identity& identity) override;
};

/// A clock that is always believed.
class trusting_watch final : public ports::clock_watch {
public:
    bool believable() override { return true; }
};

/// Makes another federation of it than the rules describe: with it a run must find differences.
using tampering = std::function<void(domain::federation_policy&)>;

/// A notice that was not delivered yet, by its row.
struct outstanding {
    model::notice what;
    bool contact_gone = false; ///< there is nothing left to tell (COM-31)
};

/// The gateway's own decisions over the store in memory, with a clock of its own and no network.
/// One thread.
class gateway {
public:
    explicit gateway(model::day start, const tampering& with = {});

    /// Does what a region or a professional does, a moment later. Not for `deliver` and `pass`.
    reaction carry_out(const model::step& what);

    /// Its two halves: the command that it comes to, and what becomes of that.
    domain::sealed_command command_for(const model::step& what);
    ports::acted perform(const domain::sealed_command& command);

    /// What became owed since the last call.
    std::vector<model::notice> newly_told();

    /// The live signals as they stand now.
    std::map<model::signal_key, domain::stored_signal> held() const;

    /// The open bonds, clashes too, without the children: the store knows none.
    std::set<model::bond> open();

    /// What waits for a region, oldest first.
    std::map<std::int64_t, outstanding> waiting(model::region to);

    /// The rows of all that was not delivered, held back and dead ones too.
    std::set<std::int64_t> undelivered() const { return store_.undelivered(); }

    /// Says what came of a delivery, and whether it leaves SISA with nobody to reach.
    void settle(std::int64_t number, ports::settlement::state becomes, bool without_reach = false);

    ports::census count();

    /// The tables of all months from `first` on that have one; nothing: from the very first.
    std::vector<domain::statistics::published_month>
    tables_from(std::optional<domain::statistics::calendar_month> first);

    /// What its decisions are kept in.
    support::memory_store& store() { return store_; }

    /// Days pass with nothing running, and then time's own work is done.
    void pass(int days);

private:
    domain::sealed_command given_as(const model::give& what);
    domain::sealed_command said_of_match(const model::update& what);
    domain::sealed_command objection_to(const model::object& what);
    void sweep();
    void learn_numbers();
    model::signal_key key_of(domain::signal_number number) const;
    model::notice translated(const domain::notice& told) const;
    void must_name_its_match(const domain::notice& told) const;

    domain::federation_policy policy_;
    support::sequential_ids ids_;
    support::fixed_clock clock_;
    support::memory_store store_;
    support::memory_key_store keys_at_rest_;
    support::recording_alarms alarms_;
    birth_dates births_;
    trusting_watch watch_;
    exchange::sweeps sweeps_;
    std::size_t told_ = 0;
    std::map<domain::signal_number, model::signal_key> keys_;
    std::map<model::signal_key, domain::uuid> objections_; ///< the last to each signal
};

} // namespace kruispunt::simulation
