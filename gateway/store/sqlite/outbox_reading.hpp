#pragma once

#include "gateway/ports/store.hpp"
#include "gateway/store/sqlite/database.hpp"
#include "gateway/store/sqlite/inspection_rows.hpp"

#include <string>
#include <vector>

namespace kruispunt::store::sqlite {

/// What of the outbox is to be delivered, on a reading connection. One thread.
class outbox_reading {
public:
    explicit outbox_reading(database& db);

    std::vector<ports::owed_notice>
    owed(const std::string& region, std::int64_t after, std::size_t limit);

    ports::due_notices
    deliverable(const std::string& region, domain::instant now, std::size_t limit);

private:
    std::vector<ports::owed_notice> all_of(statement& asked);
    void add_reporter(domain::signal_number number, ports::owed_notice& to);

    statement owed_;
    statement due_;
    statement next_;
    statement reporter_;
    held_reading held_;
};

} // namespace kruispunt::store::sqlite
