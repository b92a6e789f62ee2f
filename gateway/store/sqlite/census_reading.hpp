#pragma once

#include "gateway/ports/store.hpp"
#include "gateway/store/sqlite/database.hpp"
#include "gateway/store/sqlite/small_rows.hpp"

namespace kruispunt::store::sqlite {

/// Counts what is there, for operators and tests. One thread.
class census_reading {
public:
    explicit census_reading(database& db);

    ports::census count();

private:
    statement counts_;
    statement inspections_;
    mark_rows marks_;
};

} // namespace kruispunt::store::sqlite
