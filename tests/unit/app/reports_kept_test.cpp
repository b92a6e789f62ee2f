#include "gateway/app/reports_kept.hpp"

#include <gtest/gtest.h>

namespace kruispunt::app {
namespace {

using namespace std::chrono_literals;
using ports::alarm_code;

// proves: BEH-13.9
TEST(ReportAlarms, GrowGraverTowardsTheEndOfTheRecord) {
    const domain::instant end = *domain::parse_timestamp("2028-01-31T23:59:59Z");
    constexpr auto day = 24h;
    EXPECT_EQ(report_alarm(end, end - 91 * day), std::nullopt);
    EXPECT_EQ(report_alarm(end, end - 90 * day), alarm_code::report_expires);
    EXPECT_EQ(report_alarm(end, end - 30 * day - 1ms), alarm_code::report_expires);
    EXPECT_EQ(report_alarm(end, end - 30 * day), alarm_code::report_expires_soon);
    EXPECT_EQ(report_alarm(end, end), alarm_code::report_expires_soon);
    EXPECT_EQ(report_alarm(end, end + 1ms), alarm_code::report_expired);
    EXPECT_EQ(report_alarm(std::nullopt, end), alarm_code::report_expired) << "none holds";
}

} // namespace
} // namespace kruispunt::app
