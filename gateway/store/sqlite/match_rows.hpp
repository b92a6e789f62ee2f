#pragma once

#include "gateway/domain/use_case.hpp"
#include "gateway/store/sqlite/database.hpp"

#include <vector>

namespace kruispunt::store::sqlite {

/// The matches. One thread.
class match_rows {
public:
    explicit match_rows(database& db);

    /// Open matches in which `number` is a side, seen from that side.
    std::vector<domain::open_match> open_of(domain::signal_number number);

    /// A page of them in order of making, with the far side's contact; clashes are left out.
    std::vector<domain::listed_fact>
    listed(domain::signal_number number, const domain::sealed_listing& page);

    /// How many there are to list.
    int listed_total(domain::signal_number number);
    void write(const domain::match_write& match);
    void end(std::int64_t match, domain::instant at);

private:
    statement open_;
    statement listed_;
    statement total_;
    statement write_;
    statement end_;
};

} // namespace kruispunt::store::sqlite
