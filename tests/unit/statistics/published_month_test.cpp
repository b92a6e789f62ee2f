#include "gateway/domain/statistics/published_month.hpp"
#include "tests/support/seed.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <set>

namespace kruispunt::domain::statistics {
namespace {

using namespace std::chrono_literals;

constexpr calendar_month october = 2026y / 10;

// c may leave out the BSN, d learns of no professional.
membership four() {
    return {{{"a"}, {"b"}, {"c", true}, {"d", true, true}}};
}

month_counts an_october() {
    month_counts counted;
    counted.regions = {
        {"a", {400, 12, 0}}, {"b", {300, 3, 0}}, {"c", {90, 7, 40}}, {"d", {50, 0, 2}}};
    counted.pairs = {
        {pair_of("a", "b"), {{10, 20, 25, 5}, 0}},
        {pair_of("c", "a"), {{6, 3, 3, 0}, 0}},
        {pair_of("a", "d"), {{0, 3, 0, 0}, 1}},
        {pair_of("d", "c"), {{5, 1, 1, 0}, 6}}};
    return counted;
}

std::string told(const published_month& month, const place& where, measure what) {
    const auto found = month.told.find({where, what});
    return found == month.told.end() ? "no cell" : to_text(found->second);
}

// proves: BEH-03.2 BEH-03.3
TEST(PublishedMonth, TellsEachCellOnItsOwn) {
    const published_month month = freeze(october, four(), an_october());
    EXPECT_EQ(told(month, pair_of("a", "b"), measure::matches), "60");
    EXPECT_EQ(told(month, pair_of("a", "d"), measure::matches), "<5");
    EXPECT_EQ(told(month, pair_of("b", "c"), measure::matches), "<5") << "nobody counted any";
    EXPECT_EQ(told(month, pair_of("c", "d"), measure::without_reach), "6");
    EXPECT_EQ(told(month, {"b", {}}, measure::uninformed), "<5");
    EXPECT_EQ(told(month, {"c", {}}, measure::without_bsn), "40");
}

// proves: BEH-03.3
TEST(PublishedMonth, AMatchCountsForBothItsRegionsAndOnceForTheFederation) {
    const published_month month = freeze(october, four(), an_october());
    EXPECT_EQ(told(month, {"a", {}}, measure::matches), "72 t/m 76");
    EXPECT_EQ(told(month, {"b", {}}, measure::matches), "60 t/m 68");
    EXPECT_EQ(told(month, {"c", {}}, measure::matches), "19 t/m 23");
    EXPECT_EQ(told(month, {}, measure::matches), "79 t/m 91");
    EXPECT_EQ(told(month, {}, measure::signals), "840");
    EXPECT_EQ(told(month, {}, measure::uninformed), "19 t/m 27");
    EXPECT_EQ(told(month, {}, measure::without_bsn), "40 t/m 44");
    EXPECT_EQ(told(month, {"a", {}}, measure::without_reach), "<5") << "a has one pair that can";
}

TEST(PublishedMonth, AMatchWithinARegionCountsOnceForIt) {
    membership one{{{"a"}}, true};
    month_counts counted;
    counted.pairs[pair_of("a", "a")].matches = {7, 0, 0, 0};
    const published_month month = freeze(october, one, counted);
    EXPECT_EQ(told(month, {"a", "a"}, measure::matches), "7");
    EXPECT_EQ(told(month, {"a", {}}, measure::matches), "7");
    EXPECT_EQ(told(month, {}, measure::matches), "7");
}

// proves: BEH-03.7
TEST(PublishedMonth, WhichCellsThereAreDependsOnWhoTakesPartAlone) {
    const auto cells = [](const published_month& month) {
        std::set<cell> found;
        for (const auto& [at, figure] : month.told)
            found.insert(at);
        return found;
    };
    const published_month quiet = freeze(october, four(), {});
    EXPECT_EQ(cells(quiet), cells(freeze(october, four(), an_october())));
    EXPECT_EQ(told(quiet, pair_of("a", "b"), measure::without_reach), "no cell");
    EXPECT_EQ(told(quiet, pair_of("a", "d"), measure::without_reach), "<5");
    EXPECT_EQ(told(quiet, {"a", {}}, measure::without_bsn), "no cell");
    // 6 pairs of matches and 3 of reach, 4 regions' signals, warnings, matches and reach, and 2 of
    // BSNs, 5 of the federation
    EXPECT_EQ(quiet.told.size(), 6u + 3 + 4 * 4 + 2 + 5);
}

// proves: BEH-03.8
TEST(PublishedMonth, MediansAreOfMatchesThatAreTold) {
    const published_month month = freeze(october, four(), an_october());
    EXPECT_EQ(month.median_delay.at(pair_of("a", "b")), 1u);
    EXPECT_EQ(month.median_delay.at(pair_of("a", "c")), 0u);
    EXPECT_FALSE(month.median_delay.contains(pair_of("a", "d")));
    EXPECT_FALSE(month.median_delay.contains(pair_of("c", "d"))) << "seven are told, ten it takes";
    EXPECT_FALSE(month.median_delay.contains({"d", {}})) << "seven of ten are told";
    month_counts slower = an_october();
    slower.pairs[pair_of("a", "d")].matches = {0, 0, 0, 4};
    EXPECT_EQ(freeze(october, four(), slower).median_delay, month.median_delay);
}

// proves: BEH-03.6
TEST(SumOverMonths, IsOfWhatTheTablesTell) {
    month_counts november = an_october();
    november.pairs[pair_of("a", "b")].matches = {1, 1, 1, 1};
    november.pairs[pair_of("a", "d")].matches = {1, 0, 0, 0};
    const std::array months{
        freeze(october, four(), an_october()), freeze(2026y / 11, four(), november)};
    const figures sums = sum_over(months);
    EXPECT_EQ(sums.at({pair_of("a", "b"), measure::matches}), (figure{60, 64}));
    EXPECT_EQ(sums.at({pair_of("a", "d"), measure::matches}), (figure{0, 8}));
    EXPECT_EQ(sums.at({{}, measure::signals}), (figure{1680, 1680}));
    EXPECT_EQ(sum_over({&months[0], 1}), months[0].told);
    EXPECT_TRUE(sum_over({}).empty());
}

/// Draws what a federation may have counted, sparse or dense, and other counts with the same cells
/// under five.
class worlds {
public:
    explicit worlds(std::uint32_t seed) : random_(seed) {}

