#pragma once

#include "gateway/domain/statistics/delay.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::domain::statistics {

/// What is counted. docs/statistics.md defines each. Kept by number: append only.
enum class measure { signals, uninformed, without_bsn, matches, without_reach };

/// The word on the wire: signalen, INFORMATIEPLICHT, zonder_bsn, matches, ZONDER_BEREIK.
std::string_view wire_word(measure what);

/// Of what a figure tells: two regions, one, or the federation. Both names are empty for the
/// federation, the second for a region; two names are in alphabetical order, and equal for the
/// matches within one region, which a federation's policy may allow (COM-22).
struct place {
    std::string first;
    std::string second;

    auto operator<=>(const place&) const = default;
};

/// The place of two regions, in whatever order they are named.
place pair_of(std::string one, std::string other);

/// A region that took part in a month, and which measures can say anything of it.
struct participant {
    std::string region;
    bool may_leave_out_bsn = false; ///< else `zonder_bsn` has no cell for it
    bool hangs_on_number = false;   ///< it learns of no professional whom to reach (COM-24)
};

/// Who took part in a month. It alone says which cells the table has: one that came and went with
/// what is counted would tell of a zero.
struct membership {
    std::vector<participant> regions;
    bool matches_within_regions = false; ///< policy `intra_region` (COM-22)
};

/// What was counted of a region in a month.
struct region_counts {
    std::int64_t signals = 0;
    std::int64_t uninformed = 0;  ///< of `signals`
    std::int64_t without_bsn = 0; ///< of `signals`

    bool operator==(const region_counts&) const = default;
};

/// What was counted of two regions in a month.
struct pair_counts {
    delay_counts matches{};         ///< by how long they took
    std::int64_t without_reach = 0; ///< of the matches

    bool operator==(const pair_counts&) const = default;
};

/// All that was counted in a month, the pairs by `pair_of`. What is not there is zero.
struct month_counts {
    std::map<std::string, region_counts> regions;
    std::map<place, pair_counts> pairs;

    bool operator==(const month_counts&) const = default;
};

/// Something that is counted in the month in which it happens.
struct happening {
    measure what = measure::signals;
    place where;           ///< the region, or `pair_of` two
    std::size_t delay = 0; ///< of `matches` its class (`delay_classes`), else 0

    auto operator<=>(const happening&) const = default;
};

/// Adds what happened so many times.
void add(month_counts& to, const happening& what, std::int64_t times);

} // namespace kruispunt::domain::statistics
