#include "gateway/portal/alarm_page.hpp"
#include "tests/support/recording_alarms.hpp"
#include "tests/support/run_coroutine.hpp"

#include <gtest/gtest.h>

namespace kruispunt::portal {
namespace {

json listed(const ports::alarms& alarms) {
    alarm_page page(alarms);
    const auto answer = support::run_coroutine(page.list({}));
    EXPECT_EQ(answer.status, 200);
    return json::parse(answer.body);
}

// proves: BEH-08.4
TEST(AlarmPage, ShowsWhatStandsWithItsCodeAndWhatToDo) {
    support::recording_alarms alarms;
    EXPECT_EQ(listed(alarms), json::parse(R"({"alarmen":[]})"));
    alarms.raise(ports::alarm_code::feed_halted, "sisa", "see kruispunt feed resume");
    EXPECT_EQ(listed(alarms), json::parse(R"({"alarmen":[{
            "code":"stroom-gestopt","ernst":"alarm","betreft":"regio","naam":"sisa",
            "sinds":"1970-01-01T01:00:00.000+01:00",
            "betekenis":"de stroom van de regio loopt terug of stijgt niet; zij wordt niet meer gelezen",
            "logregel":"see kruispunt feed resume"}]})"));
}

// proves: BEH-08.4
TEST(AlarmPage, AWarningAndWhatThereIsButOneOfAreCalledSo) {
    support::recording_alarms alarms;
    alarms.raise(ports::alarm_code::work_unfinished, {}, "x");
    const json one = listed(alarms)["alarmen"][0];
    EXPECT_EQ(one["ernst"], "waarschuwing");
    EXPECT_EQ(one["betreft"], "gateway");
    EXPECT_TRUE(one["naam"].is_null());
}

} // namespace
} // namespace kruispunt::portal
