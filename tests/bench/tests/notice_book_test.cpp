#include "tests/bench/notice_book.hpp"

#include <gtest/gtest.h>

namespace kruispunt::bench {
namespace {

using namespace std::chrono_literals;

TEST(NoticeBook, ReadsWhatItNeedsOfAnEvent) {
    const auto line = line_in_event(R"({"specversion":"1.0","id": "1-2","subject":"L-7",)"
                                    R"("time":"2026-11-20T10:15:30.000+01:00"})");
    ASSERT_TRUE(line);
    EXPECT_EQ(line->id, "1-2");
    EXPECT_EQ(line->signal, "L-7");
    EXPECT_EQ(line->made_at, "2026-11-20T10:15:30.000+01:00");
    EXPECT_FALSE(line_in_event(R"({"id":"1","time":"x"})"));
    EXPECT_FALSE(line_in_event(R"({"id":"1","subject":"s","time)"));
    EXPECT_FALSE(line_in_event(""));
}

TEST(NoticeBook, KnowsMomentsWithTheirOffset) {
    const auto winter = moment_in("2026-11-20T10:15:30.250+01:00");
    ASSERT_TRUE(winter);
    EXPECT_EQ(*winter, moment_in("2026-11-20T09:15:30.250+00:00"));
    EXPECT_EQ(*winter, moment_in("2026-11-20T04:15:30.250-05:00"));
    EXPECT_EQ(winter->time_since_epoch(), 1'795'166'130'250ms);
    for (const char* wrong : {"", "2026-11-20", "2026-11-20T10:15:30.xxx+01:00"})
        EXPECT_FALSE(moment_in(wrong)) << wrong;
}

// proves: refusal
TEST(NoticeBook, CountsRepeatsAndWhatComesTooLateInItsSignal) {
    const char* const first = "2026-11-20T10:15:30.000+01:00";
    const char* const second = "2026-11-20T10:15:30.001+01:00";
    const auto came = moment_in(second).value() + 9ms;
    notice_book book;
    book.take({"a", "L-1", second}, came);
    book.take({"b", "L-2", first}, came);
    book.take({"a", "L-1", second}, came);
    EXPECT_EQ(book.distinct(), 2U);
    EXPECT_EQ(book.repeated(), 1U);
    EXPECT_EQ(book.out_of_order(), 0U) << "of two signals";
    book.take({"c", "L-2", second}, came);
    EXPECT_EQ(book.out_of_order(), 0U);
    book.take({"d", "L-1", first}, came);
    EXPECT_EQ(book.out_of_order(), 1U);
    EXPECT_EQ(book.age().count(), 4U);
    EXPECT_NEAR(book.age().largest_ms(), 10, 0.1);
}

} // namespace
} // namespace kruispunt::bench
