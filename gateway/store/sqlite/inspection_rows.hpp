#pragma once

#include "gateway/domain/use_case.hpp"
#include "gateway/store/sqlite/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kruispunt::store::sqlite {

/// What was shown to whom of the signals that are there, and how often each region asked (COM-37).
/// One thread.
class inspection_rows {
public:
    explicit inspection_rows(database& db);

    void write(const domain::inspection_write& made, domain::instant at);

    /// Those of a signal before `until`, in their order.
    std::vector<domain::past_inspection> of(domain::signal_number number, domain::instant until);

    /// How many a region made on that day.
    int of_day(const std::string& region, domain::day on);

    /// A signal that is no more.
    void forget(domain::signal_number number);

private:
    statement add_;
    statement count_;
    statement of_;
    statement of_day_;
    statement forget_;
};

/// What an answer that waited in the outbox shows of a signal when it is sent. One thread.
class held_reading {
public:
    explicit held_reading(database& db);

    /// Nothing where the signal has ended; inspections are those before `asked_at`.
    std::optional<domain::held_line> of(domain::signal_number number, domain::instant asked_at);

private:
    statement signal_;
    statement inspections_;
};

} // namespace kruispunt::store::sqlite
