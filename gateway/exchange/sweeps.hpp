#pragma once

#include "gateway/exchange/birthdays.hpp"
#include "gateway/exchange/unused_keys.hpp"
#include "gateway/exchange/wakeable.hpp"
#include "gateway/ports/alarms.hpp"
#include "gateway/ports/clock.hpp"
#include "gateway/ports/clock_watch.hpp"
#include "gateway/ports/due_store.hpp"
#include "gateway/ports/identity_reader.hpp"
#include "gateway/ports/key_store.hpp"
#include "gateway/ports/statistics_store.hpp"

#include <atomic>
#include <functional>

namespace kruispunt::exchange {

struct sweep_settings {
    std::chrono::milliseconds pause{1'000};          ///< between two rounds
    std::chrono::milliseconds after_failure{10'000}; ///< after a round that could not be finished
    std::size_t batch = 256;                         ///< acts in one transaction
    int months = 24;                                 ///< whose tables are made in one round
    std::size_t birthdays_remembered = 1'000'000;    ///< in memory, of those looked for
};

/// What sweeps work with; all of it must outlive them.
struct sweep_parts {
    ports::due_store& store;
    ports::identity_reader& identities;
    ports::key_store& keys;
    ports::statistics_store& statistics;
    const ports::clock& clock;
    ports::clock_watch& watch;
    ports::alarms& alarms;
    std::function<void()> moved; ///< called where the clock ran ahead: what waits may be due
    sweep_settings settings;
};

/// Does what the days ask for, from indices on days, in bounded batches, each one transaction: a
/// round that breaks off goes on where it was, and nothing is done twice. However long nothing ran,
/// the next round does it all; children who turned 23 come first, since what ends otherwise takes
/// its birth date along (COM-12); a month that is over gets its table last (BEH-03). While the
/// clock cannot be believed nothing is done. One serial executor, which may block; `stop` from any
/// thread.
class sweeps {
public:
    sweeps(const sweep_parts& parts, boost::asio::any_io_executor executor);

    /// Sweeps until stopped.
    ports::task<void> run();

    /// One round: all that is due now. False where it could not be finished.
    ports::task<bool> round();

    void stop() { waiting_.stop(); }

    /// When a round last did all that was due, by the machine's clock; zero: none yet. Any thread.
    domain::instant finished_at() const { return finished_at_; }

private:
    bool may_go_on();
    bool still(domain::day today) const;
    void notice_moved_clock();
    void note_unfinished(bool finished);
    ports::task<bool> all_of(domain::day today);
    ports::task<bool> carry_out_due(domain::day today);
    void note_stays_due();
    ports::task<domain::result<bool>> carry_out(std::vector<domain::sealed_command> commands);
    void
    raise_alarms(const std::vector<std::string>& regions, const std::vector<ports::acted>& done);
    ports::task<bool> forget_ended(domain::day today);
    ports::task<bool> freeze_months();

    sweep_parts parts_;
    wakeable waiting_;
    birthdays birthdays_;
    unused_keys unused_keys_;
    std::optional<std::chrono::milliseconds> ahead_; ///< of the machine's time, when last seen
    std::optional<domain::statistics::calendar_month> frozen_in_; ///< all that was over by then
    std::atomic<domain::instant> finished_at_{domain::instant{}};
};

} // namespace kruispunt::exchange
