#pragma once

#include "gateway/ports/store.hpp"
#include "gateway/store/sqlite/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kruispunt::store::sqlite {

/// Writing side of the outbox. One thread.
class outbox_rows {
public:
    explicit outbox_rows(database& db);

    void add(const domain::notice& notice);

    /// Drops undelivered notices of matches made; gives the far side's signal of each.
    std::vector<domain::signal_number> drop(const domain::overtaken_notices& overtaken);

    /// Writes what came of an attempt; gives the far side's signal where the notice is done with,
    /// or 0. Nothing where there is no such notice any more.
    std::optional<domain::signal_number> settle(const ports::settlement& settled);

private:
    void bind_extras(const domain::notice& notice);

    statement add_;
    statement other_;
    statement again_;
    statement dead_;
    statement done_;
    statement drop_;
    statement drop_one_;
};

/// Reading side of the outbox, on a connection of its own. One thread.
class outbox_reading {
public:
    explicit outbox_reading(database& db);

    std::vector<ports::owed_notice> owed(const std::string& region, std::size_t limit);

private:
    statement owed_;
};

} // namespace kruispunt::store::sqlite
