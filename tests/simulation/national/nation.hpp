#pragma once

#include "gateway/exchange/sweeps.hpp"
#include "gateway/store/sqlite/sqlite_key_store.hpp"
#include "gateway/store/sqlite/sqlite_store.hpp"
#include "gateway/vault/audit/entry_trail.hpp"
#include "tests/simulation/driver/gateway.hpp"
#include "tests/simulation/model/step.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace kruispunt::simulation {

/// The gateway's decisions over the real store, with a virtual clock: no network, no sealing.
/// Regions send and take what they are owed all at once, while the sweeps run, as in a gateway at
/// work; what a day's end leaves owed is taken the next day. One thread asks.
class nation {
public:
    /// Throws where the store's files cannot be made in `folder`.
    nation(const std::filesystem::path& folder, model::day start);

    /// A day: what regions send, what they are owed, and what time itself does.
    void live(model::day today, const std::vector<model::step>& sent);

    /// After the last day: nothing is owed any more.
    void take_what_is_left();

    std::filesystem::path file() const { return folder_ / "store.db"; }

    std::filesystem::path keys_file() const { return folder_ / "keys.db"; }

    /// Data keys with a lower number were given out.
    std::int64_t keys_given_below() const { return next_key_; }

    ports::census count();

    /// So far: acts of regions and refused ones among them, notices taken, and matches told in
    /// them.
    std::int64_t acts() const { return acts_; }

    std::int64_t refused() const { return refused_; }

    std::int64_t delivered() const { return delivered_; }

    std::int64_t matches() const { return sides_told_ / 2; }

private:
    ports::act act_for(const model::step& what);
    std::vector<std::vector<ports::act>> by_sender(const std::vector<model::step>& sent);
    ports::task<bool> send(std::vector<ports::act> acts);
    void conclude(const std::vector<ports::acted>& done, const std::vector<std::int64_t>& keys);
    ports::task<bool> sweep();
    ports::task<bool> take_all(std::string region);
    std::vector<ports::settlement> taken(const std::vector<ports::owed_notice>& owed);
    void add_takers(std::vector<ports::task<bool>>& together);
    std::int64_t fresh_key();

    std::filesystem::path folder_;
    domain::federation_policy policy_;
    support::sequential_ids ids_;
    support::fixed_clock clock_;
    store::sqlite::sqlite_key_store keys_;
    vault::audit::entry_trail trail_;
    std::unique_ptr<store::sqlite::kept_store> store_;
    support::recording_alarms alarms_;
    birth_dates births_;
    trusting_watch watch_;
    exchange::sweeps sweeps_;
    std::int64_t next_key_ = 0;
    std::int64_t keys_left_ = 0;
    std::int64_t acts_ = 0;
    std::int64_t refused_ = 0;
    std::int64_t delivered_ = 0;
    std::int64_t sides_told_ = 0;      ///< of matches made, two each
    std::vector<std::int64_t> unused_; ///< data keys of today's acts that were not kept
};

} // namespace kruispunt::simulation
