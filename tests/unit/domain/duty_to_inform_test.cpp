#include "gateway/domain/duty_to_inform.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kruispunt::domain {
namespace {

signal_content signal_for(std::optional<std::string> born, informed told) {
    signal_content s;
    s.date = parse_day("2026-11-20").value();
    s.informed = told;
    if (born) s.child.birth_date = birth_date::parse(*born).value();
    return s;
}

struct row {
    const char* name;
    const char* born;
    bool young_person;
    bool parents;
    bool both;
};

class DutyToInform : public testing::TestWithParam<row> {};

// proves: INF-1.2 INF-1.3 INF-1.4 INF-1.5
TEST_P(DutyToInform, FollowsTheTable) {
    const row& r = GetParam();
    EXPECT_EQ(duty_to_inform_met(signal_for(r.born, informed::young_person)), r.young_person);
    EXPECT_EQ(duty_to_inform_met(signal_for(r.born, informed::parents)), r.parents);
    EXPECT_EQ(duty_to_inform_met(signal_for(r.born, informed::both)), r.both);
    EXPECT_FALSE(duty_to_inform_met(signal_for(r.born, informed::nobody)));
}

INSTANTIATE_TEST_SUITE_P(
    ByAge,
    DutyToInform,
    testing::Values(
        row{"born-today", "2026-11-20", false, true, true},
        row{"day-before-twelve", "2014-11-21", false, true, true},
        row{"twelve-today", "2014-11-20", false, false, true},
        row{"day-before-sixteen", "2010-11-21", false, false, true},
        row{"sixteen-today", "2010-11-20", true, false, false},
        row{"twenty-two", "2004-11-20", true, false, false},
        row{"twelve-by-the-earliest-day", "2014-11", false, false, true},
        row{"eleven-by-the-earliest-day", "2014-12", false, true, true},
        row{"sixteen-by-the-earliest-day", "2010", true, false, false}
    ),
    [](const auto& about) {
        std::string name = about.param.name;
        std::erase(name, '-');
        return name;
    }
);

// proves: INF-1.5
TEST(InformingDuty, TellingNobodyNeedsAReason) {
    for (const not_informing why :
         {not_informing::force_majeure, not_informing::threatening_situation}) {
        signal_content s = signal_for("2014-05-17", informed::nobody);
        s.reason = why;
        EXPECT_TRUE(duty_to_inform_met(s));
    }
}

// proves: COM-12.3 INF-1.5
TEST(InformingDuty, IsNotJudgedByAgeWithoutABirthDate) {
    for (const informed told : {informed::young_person, informed::parents, informed::both})
        EXPECT_TRUE(duty_to_inform_met(signal_for(std::nullopt, told)));
    EXPECT_FALSE(duty_to_inform_met(signal_for(std::nullopt, informed::nobody)));
}

// proves: INF-1.2
TEST(InformingDuty, AgeCountsOnTheDayOfTheSignal) {
    signal_content s = signal_for("2014-11-20", informed::parents);
    s.date = parse_day("2026-11-19").value();
    EXPECT_TRUE(duty_to_inform_met(s));
}

} // namespace
} // namespace kruispunt::domain
