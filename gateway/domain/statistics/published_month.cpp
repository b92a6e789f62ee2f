#include "gateway/domain/statistics/published_month.hpp"

#include <numeric>
#include <utility>
#include <vector>

namespace kruispunt::domain::statistics {

namespace {

template <class Key, class Counts>
Counts of(const std::map<Key, Counts>& all, const Key& key) {
    const auto found = all.find(key);
    return found == all.end() ? Counts{} : found->second;
}

// The sums that a cell is a part of. A match counts once for each of its two regions, and once for
// the federation.
std::vector<place> sums_above(const place& part) {
    std::vector<place> above{{}};
    if (part.second.empty()) return above;
    above.push_back({part.first, {}});
    if (part.second != part.first) above.push_back({part.second, {}});
    return above;
}

// A table on its way: what is told of a cell is also what it adds to the sums above it.
class table {
public:
    explicit table(calendar_month month) { made_.month = month; }

    void tell(const place& where, measure what, const figure& of) {
        made_.told[{where, what}] = of;
        for (const place& sum : sums_above(where)) {
            figure& so_far = made_.told[{sum, what}];
            so_far = so_far + of;
        }
    }

    void tell_delays(const place& where, const delay_counts& of) {
        add(delays_[where], of);
        for (const place& sum : sums_above(where))
            add(delays_[sum], of);
    }

    published_month take() {
        for (const auto& [where, counts] : delays_)
            if (const auto median = median_class(counts)) made_.median_delay[where] = *median;
        return std::move(made_);
    }

private:
    static void add(delay_counts& to, const delay_counts& more) {
        for (std::size_t i = 0; i < to.size(); ++i)
            to[i] += more[i];
    }

    published_month made_;
    std::map<place, delay_counts> delays_;
};

void tell_region(table& to, const participant& who, const region_counts& counted) {
    const place where{who.region, {}};
    const figure signals = told(counted.signals);
    to.tell(where, measure::signals, signals);
    to.tell(where, measure::uninformed, told_part(counted.uninformed, signals));
    if (who.may_leave_out_bsn)
        to.tell(where, measure::without_bsn, told_part(counted.without_bsn, signals));
}

void tell_pair(table& to, const place& where, bool can_lack_reach, const pair_counts& counted) {
    const auto& by_delay = counted.matches;
    const figure matches = told(std::accumulate(by_delay.begin(), by_delay.end(), std::int64_t{0}));
    to.tell(where, measure::matches, matches);
    if (can_lack_reach)
        to.tell(where, measure::without_reach, told_part(counted.without_reach, matches));
    if (!is_small(matches)) to.tell_delays(where, by_delay);
}

} // namespace

published_month freeze(calendar_month month, const membership& who, const month_counts& counted) {
    table made(month);
    for (auto one = who.regions.begin(); one != who.regions.end(); ++one) {
        tell_region(made, *one, of(counted.regions, one->region));
        auto other = who.matches_within_regions ? one : one + 1;
        for (; other != who.regions.end(); ++other) {
            const place where = pair_of(one->region, other->region);
            const bool can_lack_reach = one->hangs_on_number || other->hangs_on_number;
            tell_pair(made, where, can_lack_reach, of(counted.pairs, where));
        }
    }
    return made.take();
}

figures sum_over(std::span<const published_month> months) {
    figures sums;
    for (const published_month& month : months)
        for (const auto& [where, told] : month.told)
            sums[where] = sums[where] + told;
    return sums;
}

} // namespace kruispunt::domain::statistics
