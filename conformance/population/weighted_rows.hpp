#pragma once

#include "conformance/population/random_stream.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace kruispunt::conformance::population {

/// A choice among the rows of a table, each as often as its member `weight` says. Points into the
/// table, which must outlive it. Immutable once filled, then safe to read from several threads.
template <typename Row>
class weighted_rows {
public:
    /// Adds a row, `weight` times as likely as a row of weight 1; weight 0 is never chosen.
    void add(const Row& row, std::uint32_t weight) {
        total_ += weight;
        rows_.push_back(&row);
        totals_.push_back(total_);
    }

    /// The rows must weigh something together.
    const Row& pick(random_stream& random) const {
        const auto found = std::upper_bound(totals_.begin(), totals_.end(), random.below(total_));
        return *rows_[static_cast<std::size_t>(found - totals_.begin())];
    }

    bool empty() const { return total_ == 0; }

private:
    std::vector<const Row*> rows_;
    std::vector<std::uint32_t> totals_;
    std::uint32_t total_ = 0;
};

} // namespace kruispunt::conformance::population
