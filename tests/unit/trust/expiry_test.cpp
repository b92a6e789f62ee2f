#include "gateway/trust/expiry.hpp"

#include <gtest/gtest.h>

namespace kruispunt::trust {
namespace {

using ports::alarm_code;
using ports::certificate_record;
using ports::certificate_use;
using std::chrono::hours;
using std::chrono::milliseconds;

constexpr domain::instant now{hours(24 * 20'000)};
constexpr milliseconds moment{1};

constexpr hours days(int n) {
    return hours(24) * n;
}

certificate_record ending(milliseconds in, certificate_use use = certificate_use::transport) {
    certificate_record one;
    one.use = use;
    one.common_name = "north";
    one.oin = "00000099000000000042";
    one.fingerprint = std::string(64, 'a');
    one.begins = now - days(335);
    one.ends = now + in;
    return one;
}

certificate_record shown(milliseconds in, milliseconds ago) {
    auto one = ending(in);
    one.party = "north";
    one.seen = now - ago;
    return one;
}

std::vector<alarm_code> codes(const std::vector<certificate_record>& all) {
    std::vector<alarm_code> found;
    for (const auto& told : alarms_for(all, now))
        found.push_back(told.code);
    return found;
}

using none = std::vector<alarm_code>;

// proves: COM-05.7
TEST(Expiry, DaysAreWholeAndBelowZeroOnceItIsOver) {
    EXPECT_EQ(days_left(now + days(90), now), 90);
    EXPECT_EQ(days_left(now + days(90) - moment, now), 89);
    EXPECT_EQ(days_left(now, now), 0);
    EXPECT_EQ(days_left(now - moment, now), -1);
}

// proves: COM-05.7
TEST(Expiry, ACertificatesAlarmsBeginThirtyFourteenAndThreeDaysBefore) {
    EXPECT_EQ(alarm_for(ending(days(30) + moment), now), std::nullopt);
    EXPECT_EQ(alarm_for(ending(days(30)), now), alarm_code::certificate_expires);
    EXPECT_EQ(alarm_for(ending(days(14) + moment), now), alarm_code::certificate_expires);
    EXPECT_EQ(alarm_for(ending(days(14)), now), alarm_code::certificate_expires_soon);
    EXPECT_EQ(alarm_for(ending(days(3) + moment), now), alarm_code::certificate_expires_soon);
    EXPECT_EQ(alarm_for(ending(days(3)), now), alarm_code::certificate_expires_now);
    EXPECT_EQ(alarm_for(ending(milliseconds(0)), now), alarm_code::certificate_expires_now);
    EXPECT_EQ(alarm_for(ending(-moment), now), alarm_code::certificate_expired);
}

// proves: COM-03.5
TEST(Expiry, AListsAlarmBeginsAQuarterOfItsLifeBeforeThirtyDaysAtMost) {
    auto list = ending(days(7), certificate_use::revocation_list);
    list.begins = list.ends - days(8);
    EXPECT_EQ(list_warning(list), days(2));
    EXPECT_EQ(alarm_for(list, list.ends - days(2) - moment), std::nullopt);
    EXPECT_EQ(alarm_for(list, list.ends - days(2)), alarm_code::crl_expires);
    EXPECT_EQ(alarm_for(list, list.ends), alarm_code::crl_expires);
    EXPECT_EQ(alarm_for(list, list.ends + moment), alarm_code::crl_expired);
    list.begins = list.ends - days(365);
    EXPECT_EQ(list_warning(list), days(30));
}

TEST(Expiry, OursThatAnotherWillSignForByThenGivesNoAlarm) {
    const auto old = ending(days(10), certificate_use::signing);
    EXPECT_EQ(codes({old}), (none{alarm_code::certificate_expires_soon}));
    auto next = ending(days(300), certificate_use::next_signing);
    next.begins = old.ends;
    EXPECT_EQ(codes({old, next}), none());
    next.begins = old.ends + moment;
    EXPECT_EQ(codes({old, next}).size(), 1U) << "nobody signs in between";
}

TEST(Expiry, AKnownCertificateWhoseSuccessorIsKnownGivesNoAlarm) {
    const auto old = ending(days(10), certificate_use::known);
    auto next = ending(days(300), certificate_use::known);
    EXPECT_EQ(codes({old, next}), none());
    next.common_name = "north-signing";
    EXPECT_EQ(codes({old, next}).size(), 1U) << "that one is for something else";
}

TEST(Expiry, OneThatAPartyShowsNoMoreGivesNoAlarm) {
    const auto next = shown(days(300), hours(1));
    EXPECT_EQ(codes({shown(days(10), hours(2)), next}).size(), 1U) << "it may use both";
    EXPECT_EQ(codes({shown(days(10), hours(26)), next}), none());
    EXPECT_EQ(codes({shown(-moment, hours(2)), next}), none()) << "it cannot use it any more";
    EXPECT_EQ(codes({shown(-moment, hours(2))}), (none{alarm_code::certificate_expired}));
}

TEST(Expiry, OfWhoIsNoRegionNothingIsSaid) {
    auto stranger = shown(days(1), hours(1));
    stranger.party.clear();
    EXPECT_EQ(codes({stranger}), none());
}

// proves: COM-05.7
TEST(Expiry, AnAlarmSaysWhoseWhatWhenAndWhatToDo) {
    const auto told = alarms_for({shown(days(3), hours(1)), ending(days(1))}, now);
    ASSERT_EQ(told.size(), 2U);
    EXPECT_EQ(told[0].about, "north tls aaaaaaaaaaaa");
    EXPECT_EQ(
        told[0].text,
        "north tls aaaaaaaaaaaa ends on 2024-10-07, in 3 days: ask the region when it changes its "
        "certificate"
    );
    EXPECT_EQ(told[1].about, "own tls north");
    EXPECT_NE(told[1].text.find("in 1 day: order another one now"), std::string::npos);
}

TEST(Expiry, WhatAPartyWroteIntoItsCertificateStandsInNoAlarm) {
    auto one = shown(days(3), hours(1));
    for (const auto use : {certificate_use::transport, certificate_use::known}) {
        one.use = use;
        one.common_name = "written by the party";
        const auto told = alarms_for({one}, now);
        ASSERT_EQ(told.size(), 1U);
        EXPECT_EQ((told[0].about + told[0].text).find("written"), std::string::npos);
    }
}

// proves: COM-05.7
TEST(Expiry, WhatEndsFirstComesFirst) {
    const auto forecast = forecast_of({ending(days(90)), ending(-moment), ending(days(1))}, now);
    ASSERT_EQ(forecast.size(), 3U);
    EXPECT_EQ(forecast[0].days, -1);
    EXPECT_EQ(forecast[1].days, 1);
    EXPECT_EQ(forecast[2].days, 90);
}

} // namespace
} // namespace kruispunt::trust
