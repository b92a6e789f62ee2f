#pragma once

#include "gateway/ports/member_store.hpp"
#include "gateway/store/sqlite/database.hpp"

#include <string_view>
#include <vector>

namespace kruispunt::store::sqlite {

/// How far the regions are let in (BEH-02). One thread.
class member_rows {
public:
    explicit member_rows(database& db);

    void write(const ports::member_record& record);

    domain::admitted_regions admitted();

    /// Whether a signal of that region is held; reads all signals where none is.
    bool has_signals(std::string_view region);

private:
    statement write_;
    statement admitted_;
    statement signal_of_;
};

/// Reading side. One thread.
class member_reading {
public:
    explicit member_reading(database& db);

    std::vector<ports::member_record> memberships();

private:
    statement all_;
};

} // namespace kruispunt::store::sqlite
