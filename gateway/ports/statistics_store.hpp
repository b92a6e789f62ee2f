#pragma once

#include "gateway/domain/error.hpp"
#include "gateway/domain/statistics/published_month.hpp"
#include "gateway/ports/http.hpp"

#include <optional>
#include <vector>

namespace kruispunt::ports {

/// Months from `first` to `last`, both included.
struct month_span {
    domain::statistics::calendar_month first{};
    domain::statistics::calendar_month last{};

    bool operator==(const month_span&) const = default;
};

/// What is told of whole months (BEH-03). What happens is counted by the acts themselves, each in
/// its own transaction. Any thread, on the caller's executor, like `store`.
class statistics_store {
public:
    virtual ~statistics_store() = default;

    /// Makes the table of the next month that is over and throws what was counted for it away, with
    /// an audit entry, in one transaction; gives that month, or nothing where none is over. A table
    /// is made once: what comes later for its month is counted nowhere. The first call of all notes
    /// from when on is counted, so that the first table is of the first whole month after it.
    virtual task<domain::result<std::optional<domain::statistics::calendar_month>>>
    freeze_next() = 0;

    /// From which month to which there are tables; after a restore some among them may have none.
    /// Nothing where none has.
    virtual task<domain::result<std::optional<month_span>>> frozen() = 0;

    /// The tables of those months among these, in order.
    virtual task<domain::result<std::vector<domain::statistics::published_month>>>
    tables(month_span of) = 0;
};

} // namespace kruispunt::ports
