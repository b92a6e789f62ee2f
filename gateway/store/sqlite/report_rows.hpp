#pragma once

#include "gateway/ports/report_store.hpp"
#include "gateway/store/sqlite/database.hpp"

#include <vector>

namespace kruispunt::store::sqlite {

/// The acceptance records (BEH-13). One thread.
class report_rows {
public:
    explicit report_rows(database& db);

    bool has(const domain::uuid& id);
    std::size_t count();
    void write(const ports::kept_report& report);

    /// The region of the one that is removed; empty: there was none.
    std::string remove(const domain::uuid& id);

private:
    statement has_;
    statement count_;
    statement write_;
    statement remove_;
};

/// Reading side. One thread.
class report_reading {
public:
    explicit report_reading(database& db);

    std::vector<ports::kept_report> reports();

private:
    statement all_;
};

} // namespace kruispunt::store::sqlite
