#pragma once

#include "gateway/ports/announcement_store.hpp"
#include "gateway/store/sqlite/database.hpp"

#include <cstdint>
#include <set>
#include <vector>

namespace kruispunt::store::sqlite {

/// What the coordination body is to be told (BEH-09). One thread.
class announcement_rows {
public:
    explicit announcement_rows(database& db);

    void add(const domain::uuid& id, const domain::announcement& what, domain::instant at);

    /// It waits no longer.
    void remove(std::int64_t number);

    /// The match of that row was taken up or is over: what waits to be told of it goes.
    void forget(std::int64_t match);

    /// Drops what is beyond `most`, first the oldest that are of no match; gives how many.
    std::int64_t shed(std::int64_t most);

    std::set<ports::disturbance> disturbances();
    void begin(const ports::disturbance& what);
    void end(const ports::disturbance& what);

private:
    statement add_;
    statement remove_;
    statement forget_;
    statement count_;
    statement shed_;
    statement disturbed_;
    statement begin_;
    statement end_;
};

/// Reading side. One thread.
class announcement_reading {
public:
    explicit announcement_reading(database& db);

    std::vector<ports::owed_announcement> after(std::int64_t number, std::size_t limit);
    ports::announcement_sum totals();

private:
    statement after_;
    statement totals_;
};

} // namespace kruispunt::store::sqlite
