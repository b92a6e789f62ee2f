#pragma once

#include "gateway/ports/rekeying_store.hpp"
#include "gateway/store/sqlite/database.hpp"
#include "gateway/store/sqlite/parent_rows.hpp"

#include <optional>
#include <vector>

namespace kruispunt::store::sqlite {

/// The key ring's epochs in the store. On the way to the next one each signal's row is made under
/// it too, in a table beside, where nothing looks; then one mark turns the store, and from there on
/// whatever an act is about to look at is put in its place first. So all that is found and compared
/// in a transaction is under one epoch. One thread.
class rekeying_rows {
public:
    explicit rekeying_rows(database& db);

    /// Reads the marks anew: at the start, and when a group was rolled back.
    void reload();

    int epoch() const { return epoch_; }

    /// Whether a command can be executed now: it was sealed under the store's epoch too.
    bool has_form(const domain::sealed_command& given) const;

    /// Whether it can be as it is.
    bool stands_as(const domain::sealed_command& given) const;

    /// Where it cannot: as it can. Nothing where it was sealed under other epochs alone.
    std::optional<domain::sealed_command> in_form(const domain::sealed_command& given);

    /// Ids that ended and messages that were answered are kept as names alone: known under an older
    /// epoch, they are known under this one from the moment on at which a command names them.
    void rename(const domain::sealed_command& given, const domain::sealed_command& now);

    /// Before something is looked at: the rows that it may find are put in their places.
    void place(domain::signal_number number);
    void place_signal(const domain::digest& key);
    void place_child(const domain::pseudonym& child);
    void place_parents(const std::vector<domain::parent_pseudonym>& parents);

    /// A row is about to go, or to lose what it says of a child.
    void before_removal(domain::signal_number number);

    /// A row was written as `given` says; kept under the next epoch too, where that is known.
    void written(domain::signal_number number, const domain::sealed_command& given);

    /// As of `rekeying_store`.
    void stand_under(int epoch);
    void begin(int from, int to);
    void keep(const std::vector<ports::rekeyed_row>& rows);
    bool turn();
    std::size_t place_some(std::size_t limit);
    void keep(const std::vector<ports::kept_lead>& leads);
    void end();

private:
    bool making() const { return towards_ != 0 && towards_ != epoch_; }

    bool placing() const { return towards_ != 0 && towards_ == epoch_; }

    bool keep_one(const ports::rekeyed_row& row);
    void drop(domain::signal_number number);
    void put_in_place(domain::signal_number number);
    void place_found(statement& found);
    void set_mark(std::string_view name, int value);
    void rename_from(const domain::epoch_form& older, const domain::sealed_command& now);
    std::optional<std::vector<domain::parent_pseudonym>> made_parents(domain::signal_number number);

    parent_rows parents_;
    statement mark_;
    statement set_mark_;
    statement keep_;
    statement made_parents_;
    statement drop_;
    statement strip_;
    statement by_key_;
    statement by_child_;
    statement by_parent_;
    statement next_;
    statement row_parents_;
    statement ended_follows_;
    statement place_;
    statement key_of_;
    statement rename_ended_;
    statement rename_replay_;
    statement keep_lead_;
    int epoch_ = 0;
    int towards_ = 0;
    bool lacking_ = true; ///< a row may not be made yet; see `turn`
};

/// Who leads as it was said before, made equal to who `now` says where it is the same under another
/// epoch that the command was `given` under.
void same_lead(
    domain::follow_up& said, const domain::sealed_command& given, const domain::sealed_command& now
);

/// What a rotation reads, on a connection of its own. One thread.
class rekeying_reading {
public:
    explicit rekeying_reading(database& db);

    ports::rekeying_state state();

    ports::rows_to_rekey rows(domain::signal_number after, std::size_t limit);
    ports::leads_to_rekey leads(const ports::lead_cursor& after, std::size_t limit);

    /// How many names of ids that ended, and of messages, are known under an older epoch only.
    std::int64_t older_names(domain::instant now);

private:
    database& db_;
    statement rows_;
    statement leads_;
    statement marks_;
};

} // namespace kruispunt::store::sqlite
