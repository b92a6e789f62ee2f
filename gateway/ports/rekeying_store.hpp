#pragma once

#include "gateway/ports/http.hpp"
#include "gateway/ports/rekeyer.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kruispunt::ports {

/// Under which epoch of the key ring the store stands.
struct rekeying_state {
    int epoch = 0;       ///< everything is found and compared under it; 0: it was never said
    int towards = 0;     ///< the next; 0: it is on no way
    bool turned = false; ///< `epoch` is the next already, rows still come after
};

/// Some rows that are not made under the next epoch yet.
struct rows_to_rekey {
    std::vector<kept_row> rows;
    domain::signal_number next = 0; ///< where the reading goes on
    std::size_t seen = 0;           ///< with those that are made; 0: none comes after
};

/// Where a reading of those who lead goes on.
struct lead_cursor {
    std::int64_t match = 0;
    domain::signal_number side = 0;
};

/// Some of those who lead whose sealing is of an older epoch.
struct leads_to_rekey {
    std::vector<kept_lead> leads;
    lead_cursor next;
    bool last = true; ///< none comes after `next`
};

/// The store's side of a rotation of the key ring. At every moment everything is found and
/// compared under one epoch: rows are made under the next one beside those that are there, one
/// mark turns the store when none lacks, and then they take their places. Each call is one
/// transaction. Any thread, like `store`.
class rekeying_store {
public:
    virtual ~rekeying_store() = default;

    virtual task<domain::result<rekeying_state>> rekeying() = 0;

    /// Says that it stands under that epoch, where it was never said.
    virtual task<domain::result<void>> stand_under(int epoch) = 0;

    /// It stands under `from` and goes towards `to`, and a reading of all rows begins: it can turn
    /// once that has found every row made, and none was written without since.
    virtual task<domain::result<void>> begin_rekeying(int from, int to) = 0;

    /// Of at most `limit` rows behind `after` those that are not made yet, by number.
    virtual task<domain::result<rows_to_rekey>>
    next_rows(domain::signal_number after, std::size_t limit) = 0;

    /// Keeps them beside the rows that they are made from, as far as those are still the same.
    virtual task<domain::result<void>> keep_rekeyed(std::vector<rekeyed_row> rows) = 0;

    /// Turns to the next epoch; false, and nothing happens, while a row may lack.
    virtual task<domain::result<bool>> turn_epoch() = 0;

    /// Puts at most `limit` rows in their places; gives how many it were. 0: all are.
    virtual task<domain::result<std::size_t>> place_rekeyed(std::size_t limit) = 0;

    /// Once it has turned: of at most `limit` who lead behind `after` those of an older epoch; and
    /// what takes their place, as far as they are still the same.
    virtual task<domain::result<leads_to_rekey>>
    next_leads(lead_cursor after, std::size_t limit) = 0;
    virtual task<domain::result<void>> keep_leads(std::vector<kept_lead> leads) = 0;

    /// It has arrived: nothing of an older epoch is left but names.
    virtual task<domain::result<void>> end_rekeying(domain::audit_entry entry) = 0;

    /// How many ids that ended, and messages, are known by names of an older epoch only.
    virtual task<domain::result<std::int64_t>> older_names(domain::instant now) = 0;
};

} // namespace kruispunt::ports
