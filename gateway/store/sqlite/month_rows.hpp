#pragma once

#include "gateway/domain/statistics/published_month.hpp"
#include "gateway/domain/uuid.hpp"
#include "gateway/ports/statistics_store.hpp"
#include "gateway/store/sqlite/database.hpp"

#include <optional>
#include <vector>

namespace kruispunt::store::sqlite {

/// What is counted of a month until its table is made, and the making of it (BEH-03). One thread.
class month_rows {
public:
    explicit month_rows(database& db);

    /// The newest month that has a table.
    std::optional<domain::statistics::calendar_month> last_frozen();

    void
    add(domain::statistics::calendar_month month,
        const domain::statistics::happening& what,
        std::int64_t times);

    /// True the first time that a match is counted as without reach.
    bool note_without_reach(const domain::uuid& match);

    /// All that was counted in a month.
    domain::statistics::month_counts counted(domain::statistics::calendar_month month);

    /// Keeps the table for good and throws away what was counted up to its month.
    void freeze(const domain::statistics::published_month& table, domain::instant at);

private:
    void keep(const domain::statistics::published_month& table);

    statement last_;
    statement add_;
    statement note_;
    statement counted_;
    statement frozen_;
    statement figure_;
    statement median_;
    statement forget_counts_;
    statement forget_notes_;
};

/// The tables that were made. One thread.
class month_reading {
public:
    explicit month_reading(database& db);

    std::vector<domain::statistics::published_month> tables(const ports::month_span& of);
    std::optional<ports::month_span> frozen();

private:
    statement months_;
    statement figures_;
    statement medians_;
    statement span_;
};

} // namespace kruispunt::store::sqlite
