#pragma once

#include "gateway/domain/use_case.hpp"
#include "gateway/store/sqlite/database.hpp"

#include <optional>
#include <vector>

namespace kruispunt::store::sqlite {

/// The signals, and the digests of those that ended. One thread.
class signal_rows {
public:
    explicit signal_rows(database& db);

    std::optional<domain::stored_signal> find(const domain::digest& key);
    std::optional<domain::stored_signal> at(domain::signal_number number);
    domain::sealed_contact contact_of(domain::signal_number number);
    std::vector<domain::parent_pseudonym> parents_of(domain::signal_number number);
    bool ended(const domain::digest& key);
    std::vector<domain::stored_signal> on_child(const domain::pseudonym& child);

    /// Writes a signal whose number was never used.
    void add(const domain::digest& key, const domain::signal_write& write);

    /// Writes a signal in place of the one with its number; gives the data key that is no longer
    /// used.
    std::int64_t replace(const domain::digest& key, const domain::signal_write& write);
    void change(const domain::state_change& change);

    /// Leaves a digest behind and takes the signal out. Where others are still owed its contact
    /// (and it need not go at once) the contact stays until `purge`. Gives the data key that may
    /// go now, or 0. `epoch` is the key ring's, under which the digest is.
    std::int64_t remove(const domain::signal_removal& removal, int epoch);

    /// Takes out an ended signal, whatever is owed about it, and its id; gives its data key, or 0.
    std::int64_t forget(domain::signal_number number, const domain::digest& key);

    /// Takes out an ended signal once nothing is owed about it any more; gives its data key, or 0.
    std::int64_t purge(domain::signal_number number);

    domain::signal_number highest();

private:
    static void fill(statement& into, const domain::digest& key, const domain::signal_write& write);
    std::int64_t data_key_of(domain::signal_number number);

    statement find_;
    statement at_;
    statement contact_;
    statement parents_;
    statement ended_;
    statement forget_;
    statement on_child_;
    statement add_;
    statement replace_;
    statement change_;
    statement end_;
    statement retire_;
    statement remove_;
    statement owed_;
    statement key_of_;
    statement retired_;
    statement highest_;
};

} // namespace kruispunt::store::sqlite
