#pragma once

#include "gateway/ports/alarms.hpp"
#include "gateway/ports/due_store.hpp"
#include "gateway/ports/identity_reader.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace kruispunt::exchange {

/// What looks for 23rd birthdays works with; all of it must outlive it.
struct birthday_parts {
    ports::due_store& store;
    ports::identity_reader& identities;
    ports::alarms& alarms;
    std::size_t batch;
    std::size_t remembered; ///< days in memory; beyond that they are opened anew
};

/// Finds the children who turn 23 (COM-12). The store only knows in which year; the day itself is
/// opened in memory, once, and kept nowhere else. One coroutine at a time.
class birthdays {
public:
    explicit birthdays(const birthday_parts& parts) : parts_(parts) {}

    /// Ends what is held on each watched child whose day has come; each day once. `go_on` is asked
    /// between batches. False where not all of it could be done: it is done again next time.
    ports::task<bool> look(domain::day today, std::function<bool()> go_on);

private:
    /// When a signal's child turns 23, as read under one data key.
    struct known_day {
        std::int64_t data_key = 0;
        std::optional<domain::day> turns;
        bool readable = true;
    };

    using known_days = std::unordered_map<domain::signal_number, known_day>;

    ports::task<bool> look_at_all(domain::day today, std::function<bool()> go_on);
    ports::task<bool>
    end_those_of_age(const std::vector<ports::watched_signal>& page, domain::day today);
    std::vector<domain::signal_number>
    to_be_asked(const std::vector<ports::watched_signal>& page, domain::day today);
    const known_day* remembered(domain::signal_number number, std::int64_t data_key) const;
    void remember(domain::signal_number number, const known_day& known);
    std::optional<known_day> day_of(const ports::watched_identity& signal);
    void tell_unreadable();

    birthday_parts parts_;
    std::optional<domain::day> looked_on_;
    known_days known_;                              ///< of the last round
    known_days found_;                              ///< of this one
    std::map<std::string, std::string> unreadable_; ///< why, by region; of this round
    std::set<std::string> alarmed_;                 ///< of these regions
};

} // namespace kruispunt::exchange
