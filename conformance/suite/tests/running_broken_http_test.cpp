#include "conformance/suite/running/broken_http.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace kruispunt::conformance::suite::running {
namespace {

wire::request whole() {
    wire::request what;
    what.method = "PUT";
    what.target = "/x";
    what.headers = {{"Host", "h"}, {"Content-Length", "2"}};
    what.body = "ab";
    return what;
}

TEST(BrokenHttp, ARequestLineWithoutVersion) {
    EXPECT_EQ(
        broken_octets(whole(), "bad_request_line"),
        "PUT /x HTTPS\r\nHost: h\r\nContent-Length: 2\r\n\r\nab"
    );
}

TEST(BrokenHttp, TwoLengthsThatDiffer) {
    EXPECT_EQ(
        broken_octets(whole(), "two_lengths"),
        "PUT /x HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nab"
    );
}

TEST(BrokenHttp, AChunkWhoseSizeIsNoNumber) {
    EXPECT_EQ(
        broken_octets(whole(), "broken_chunk"),
        "PUT /x HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n0\r\n\r\n"
    );
}

TEST(BrokenHttp, AnUnknownWordIsRefused) {
    EXPECT_THROW(broken_octets(whole(), "smells"), std::runtime_error);
}

} // namespace
} // namespace kruispunt::conformance::suite::running
