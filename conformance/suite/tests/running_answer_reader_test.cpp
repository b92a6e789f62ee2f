#include "conformance/wire/octets.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::wire {
namespace {

using state = answer_reader::state;

TEST(Octets, ARequestIsWrittenAsItIsGiven) {
    request what;
    what.method = "PUT";
    what.target = "/a b";
    what.headers = {{"X-One", "1"}, {"X-One", "2"}};
    what.body = "ab";
    complete(what, "localhost:1");
    EXPECT_EQ(
        octets_of(what),
        "PUT /a b HTTP/1.1\r\nHost: localhost:1\r\nX-One: 1\r\nX-One: 2\r\n"
        "Content-Length: 2\r\n\r\nab"
    );
}

TEST(Octets, ABodyGoesOutInChunksWhereItsFieldsSaySo) {
    request what;
    what.method = "POST";
    what.target = "/";
    what.headers = {{"transfer-encoding", "Chunked"}};
    complete(what, "h");
    EXPECT_EQ(head_of(what), "POST / HTTP/1.1\r\nHost: h\r\ntransfer-encoding: Chunked\r\n\r\n");
    EXPECT_EQ(octets_of(what), head_of(what) + "0\r\n\r\n");
    what.body = std::string(1001, 'x');
    EXPECT_EQ(
        octets_of(what),
        head_of(what) + "3e8\r\n" + std::string(1000, 'x') + "\r\n1\r\nx\r\n0\r\n\r\n"
    );
}

TEST(Octets, NothingIsAddedThatIsThere) {
    request what;
    what.method = "POST";
    what.headers = {{"host", "elsewhere"}, {"content-length", "7"}};
    complete(what, "localhost:1");
    EXPECT_EQ(what.headers.size(), 2U);
}

TEST(Octets, ABodyIsExpectedOfAPostAndNotOfAGet) {
    request get;
    get.method = "GET";
    complete(get, "h");
    EXPECT_FALSE(header_value(get.headers, "Content-Length"));
    request post;
    post.method = "POST";
    complete(post, "h");
    EXPECT_EQ(header_value(post.headers, "Content-Length"), "0");
}

TEST(AnswerReader, ReadsAnAnswerThatComesOctetByOctet) {
    answer_reader reader(false);
    const std::string_view whole = "HTTP/1.1 201 Created\r\nA: b\r\nContent-Length: 3\r\n\r\nabc";
    for (std::size_t i = 0; i + 1 < whole.size(); ++i)
        ASSERT_EQ(reader.take(whole.substr(i, 1)), state::needs_more) << i;
    ASSERT_EQ(reader.take(whole.substr(whole.size() - 1)), state::complete);
    EXPECT_TRUE(reader.keeps_alive());
    const auto got = reader.release();
    EXPECT_EQ(got.status, 201U);
    EXPECT_EQ(header_value(got.headers, "a"), "b");
    EXPECT_EQ(got.body, "abc");
}

TEST(AnswerReader, ReadsChunksAndInterimAnswers) {
    answer_reader reader(false);
    ASSERT_EQ(
        reader.take("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"
                    "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n"),
        state::complete
    );
    EXPECT_EQ(reader.release().body, "abc");
}

TEST(AnswerReader, ABodyWithoutLengthEndsWithTheConnection) {
    answer_reader reader(false);
    ASSERT_EQ(reader.take("HTTP/1.1 200 OK\r\n\r\nall"), state::needs_more);
    ASSERT_EQ(reader.ended(), state::complete);
    EXPECT_FALSE(reader.keeps_alive());
    EXPECT_EQ(reader.release().body, "all");
}

TEST(AnswerReader, AnAnswerToHeadHasNoBody) {
    answer_reader reader(true);
    EXPECT_EQ(reader.take("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n"), state::complete);
}

TEST(AnswerReader, WhatIsNoAnswerIsBroken) {
    answer_reader none(false);
    EXPECT_EQ(none.ended(), state::broken);
    EXPECT_FALSE(none.has_begun());
    answer_reader half(false);
    EXPECT_EQ(half.take("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"), state::needs_more);
    EXPECT_EQ(half.ended(), state::broken);
    answer_reader nonsense(false);
    EXPECT_EQ(nonsense.take("SSH-2.0-x\r\n\r\n"), state::broken);
    EXPECT_TRUE(nonsense.has_begun());
}

TEST(AnswerReader, AHeadBeyondItsLimitIsBroken) {
    answer_reader reader(false);
    std::string head = "HTTP/1.1 200 OK\r\nX: ";
    EXPECT_EQ(reader.take(head + std::string(70'000, 'x') + "\r\n\r\n"), state::broken);
}

} // namespace
} // namespace kruispunt::conformance::wire
