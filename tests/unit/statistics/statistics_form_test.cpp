#include "gateway/portal/statistics_form.hpp"

#include <gtest/gtest.h>

#include <array>

namespace kruispunt::portal {
namespace {

using namespace domain::statistics;
using namespace std::chrono_literals;

published_month a_month() {
    month_counts counted;
    counted.regions = {{"a", {31, 5, 0}}, {"b", {0, 0, 0}}, {"c", {9, 9, 9}}};
    counted.pairs = {
        {pair_of("a", "b"), {{2, 9, 1, 0}, 0}}, {pair_of("b", "c"), {{0, 0, 0, 20}, 7}}};
    return freeze(2026y / 10, {{{"a"}, {"b"}, {"c", true, true}}}, counted);
}

// proves: BEH-03.2 BEH-03.3 BEH-03.8
TEST(StatisticsForm, GivesAMonth) {
    EXPECT_EQ(statistics_form(a_month()), json::parse(R"({
        "maand": "2026-10",
        "paren": [
            {"regio": "a", "tegenregio": "b", "matches": 12,
             "tijdTotMatch": {"minstens": 8, "hoogstens": 30}},
            {"regio": "a", "tegenregio": "c", "matches": "<5", "tijdTotMatch": null,
             "ZONDER_BEREIK": "<5"},
            {"regio": "b", "tegenregio": "c", "matches": 20,
             "tijdTotMatch": {"minstens": 181}, "ZONDER_BEREIK": 7}],
        "regios": [
            {"regio": "a", "signalen": 31, "INFORMATIEPLICHT": 5,
             "matches": {"minstens": 12, "hoogstens": 16},
             "tijdTotMatch": {"minstens": 8, "hoogstens": 30}, "ZONDER_BEREIK": "<5"},
            {"regio": "b", "signalen": "<5", "INFORMATIEPLICHT": "<5", "matches": 32,
             "tijdTotMatch": {"minstens": 181}, "ZONDER_BEREIK": 7},
            {"regio": "c", "signalen": 9, "INFORMATIEPLICHT": 9, "zonder_bsn": 9,
             "matches": {"minstens": 20, "hoogstens": 24}, "tijdTotMatch": {"minstens": 181},
             "ZONDER_BEREIK": {"minstens": 7, "hoogstens": 11}}],
        "federatie": {
            "signalen": {"minstens": 40, "hoogstens": 44},
            "INFORMATIEPLICHT": {"minstens": 14, "hoogstens": 18}, "zonder_bsn": 9,
            "matches": {"minstens": 32, "hoogstens": 36}, "tijdTotMatch": {"minstens": 181},
            "ZONDER_BEREIK": {"minstens": 7, "hoogstens": 11}}
    })"));
}

// proves: BEH-03.6
TEST(StatisticsForm, GivesSumsWithoutMedians) {
    const std::array months{a_month(), a_month()};
    const json sums = statistics_form(sum_over(months));
    EXPECT_FALSE(sums.contains("maand"));
    EXPECT_EQ(sums["paren"][0], json::parse(R"({"regio": "a", "tegenregio": "b", "matches": 24})"));
    EXPECT_EQ(sums["federatie"]["signalen"], json::parse(R"({"minstens": 80, "hoogstens": 88})"));
}

TEST(StatisticsForm, OfNoMonthIsEmpty) {
    EXPECT_EQ(
        statistics_form(figures{}), json::parse(R"({"paren": [], "regios": [], "federatie": {}})")
    );
}

} // namespace
} // namespace kruispunt::portal
