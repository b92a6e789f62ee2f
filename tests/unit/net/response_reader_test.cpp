#include "gateway/net/response_reader.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace kruispunt::net {
namespace {

using step = response_reader::step;

constexpr message_limits limits{.header = 1024, .fields = 64, .body = 1000};

step feed(response_reader& reader, std::string_view octets, std::size_t piece = 1U << 20U) {
    auto now = step::need_more;
    while (!octets.empty() && now == step::need_more) {
        const auto room = reader.room();
        const auto size = std::min({piece, octets.size(), room.size()});
        std::copy_n(octets.begin(), size, room.begin());
        reader.commit(size);
        octets.remove_prefix(size);
        now = reader.advance();
    }
    return now;
}

std::string answer(std::size_t size) {
    return "HTTP/1.1 200 OK\r\nX: y\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n" +
           std::string(size, 'x');
}

TEST(ResponseReader, ReadsAnAnswerInPiecesOfAnySize) {
    for (const auto& octets :
         {answer(5),
          std::string("HTTP/1.1 200 OK\r\nX: y\r\nTransfer-Encoding: chunked\r\n\r\n"
                      "5\r\nxxxxx\r\n0\r\n\r\n")}) {
        for (std::size_t piece = 1; piece <= octets.size(); ++piece) {
            response_reader reader(limits);
            reader.expect(false);
            EXPECT_FALSE(reader.touched());
            ASSERT_EQ(feed(reader, octets, piece), step::complete) << piece;
            EXPECT_TRUE(reader.reusable());
            const auto response = reader.take();
            EXPECT_EQ(response.status, 200);
            EXPECT_EQ(response.fields.find("x"), "y");
            EXPECT_EQ(response.body, "xxxxx");
        }
    }
}

TEST(ResponseReader, PassesOverInterimAnswersUpToEight) {
    const std::string interim = "HTTP/1.1 100 Continue\r\n\r\n";
    std::string eight;
    for (int i = 0; i < 8; ++i)
        eight += interim;
    response_reader reader(limits);
    reader.expect(false);
    EXPECT_EQ(feed(reader, eight + answer(1)), step::complete);
    reader.expect(false);
    EXPECT_EQ(feed(reader, eight + interim + answer(1)), step::broken);
}

TEST(ResponseReader, HoldsToItsLimits) {
    response_reader reader(limits);
    reader.expect(false);
    EXPECT_EQ(feed(reader, answer(1000)), step::complete);
    reader.expect(false);
    EXPECT_EQ(feed(reader, answer(1001)), step::broken);
    reader.expect(false);
    EXPECT_EQ(feed(reader, "HTTP/1.1 200 OK\r\nX: " + std::string(2000, 'x')), step::broken);
}

TEST(ResponseReader, CutAnswerIsBrokenAtTheStreamsEnd) {
    const auto whole = answer(5);
    for (std::size_t cut = 0; cut < whole.size(); ++cut) {
        response_reader reader(limits);
        reader.expect(false);
        ASSERT_EQ(feed(reader, whole.substr(0, cut)), step::need_more);
        EXPECT_EQ(reader.touched(), cut > 0);
        EXPECT_EQ(reader.end_of_stream(), step::broken) << cut;
    }
}

TEST(ResponseReader, AnswerWithoutLengthLastsUntilTheEndAndIsNotReusable) {
    response_reader reader(limits);
    reader.expect(false);
    ASSERT_EQ(feed(reader, "HTTP/1.1 200 OK\r\n\r\nabc"), step::need_more);
    ASSERT_EQ(reader.end_of_stream(), step::complete);
    EXPECT_FALSE(reader.reusable());
    EXPECT_EQ(reader.take().body, "abc");
}

TEST(ResponseReader, NotReusableAfterCloseOrUnaskedOctets) {
    response_reader reader(limits);
    reader.expect(false);
    ASSERT_EQ(feed(reader, answer(1) + "HTTP/1.1 200 OK\r\n"), step::complete);
    EXPECT_FALSE(reader.reusable());
    reader.expect(false);
    ASSERT_EQ(
        feed(reader, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"),
        step::complete
    );
    EXPECT_FALSE(reader.reusable());
}

TEST(ResponseReader, AnswerToHeadHasNoBody) {
    response_reader reader(limits);
    reader.expect(true);
    ASSERT_EQ(feed(reader, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"), step::complete);
    EXPECT_TRUE(reader.reusable());
}

TEST(ResponseReader, RefusesWhatIsNotHttp) {
    response_reader reader(limits);
    for (const auto* status : {"010", "099", "101", "600", "999"}) {
        reader.expect(false);
        const auto text = "HTTP/1.1 " + std::string(status) + " X\r\nContent-Length: 0\r\n\r\n";
        EXPECT_EQ(feed(reader, text), step::broken) << status;
    }
    reader.expect(false);
    EXPECT_EQ(feed(reader, "SSH-2.0-OpenSSH\r\n\r\n"), step::broken);
    reader.expect(false);
    EXPECT_EQ(
        feed(reader, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"),
        step::broken
    );
}

} // namespace
} // namespace kruispunt::net
