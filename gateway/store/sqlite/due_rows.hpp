#pragma once

#include "gateway/ports/due_store.hpp"
#include "gateway/store/sqlite/database.hpp"

#include <vector>

namespace kruispunt::store::sqlite {

/// What time asks for, read on a connection of its own from indices on days. One thread.
class due_reading {
public:
    explicit due_reading(database& db);

    /// Signals on whose day something is due.
    std::vector<domain::sealed_command> signals(domain::day today, std::size_t limit);

    /// Open matches to be looked at for whether they were taken up (ESAR-27).
    std::vector<domain::sealed_command> reminders(domain::day today, std::size_t limit);

    /// Matches made in a shadow that their region has left (BEH-11).
    std::vector<domain::sealed_command> tellings(std::size_t limit);

    /// Objections whose day to be decided is past, and nobody was told so (BEH-10).
    std::vector<domain::sealed_command> objections(domain::day today, std::size_t limit);

    std::vector<ports::watched_signal>
    watched(domain::day today, const ports::watch_cursor& after, std::size_t limit);

    std::vector<ports::watched_identity>
    watched_identities(const std::vector<domain::signal_number>& numbers);

    ports::keys_in_use keys_kept(const ports::key_cursor& after, std::size_t limit);

private:
    static void read_watched(statement& from, std::vector<ports::watched_signal>& found);

    statement signals_;
    statement reminders_;
    statement tellings_;
    statement objections_;
    statement watched_on_;
    statement watched_after_;
    statement watched_identity_;
    statement keys_of_signals_;
    statement keys_of_leads_;
};

/// The digests of ended ids, by the day on which they may go. One thread.
class ended_rows {
public:
    explicit ended_rows(database& db);

    /// Removes the signals of which only a contact is kept and whose ids `forget` forgets next with
    /// the same `limit`; gives their data keys.
    std::vector<std::int64_t> remove_outlived(domain::day today, std::size_t limit);

    /// Forgets the `limit` oldest whose day has come; gives how many.
    std::size_t forget(domain::day today, std::size_t limit);

private:
    statement outlived_;
    statement forget_;
};

} // namespace kruispunt::store::sqlite
