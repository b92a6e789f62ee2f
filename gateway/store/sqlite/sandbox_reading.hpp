#pragma once

#include "gateway/ports/sandbox_store.hpp"
#include "gateway/store/sqlite/database.hpp"

#include <string_view>
#include <vector>

namespace kruispunt::store::sqlite {

/// What a region gave, for erasing what it gave in the sandbox (BEH-02.8). One thread.
class sandbox_reading {
public:
    explicit sandbox_reading(database& db);

    ports::sandbox_holding holding(std::string_view region);
    std::vector<domain::sealed_command>
    withdrawals(std::string_view region, std::int64_t after, std::size_t limit);

private:
    statement signals_;
    statement matches_;
    statement held_;
};

} // namespace kruispunt::store::sqlite
