#pragma once

#include "gateway/domain/use_case.hpp"
#include "gateway/ports/audit_trail.hpp"
#include "gateway/store/sqlite/audit_reading.hpp"
#include "gateway/store/sqlite/database.hpp"
#include "gateway/store/sqlite/refusal_counting.hpp"

#include <string>
#include <vector>

namespace kruispunt::store::sqlite {

/// The writing side of the audit trail: one row a group of acts, in the group's transaction
/// (COM-33), and the salts under which entries commit to what may be forgotten. One thread.
class audit_writing {
public:
    /// `trail` goes on from what is kept; both must outlive this. A trail that is empty is begun,
    /// with an entry that says what was kept in the form of before.
    audit_writing(database& db, ports::audit_trail& trail);

    /// The salt of a signal that is held, made where it has none yet.
    ports::audit_salt salt_of(domain::signal_number number);

    /// The salt of a signal that may be gone: the day's where there is none for it.
    ports::audit_salt salt_kept_of(domain::signal_number number, domain::instant now);

    /// The signal goes, and what entries say of it with it.
    void forget(domain::signal_number number);

    /// The salt of what is on no signal that is held: one a day, kept for `salt_days`.
    ports::audit_salt salt_of_day(domain::instant now);

    static constexpr int salt_days = 90;

    ports::audit_salt fresh_salt() { return trail_.fresh_salt(); }

    /// How long what a person wrote as a reason is kept beside its entry.
    static constexpr int remark_days = 5 * 365;

    /// Writes what a group leaves, refusals as far as they are not counted; the transaction is the
    /// caller's.
    void write(std::vector<ports::audit_deed> deeds, domain::instant at);

    /// Keeps a signed head; of its hour it is the last.
    void keep_head(std::uint64_t size, domain::instant at, const std::string& note);

    /// That transaction is durable.
    void keep();

    /// Whether refusals were counted and not entered yet; the process ends, and what is written
    /// next says of them.
    bool holds_some() const { return refusals_.holds_some(); }

    void end() { refusals_.end(); }

private:
    void begin();
    std::string root_of_older();
    void forget_remarks(domain::instant now);

    database& db_;
    ports::audit_trail& trail_;
    refusal_counting refusals_;
    statement add_;
    statement add_node_;
    statement add_remark_;
    statement drop_head_;
    statement add_head_;
    statement salt_;
    statement add_salt_;
    statement drop_salt_;
    statement day_salt_;
    statement add_day_salt_;
    statement drop_day_salts_;
    statement oldest_remark_;
    statement drop_remark_;
    std::int64_t last_day_ = 0; ///< on which old remarks were looked for
};

} // namespace kruispunt::store::sqlite
