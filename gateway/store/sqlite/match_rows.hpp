#pragma once

#include "gateway/domain/use_case.hpp"
#include "gateway/store/sqlite/database.hpp"

#include <optional>
#include <vector>

namespace kruispunt::store::sqlite {

/// A match with its row and how often it was told that it is not taken up.
struct match_row {
    std::int64_t number = 0;
    domain::match_write match;
    int reminded = 0;
};

/// The matches. One thread.
class match_rows {
public:
    explicit match_rows(database& db);

    /// Open matches in which `number` is a side, seen from that side.
    std::vector<domain::open_match> open_of(domain::signal_number number);

    /// An open match by its id; `untold`: also one that nobody was told of, and a clash.
    std::optional<match_row> find(const domain::uuid& id, bool untold);
    void write(const domain::reminder_write& reminder);

    /// A page of them in order of making, with the far side's contact; clashes and what nobody was
    /// told of are left out.
    std::vector<domain::listed_fact>
    listed(domain::signal_number number, const domain::sealed_listing& page);

    /// How many there are to list.
    int listed_total(domain::signal_number number);
    void write(const domain::match_write& match);
    void write(const domain::shadow_write& shadow);

    /// Nothing of a match outlives it.
    void end(std::int64_t match);

private:
    statement open_;
    statement find_;
    statement remind_;
    statement shadow_;
    statement listed_;
    statement total_;
    statement write_;
    statement end_;
};

} // namespace kruispunt::store::sqlite
