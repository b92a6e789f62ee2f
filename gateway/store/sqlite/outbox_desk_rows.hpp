#pragma once

#include "gateway/ports/outbox_desk.hpp"
#include "gateway/store/sqlite/database.hpp"

#include <optional>
#include <vector>

namespace kruispunt::store::sqlite {

/// The operators' hand on the outbox. One thread.
class outbox_desk_rows {
public:
    explicit outbox_desk_rows(database& db);

    /// The row of that number, where it is still that notice.
    std::optional<ports::undelivered> find(std::int64_t number, const domain::uuid& id);

    /// The dead letter of that row is queued, as if it had never been tried.
    void queue(std::int64_t number);

    /// The row goes; gives the far side's signal, or 0.
    domain::signal_number remove(std::int64_t number);

private:
    statement find_;
    statement queue_;
    statement remove_;
};

/// What operators may know of it, on a reading connection. One thread.
class outbox_desk_reading {
public:
    explicit outbox_desk_reading(database& db);

    ports::outbox_sum sum();

    std::vector<ports::undelivered> page(const ports::undelivered_page& page);

    /// By its id: a dead letter at once, what is queued by looking at every row.
    std::optional<ports::undelivered> find(const domain::uuid& id);

private:
    database& db_;
    statement sum_;
    statement dead_;
    statement any_;
};

} // namespace kruispunt::store::sqlite
