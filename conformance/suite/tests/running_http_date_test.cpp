#include "conformance/suite/running/http_date.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::suite::running {
namespace {

TEST(HttpDate, IsAMoment) {
    const auto read = read_http_date("Sun, 06 Nov 1994 08:49:37 GMT");
    ASSERT_TRUE(read);
    EXPECT_EQ(text::rfc3339(*read), "1994-11-06T08:49:37.000Z");
    EXPECT_TRUE(read_http_date("Thu, 01 Jan 2026 00:00:00 GMT"));
}

TEST(HttpDate, AnythingElseIsNone) {
    for (const char* const wrong :
         {"",
          "Sun, 06 Nov 1994 08:49:37 UTC",
          "Sun, 06 Nou 1994 08:49:37 GMT",
          "Sun, 36 Nov 1994 08:49:37 GMT",
          "1994-11-06T08:49:37.000Z     "})
        EXPECT_FALSE(read_http_date(wrong)) << wrong;
}

} // namespace
} // namespace kruispunt::conformance::suite::running
