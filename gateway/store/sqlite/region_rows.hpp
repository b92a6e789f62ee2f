#pragma once

#include "gateway/ports/region_store.hpp"
#include "gateway/store/sqlite/database.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kruispunt::store::sqlite {

/// How the regions stand (BEH-11). One thread.
class region_rows {
public:
    explicit region_rows(database& db);

    void write(const ports::region_standing& standing);

    domain::shadow_regions in_shadow();

private:
    statement write_;
    statement in_shadow_;
};

/// Reading side: how they stand, and what there is to count of each. One thread.
class region_reading {
public:
    explicit region_reading(database& db);

    std::vector<ports::region_standing> standings();
    std::vector<ports::region_figures> figures();
    std::optional<ports::match_standing> match(const domain::uuid& id);

private:
    using by_region = std::map<std::string, ports::region_figures>;

    void count_outbox(by_region& into);
    void count_signals(by_region& into);

    statement standings_;
    statement outbox_;
    statement without_bsn_;
    statement untold_;
    statement match_;
};

} // namespace kruispunt::store::sqlite
