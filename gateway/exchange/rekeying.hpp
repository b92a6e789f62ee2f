#pragma once

#include "gateway/exchange/wakeable.hpp"
#include "gateway/ports/alarms.hpp"
#include "gateway/ports/clock.hpp"
#include "gateway/ports/journal.hpp"
#include "gateway/ports/key_desk.hpp"
#include "gateway/ports/region_store.hpp"
#include "gateway/ports/rekeyer.hpp"
#include "gateway/ports/rekeying_store.hpp"
#include "gateway/ports/store.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace kruispunt::exchange {

struct rekeying_settings {
    std::size_t rows = 200;                          ///< in one transaction
    std::size_t keys = 1'000;                        ///< data keys wrapped in one transaction
    std::chrono::milliseconds rest{2};               ///< between two transactions, for others
    std::chrono::milliseconds after_failure{10'000}; ///< before it is tried again
    std::chrono::milliseconds names_hold{60'000};    ///< their count: all rows are read for it
};

/// What a rotation works with; all of it must outlive it.
struct rekeying_parts {
    ports::rekeying_store& epochs;
    ports::store& store;
    ports::region_store& trail;
    ports::rekeyer& vault;
    ports::ring_keeper& ring;
    const ports::clock& clock;
    ports::journal& journal;
    ports::alarms& alarms;
    rekeying_settings settings;
};

/// Brings everything held under the key ring's newest epoch while traffic goes on: rows are made
/// under it beside those that are there, the store turns, rows take their places, who leads and the
/// data keys follow. In bounded transactions; whatever breaks off goes on where the store says that
/// it is. `run` on one serial executor, which may block; all else from any thread.
class rekeying final : public ports::key_desk {
public:
    rekeying(const rekeying_parts& parts, boost::asio::any_io_executor executor);

    /// Before anything is taken in: the store says its epoch and the vault seals under it. Empty
    /// where that is done; else what is wrong and what to do, and nothing may start.
    ports::task<std::string> prepare();

    /// Works towards the newest epoch until stopped.
    ports::task<void> run();

    /// One go; false where it must be tried again.
    ports::task<bool> round();

    void stop() { waiting_.stop(); }

    ports::task<domain::result<ports::key_status>> status() override;
    ports::task<domain::result<ports::key_status>> rotate(std::string by) override;
    ports::task<domain::result<ports::key_status>> retire(std::string by) override;

private:
    struct progress {
        ports::rotation_stage stage = ports::rotation_stage::none;
        std::int64_t done = 0;
        std::int64_t of = 0;
        std::int64_t unreadable = 0;
    };

    struct made_some {
        std::vector<ports::rekeyed_row> rows;
        std::int64_t unreadable = 0;
        bool later = false; ///< a key cannot be had now
    };

    ports::task<bool> make_all(int from);
    ports::task<bool> make_next(domain::signal_number& after);
    made_some make(const std::vector<ports::kept_row>& rows);
    ports::task<bool> place_all();
    ports::task<bool> keep_leads();
    ports::task<bool> wrap_all();
    ports::task<bool> arrive();
    bool stuck();
    ports::task<domain::result<void>> note(std::string act, std::string by, std::string reason);
    ports::task<domain::result<void>> settled();
    ports::task<void> pause();
    ports::task<std::int64_t> held();
    ports::task<domain::result<std::int64_t>> count_names();
    std::optional<std::int64_t> counted_names() const;
    void forget_names();
    void show(progress now);
    void advance(std::int64_t by, std::int64_t unreadable = 0);
    progress shown() const;

    rekeying_parts parts_;
    boost::asio::any_io_executor executor_;
    wakeable waiting_;
    mutable std::mutex mutex_;
    progress progress_;
    std::int64_t names_ = 0; ///< of older epochs, when they were counted
    std::optional<std::chrono::steady_clock::time_point> names_counted_;
};

} // namespace kruispunt::exchange
