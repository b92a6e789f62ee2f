#pragma once

#include "gateway/domain/use_case.hpp"
#include "gateway/store/sqlite/database.hpp"

#include <string>
#include <vector>

namespace kruispunt::store::sqlite {

/// What the sides of a match say of it, for as long as it is open. One thread.
class follow_up_rows {
public:
    explicit follow_up_rows(database& db);

    /// What `side` says of the match in that row.
    domain::follow_up of(std::int64_t match, domain::signal_number side);

    /// Writes what a side says from now on; gives the data key that seals nothing any more, or 0.
    std::int64_t write(const domain::follow_up_write& write);

    /// Takes out what was said of a match that ended; gives the data keys that seal nothing now.
    std::vector<std::int64_t> end(std::int64_t match);

private:
    statement of_;
    statement write_;
    statement keys_;
    statement end_;
};

/// The columns of a follow-up, of the table `f`, for a statement that joins it.
inline constexpr std::string_view follow_up_columns =
    "f.acknowledged, f.consent, f.family_informed, f.lead_content, f.lead_key, f.lead";

/// Reads them from column `first` on; a side that said nothing has none (an outer join's nulls).
domain::follow_up read_follow_up(const statement& row, int first);

} // namespace kruispunt::store::sqlite
