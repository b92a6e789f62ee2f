#include "gateway/net/request_reader.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace kruispunt::net {
namespace {

using step = request_reader::step;

constexpr message_limits limits;
const std::string head = "POST /a?b=c HTTP/1.1\r\nHost: h\r\nX-One: 1\r\n";

/// Gives `octets` in pieces of at most `piece`, until a request, a refusal or their end.
step feed(request_reader& reader, std::string_view octets, std::size_t piece = 1U << 20U) {
    auto now = reader.advance();
    while (!octets.empty() && now != step::complete && now != step::refused) {
        const auto room = reader.room();
        const auto size = std::min({piece, octets.size(), room.size()});
        std::copy_n(octets.begin(), size, room.begin());
        reader.commit(size);
        octets.remove_prefix(size);
        now = reader.advance();
    }
    return now;
}

std::string chunked(const std::string& chunks) {
    return head + "Transfer-Encoding: chunked\r\n\r\n" + chunks;
}

std::string sized(const std::string& body) {
    return head + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

TEST(RequestReader, ReadsAWholeRequest) {
    request_reader reader(limits);
    EXPECT_TRUE(reader.untouched());
    ASSERT_EQ(feed(reader, sized("hello")), step::complete);
    const auto request = reader.take();
    EXPECT_EQ(request.method, "POST");
    EXPECT_EQ(request.target, "/a?b=c");
    EXPECT_EQ(request.fields.find("x-one"), "1");
    EXPECT_EQ(request.body, "hello");
    EXPECT_TRUE(reader.keep_alive());
    EXPECT_TRUE(reader.untouched());
}

TEST(RequestReader, ReadsTheSameInPiecesOfAnySize) {
    for (const auto& octets :
         {sized("hello"), chunked("3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n"), sized("")}) {
        for (std::size_t piece = 1; piece < octets.size(); ++piece) {
            request_reader reader(limits);
            ASSERT_EQ(feed(reader, octets, piece), step::complete) << piece;
            const auto body = reader.take().body;
            EXPECT_TRUE(body == "hello" || body.empty());
        }
    }
}

TEST(RequestReader, KeepsPipelinedRequestsInOrder) {
    request_reader reader(limits);
    ASSERT_EQ(feed(reader, sized("one") + sized("two") + "GET"), step::complete);
    EXPECT_EQ(reader.take().body, "one");
    ASSERT_EQ(reader.advance(), step::complete);
    EXPECT_EQ(reader.take().body, "two");
    EXPECT_EQ(reader.advance(), step::need_header);
    EXPECT_FALSE(reader.untouched());
}

TEST(RequestReader, AsksForContinueOnceAndOnlyOfAWaitingPeer) {
    const auto expecting = head + "Content-Length: 5\r\nExpect: 100-continue\r\n\r\n";
    request_reader waiting(limits);
    EXPECT_EQ(feed(waiting, expecting), step::continue_wanted);
    EXPECT_EQ(waiting.advance(), step::need_body);
    EXPECT_EQ(feed(waiting, "hello"), step::complete);
    request_reader hasty(limits);
    EXPECT_EQ(feed(hasty, expecting + "hello"), step::complete);
    request_reader empty(limits);
    EXPECT_EQ(
        feed(empty, head + "Content-Length: 0\r\nExpect: 100-continue\r\n\r\n"), step::complete
    );
}

// proves: COM-28.1 refusal
TEST(RequestReader, RefusesWithFaultAndTarget) {
    request_reader reader(limits);
    ASSERT_EQ(feed(reader, head + "Content-Length: 262145\r\n\r\n"), step::refused);
    EXPECT_EQ(reader.refusal().fault, ports::transport_fault::body_too_large);
    EXPECT_EQ(reader.refusal().target, "/a?b=c");
    EXPECT_FALSE(reader.keep_alive());
}

// proves: COM-28.1 refusal
TEST(RequestReader, ChunkedBodyMayReachTheLimit) {
    const std::string half(limits.body / 2, 'x');
    const auto full = "20000\r\n" + half + "\r\n20000\r\n" + half + "\r\n";
    request_reader at_limit(limits);
    ASSERT_EQ(feed(at_limit, chunked(full + "0\r\n\r\n")), step::complete);
    EXPECT_EQ(at_limit.take().body.size(), limits.body);
    request_reader over(limits);
    ASSERT_EQ(feed(over, chunked(full + "1\r\nx\r\n0\r\n\r\n")), step::refused);
    EXPECT_EQ(over.refusal().fault, ports::transport_fault::body_too_large);
}

// proves: COM-28.1 refusal
TEST(RequestReader, RefusesABodyOfTinyChunksThatNeverEnds) {
    request_reader reader(limits);
    std::string many;
    for (int i = 0; i < 120'000; ++i)
        many += "1\r\nx\r\n";
    ASSERT_EQ(feed(reader, chunked(many)), step::refused);
    EXPECT_EQ(reader.refusal().fault, ports::transport_fault::body_too_large);
}

// proves: COM-28.12 refusal
TEST(RequestReader, RefusesBadChunksTrailersAndEndlessExtensions) {
    const std::string endless(64 * 1024, 'x');
    for (const auto& bad :
         {std::string("zz\r\n"),
          std::string("-1\r\n"),
          std::string("1\r\nxy\r\n0\r\n\r\n"),
          std::string("1\nx\r\n0\r\n\r\n"),
          std::string("1\r\nx\n0\r\n\r\n"),
          std::string("1\nx\n0\n\n"),
          std::string("0\r\nHost: evil\r\n\r\n"),
          std::string("00000000000000001\r\n"),
          "1;" + endless + "\r\nx\r\n0\r\n\r\n"}) {
        request_reader reader(limits);
        EXPECT_EQ(feed(reader, chunked(bad)), step::refused) << bad.substr(0, 20);
    }
}

// proves: COM-28.12 refusal
TEST(RequestReader, MalformedTrailerInPiecesIsRefused) {
    for (std::size_t piece = 1; piece < 12; ++piece) {
        request_reader reader(limits);
        EXPECT_EQ(feed(reader, chunked("0\r\nabc\r\n0\r\nx\n\r\n"), piece), step::refused);
    }
}

TEST(RequestReader, PassesOverAChunksExtensionUpToItsLimit) {
    const std::string longest = ";a=\"b\"" + std::string(251, 'x');
    request_reader reader(limits);
    ASSERT_EQ(feed(reader, chunked("5" + longest + "\r\nhello\r\n0 \r\n\r\n")), step::complete);
    EXPECT_EQ(reader.take().body, "hello");
    request_reader over(limits);
    EXPECT_EQ(feed(over, chunked("5" + longest + "x\r\nhello\r\n0\r\n\r\n")), step::refused);
}

TEST(RequestReader, ConnectionEndsAfterHttp10AndClose) {
    request_reader old(limits);
    ASSERT_EQ(feed(old, "GET / HTTP/1.0\r\nHost: h\r\n\r\n"), step::complete);
    EXPECT_FALSE(old.keep_alive());
    request_reader closing(limits);
    ASSERT_EQ(
        feed(closing, "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"), step::complete
    );
    EXPECT_FALSE(closing.keep_alive());
}

} // namespace
} // namespace kruispunt::net
