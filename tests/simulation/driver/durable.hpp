#pragma once

#include "gateway/exchange/sweeps.hpp"
#include "gateway/store/sqlite/sqlite_key_store.hpp"
#include "gateway/store/sqlite/sqlite_store.hpp"
#include "gateway/vault/audit/entry_trail.hpp"
#include "tests/simulation/driver/epochs.hpp"
#include "tests/simulation/driver/federation.hpp"
#include "tests/simulation/driver/gateway.hpp"
#include "tests/support/recording_alarms.hpp"
#include "tests/support/temporary_folder.hpp"

#include <memory>
#include <random>

namespace kruispunt::simulation {

/// The durable store with a clock and sweeps of its own, whose keys may be rotated piece by piece
/// between what is done with it. One thread.
class durable {
public:
    explicit durable(model::day start);

    ports::acted perform(const domain::sealed_command& command);

    /// Days pass, and then time's own work is done.
    void pass(int days);

    /// Does some of what a rotation does, or begins one, or closes and opens the files anew.
    void turn_some(std::mt19937_64& random);

    store::sqlite::kept_store& store() { return *store_; }

    const epochs& keys() const { return epochs_; }

    /// How often it has arrived at another epoch.
    int rotations() const { return rotations_; }

    domain::day today() const { return domain::amsterdam_day(clock_.now()); }

    domain::instant now() const { return clock_.now(); }

    /// What stands counted in the file of a month that has no table yet.
    domain::statistics::month_counts counted_of(const domain::statistics::calendar_month& month
    ) const;

private:
    void open();
    void make_some(std::mt19937_64& random);
    void place_some(std::mt19937_64& random);
    void keep_leads();

    support::temporary_folder folder_;
    domain::federation_policy policy_ = four_regions();
    support::sequential_ids ids_;
    support::fixed_clock clock_;
    store::sqlite::sqlite_key_store keys_{folder_.path() / "keys.db"};
    vault::audit::entry_trail trail_;
    support::recording_alarms alarms_;
    birth_dates births_;
    trusting_watch watch_;
    std::unique_ptr<store::sqlite::kept_store> store_;
    std::unique_ptr<exchange::sweeps> sweeps_;
    epochs epochs_;
    int also_ = 1;             ///< the store's epoch, as the vault was last told
    bool some_before_ = false; ///< the next command was sealed before the newest epoch began
    bool reading_ = false;
    domain::signal_number after_ = 0;
    int rotations_ = 0;
};

} // namespace kruispunt::simulation
