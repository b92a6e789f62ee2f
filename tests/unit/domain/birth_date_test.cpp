#include "gateway/domain/birth_date.hpp"

#include <gtest/gtest.h>

namespace kruispunt::domain {
namespace {

day on(const char* text) {
    return parse_day(text).value();
}

birth_date born(const char* text) {
    return birth_date::parse(text).value();
}

// proves: COM-11.2 acceptance
TEST(BirthDate, KeepsWhatIsKnownOfAPartialDate) {
    EXPECT_EQ(born("2014-05-17").text(), "2014-05-17");
    EXPECT_EQ(born("2014-05").text(), "2014-05");
    EXPECT_EQ(born("2014").text(), "2014");
    EXPECT_FALSE(born("2014").month());
    EXPECT_FALSE(born("2014-05").day_of_month());
    EXPECT_NE(born("2014-05"), born("2014-05-01"));
}

// proves: COM-11.7 refusal
TEST(BirthDate, RefusesDatesThatCannotExist) {
    for (const char* text :
         {"2015-02-29", "2014-13", "2014-00", "2014-13-01", "2014-04-31", "2014-05-00", "1849"}) {
        const auto read = birth_date::parse(text);
        ASSERT_FALSE(read) << text;
        EXPECT_EQ(read.error().code, errc::date_invalid) << text;
    }
}

// proves: COM-11.2 COM-13.9 refusal
TEST(BirthDate, RefusesOtherShapesAsAWrongValue) {
    for (const char* text :
         {"", "14", "20140517", "2014-5-17", "17-05-2014", "2014-05-17T", "201a"}) {
        const auto read = birth_date::parse(text);
        ASSERT_FALSE(read) << text;
        EXPECT_EQ(read.error().code, errc::value_invalid) << text;
    }
}

// proves: COM-11.3 COM-11.4 COM-11.5 acceptance
TEST(BirthDate, ReadsStufAndIgnoresItsUnknownParts) {
    EXPECT_EQ(birth_date::parse_stuf("20140517", "V").value(), born("2014-05-17"));
    for (const char* digits : {"20140500", "20140501", "20140517"})
        EXPECT_EQ(birth_date::parse_stuf(digits, "D").value(), born("2014-05")) << digits;
    for (const char* digits : {"20140000", "20140101", "20149999"})
        EXPECT_EQ(birth_date::parse_stuf(digits, "M").value(), born("2014")) << digits;
}

// proves: COM-11.3 COM-11.4 COM-11.7 refusal
TEST(BirthDate, RefusesStufThatCannotBe) {
    EXPECT_EQ(birth_date::parse_stuf("20150229", "V").error().code, errc::date_invalid);
    EXPECT_EQ(birth_date::parse_stuf("20140500", "V").error().code, errc::date_invalid);
    EXPECT_EQ(birth_date::parse_stuf("20140001", "D").error().code, errc::date_invalid);
    EXPECT_EQ(birth_date::parse_stuf("2014051", "V").error().code, errc::value_invalid);
    EXPECT_EQ(birth_date::parse_stuf("2014-5-17", "V").error().code, errc::value_invalid);
    EXPECT_EQ(birth_date::parse_stuf("20140517", "J").error().code, errc::value_invalid);
    EXPECT_EQ(birth_date::parse_stuf("20140517", "").error().code, errc::value_invalid);
}

// proves: COM-11.8
TEST(BirthDate, UnknownPartsCountAsTheEarliestPossible) {
    EXPECT_EQ(born("2014-05").earliest(), on("2014-05-01"));
    EXPECT_EQ(born("2014").earliest(), on("2014-01-01"));
    EXPECT_EQ(born("2003-11").age_on(on("2026-11-01")), 23);
    EXPECT_EQ(born("2003-11").age_on(on("2026-10-31")), 22);
    EXPECT_EQ(born("2003").age_on(on("2026-01-01")), 23);
    EXPECT_EQ(born("2003").age_on(on("2025-12-31")), 22);
}

// proves: COM-12.1
TEST(BirthDate, AgeTurnsOnTheBirthdayItself) {
    EXPECT_EQ(born("2003-11-21").age_on(on("2026-11-20")), 22);
    EXPECT_EQ(born("2003-11-20").age_on(on("2026-11-20")), 23);
    EXPECT_EQ(born("2026-11-20").age_on(on("2026-11-20")), 0);
}

// proves: RET-1.12
TEST(BirthDate, ALeapDaysBirthdayFallsOnTheTwentyEighth) {
    EXPECT_EQ(born("2004-02-29").age_on(on("2027-02-27")), 22);
    EXPECT_EQ(born("2004-02-29").age_on(on("2027-02-28")), 23);
    EXPECT_EQ(born("2004-02-29").age_on(on("2028-02-28")), 23);
    EXPECT_EQ(born("2004-02-29").age_on(on("2028-02-29")), 24);
}

// proves: COM-11.6 refusal
TEST(BirthDate, AFutureDateIsImpossible) {
    EXPECT_TRUE(born("2026-11-20").possible_on(on("2026-11-20")));
    EXPECT_FALSE(born("2026-11-21").possible_on(on("2026-11-20")));
    // A partial date that may still lie in the past is possible.
    EXPECT_TRUE(born("2026-11").possible_on(on("2026-11-20")));
    EXPECT_FALSE(born("2026-12").possible_on(on("2026-11-20")));
    EXPECT_FALSE(born("2027").possible_on(on("2026-11-20")));
}

} // namespace
} // namespace kruispunt::domain
