#include "gateway/domain/statistics/month_csv.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace kruispunt::domain::statistics {
namespace {

using namespace std::chrono_literals;

published_month small_month(const std::string& second = "b") {
    month_counts counted;
    counted.regions = {{"a", {31, 5, 0}}, {second, {0, 0, 0}}};
    counted.pairs = {{pair_of("a", second), {{2, 9, 1, 0}, 3}}};
    return freeze(2026y / 10, {{{"a"}, {second, false, true}}}, counted);
}

// proves: BEH-03.10
TEST(MonthCsv, HasALineAFigure) {
    const std::array months{small_month()};
    EXPECT_EQ(
        to_csv(months),
        "maand,niveau,regio,tegenregio,maat,waarde,minstens,hoogstens\r\n"
        "2026-10,federatie,,,signalen,31 t/m 35,31,35\r\n"
        "2026-10,federatie,,,INFORMATIEPLICHT,5 t/m 9,5,9\r\n"
        "2026-10,federatie,,,matches,12,12,12\r\n"
        "2026-10,federatie,,,ZONDER_BEREIK,<5,0,4\r\n"
        "2026-10,regio,a,,signalen,31,31,31\r\n"
        "2026-10,regio,a,,INFORMATIEPLICHT,5,5,5\r\n"
        "2026-10,regio,a,,matches,12,12,12\r\n"
        "2026-10,regio,a,,ZONDER_BEREIK,<5,0,4\r\n"
        "2026-10,paar,a,b,matches,12,12,12\r\n"
        "2026-10,paar,a,b,ZONDER_BEREIK,<5,0,4\r\n"
        "2026-10,regio,b,,signalen,<5,0,4\r\n"
        "2026-10,regio,b,,INFORMATIEPLICHT,<5,0,4\r\n"
        "2026-10,regio,b,,matches,12,12,12\r\n"
        "2026-10,regio,b,,ZONDER_BEREIK,<5,0,4\r\n"
        "2026-10,federatie,,,tijdTotMatch,8 t/m 30,8,30\r\n"
        "2026-10,regio,a,,tijdTotMatch,8 t/m 30,8,30\r\n"
        "2026-10,paar,a,b,tijdTotMatch,8 t/m 30,8,30\r\n"
        "2026-10,regio,b,,tijdTotMatch,8 t/m 30,8,30\r\n"
    );
}

TEST(MonthCsv, AClassWithoutAnEndHasNoUpperBound) {
    month_counts counted;
    counted.pairs[pair_of("a", "b")].matches = {0, 0, 0, 10};
    const std::array months{freeze(2026y / 10, {{{"a"}, {"b"}}}, counted)};
    EXPECT_NE(
        to_csv(months).find("2026-10,paar,a,b,tijdTotMatch,181 of meer,181,\r\n"), std::string::npos
    );
}

TEST(MonthCsv, ANameBreaksNoLine) {
    const std::array months{small_month("b,\"c\"\n")};
    const std::string text = to_csv(months);
    EXPECT_NE(text.find("2026-10,paar,a,\"b,\"\"c\"\"\n\",matches,12,12,12\r\n"), text.npos);
}

TEST(MonthCsv, MonthsFollowEachOther) {
    const std::array months{small_month(), small_month(), small_month()};
    const std::string text = to_csv(months);
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1 + 3 * 18);
    EXPECT_TRUE(to_csv({}).ends_with("hoogstens\r\n"));
}

} // namespace
} // namespace kruispunt::domain::statistics
