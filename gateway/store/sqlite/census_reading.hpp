#pragma once

#include "gateway/ports/store.hpp"
#include "gateway/store/sqlite/database.hpp"

namespace kruispunt::store::sqlite {

/// Counts what is there, for operators and tests. One thread.
class census_reading {
public:
    explicit census_reading(database& db);

    ports::census count();

private:
    statement counts_;
    statement inspections_;
};

} // namespace kruispunt::store::sqlite