    membership who() {
        membership all;
        const int count = below(8) + 1;
        for (int i = 0; i < count; ++i)
            all.regions.push_back({std::string(1, static_cast<char>('a' + i)), one_in(2), one_in(3)}
            );
        all.matches_within_regions = one_in(5);
        return all;
    }

    month_counts counts(const membership& all) {
        month_counts counted;
        const int scale = one_in(3) ? 4 : one_in(2) ? 9 : 60;
        for (auto one = all.regions.begin(); one != all.regions.end(); ++one) {
            counted.regions[one->region] = region(scale * 2);
            for (auto other = one; other != all.regions.end(); ++other)
                counted.pairs[pair_of(one->region, other->region)] = pair(scale);
        }
        return counted;
    }

    /// The same, but for what lies in cells under five: anything there.
    month_counts another(const month_counts& counted) {
        month_counts other = counted;
        for (auto& [name, one] : other.regions) {
            if (one.signals < 5) one.signals = below(5);
            redraw_part(one.uninformed, one.signals);
            redraw_part(one.without_bsn, one.signals);
        }
        for (auto& [where, one] : other.pairs) {
            if (all_of(one) < 5) one.matches = spread(below(5));
            redraw_part(one.without_reach, all_of(one));
        }
        return other;
    }

private:
    static std::int64_t all_of(const pair_counts& one) {
        return one.matches[0] + one.matches[1] + one.matches[2] + one.matches[3];
    }

    int below(std::int64_t limit) {
        return static_cast<int>(std::uniform_int_distribution<std::int64_t>(0, limit - 1)(random_));
    }

    bool one_in(int many) { return below(many) == 0; }

    region_counts region(int scale) {
        const int signals = below(scale);
        return {signals, below(signals + 1), below(signals + 1)};
    }

    pair_counts pair(int scale) {
        const int matches = one_in(3) ? 0 : below(scale);
        return {spread(matches), below(matches + 1)};
    }

    delay_counts spread(int matches) {
        delay_counts counts{};
        for (int i = 0; i < matches; ++i)
            ++counts[static_cast<std::size_t>(below(4))];
        return counts;
    }

    void redraw_part(std::int64_t& part, std::int64_t whole) {
        if (part < 5) part = below(std::min<std::int64_t>(whole + 1, 5));
    }

    std::mt19937 random_;
};

// proves: BEH-03.4
TEST(PublishedMonth, IsTheSameWhateverLiesInItsCellsUnderFive) {
    worlds draw(support::test_seed());
    int different = 0;
    for (int i = 0; i < 5000; ++i) {
        const membership who = draw.who();
        const month_counts one = draw.counts(who);
        const month_counts other = draw.another(one);
        ASSERT_EQ(freeze(october, who, one), freeze(october, who, other)) << "draw " << i;
        for (const auto& [where, pair] : one.pairs)
            if (pair.matches != other.pairs.at(where).matches) ++different;
    }
    EXPECT_GT(different, 5000) << "the draws were hardly different";
}

} // namespace
} // namespace kruispunt::domain::statistics
