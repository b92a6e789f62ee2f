#include "gateway/domain/refusal_meter.hpp"

#include <gtest/gtest.h>

namespace kruispunt::domain {
namespace {

using std::chrono::seconds;

const std::string one = "00000099000000000001";
const std::string other = "00000099000000000002";
const instant noon = instant(std::chrono::hours(12));

TEST(RefusalMeter, TheFirstSixtyOfAMinuteAreEnteredAndTheOthersCounted) {
    refusal_meter meter;
    for (int i = 0; i < 60; ++i)
        EXPECT_TRUE(meter.enters(one, "BSN_ONGELDIG", noon + seconds(i)));
    for (int i = 0; i < 5; ++i)
        EXPECT_FALSE(meter.enters(one, "BSN_ONGELDIG", noon + seconds(59)));
    EXPECT_TRUE(meter.take_over(noon + seconds(59)).empty()) << "the minute is not over";
    const std::vector<counted_refusals> over{{one, "BSN_ONGELDIG", 5}};
    EXPECT_EQ(meter.take_over(noon + seconds(60)), over);
    EXPECT_TRUE(meter.enters(one, "BSN_ONGELDIG", noon + seconds(60)));
    EXPECT_TRUE(meter.take_over(noon + seconds(120)).empty()) << "nothing was counted";
}

TEST(RefusalMeter, EachPartyAndCodeHasItsOwn) {
    refusal_meter meter;
    for (int i = 0; i < 61; ++i)
        meter.enters(one, "BSN_ONGELDIG", noon);
    EXPECT_TRUE(meter.enters(other, "BSN_ONGELDIG", noon));
    EXPECT_TRUE(meter.enters(one, "LEEFTIJD", noon));
    EXPECT_FALSE(meter.enters(one, "BSN_ONGELDIG", noon));
    EXPECT_EQ(meter.take_all().size(), 1U);
    EXPECT_TRUE(meter.take_all().empty()) << "it was taken";
}

TEST(RefusalMeter, MorePartiesThanItTellsApartAreCountedTogether) {
    refusal_meter meter;
    for (std::size_t i = 0; i < refusal_meter::told_apart; ++i)
        EXPECT_TRUE(meter.enters(std::to_string(i), "LEEFTIJD", noon));
    for (int i = 0; i < 100; ++i)
        EXPECT_EQ(meter.enters("new " + std::to_string(i), "LEEFTIJD", noon), i < 60);
    EXPECT_TRUE(meter.enters("7", "LEEFTIJD", noon)) << "who was told apart stays so";
    const std::vector<counted_refusals> over{{"", "LEEFTIJD", 40}};
    EXPECT_EQ(meter.take_all(), over);
}

TEST(RefusalMeter, AClockThatIsSetBackEndsAMinuteToo) {
    refusal_meter meter;
    for (int i = 0; i < 61; ++i)
        meter.enters(one, "LEEFTIJD", noon);
    EXPECT_EQ(meter.take_over(noon - seconds(3600)).size(), 1U);
}

} // namespace
} // namespace kruispunt::domain
