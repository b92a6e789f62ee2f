#include "gateway/domain/time_step.hpp"

#include <gtest/gtest.h>

namespace kruispunt::domain {
namespace {

std::string moved(const char* from, const char* step) {
    return to_rfc3339(after(parse_timestamp(from).value(), parse_time_step(step).value()));
}

struct step_case {
    const char* from;
    const char* step;
    const char* to;
};

class TimeStep : public testing::TestWithParam<step_case> {};

TEST_P(TimeStep, MovesOn) {
    EXPECT_EQ(moved(GetParam().from, GetParam().step), GetParam().to);
}

constexpr const char* noon = "2026-11-20T12:00:00.000+01:00";

INSTANTIATE_TEST_SUITE_P(
    Units,
    TimeStep,
    testing::Values(
        step_case{noon, "90s", "2026-11-20T12:01:30.000+01:00"},
        step_case{noon, "5m", "2026-11-20T12:05:00.000+01:00"},
        step_case{noon, "36h", "2026-11-22T00:00:00.000+01:00"},
        step_case{noon, "30d", "2026-12-20T12:00:00.000+01:00"},
        step_case{noon, "2w", "2026-12-04T12:00:00.000+01:00"},
        step_case{noon, "3mo", "2027-02-20T12:00:00.000+01:00"},
        step_case{noon, "2y", "2028-11-20T12:00:00.000+01:00"},
        step_case{noon, "200d", "2027-06-08T12:00:00.000+02:00"}, // summer time
        step_case{"2026-01-31T08:00:00.000+01:00", "1mo", "2026-02-28T08:00:00.000+01:00"},
        step_case{"2024-02-29T08:00:00.000+01:00", "1y", "2025-02-28T08:00:00.000+01:00"},
        step_case{"2026-07-01T00:30:00.000+02:00", "6mo", "2027-01-01T00:30:00.000+01:00"}
    )
);

TEST(TimeStepText, IsACountAndAUnit) {
    for (const char* wrong :
         {"", "y", "0d", "-1d", "2", "2x", "2 y", "1000000d", "2yy", "1.5h", "m"})
        EXPECT_FALSE(parse_time_step(wrong)) << wrong;
    EXPECT_TRUE(parse_time_step("999999s"));
}

} // namespace
} // namespace kruispunt::domain
