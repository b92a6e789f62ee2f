#include "gateway/net/message_writer.hpp"
#include "gateway/net/request_reader.hpp"
#include "gateway/net/server_session.hpp"
#include "gateway/net/spawn.hpp"
#include "tests/unit/net/scripted_stream.hpp"

#include <boost/asio/io_context.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kruispunt::net {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

/// Streams whatever is sent back, a piece for a piece.
class echoing_handler : public ports::http_handler {
public:
    ports::task<ports::http_response> handle(ports::http_request request) override {
        co_return ports::http_response{.status = 200, .fields = {}, .body = request.body};
    }

    ports::http_response refuse(ports::transport_fault, std::string_view target) const override {
        return {.status = 400, .fields = {}, .body = "refused " + std::string(target)};
    }

    bool streams(std::string_view target) const override { return target == "/s"; }

    ports::task<std::optional<ports::http_response>>
    stream(ports::http_request, ports::body_source& body, ports::answer_sink& answer) override {
        auto piece = co_await body.next();
        if (piece.what == ports::body_piece::kind::broken) co_return std::nullopt;
        const ports::http_response head;
        const bool begun = co_await answer.begin(head);
        if (!begun) co_return std::nullopt;
        while (piece.what == ports::body_piece::kind::octets) {
            taken += piece.octets;
            const bool sent = co_await answer.write(std::move(piece.octets));
            if (!sent) co_return std::nullopt;
            piece = co_await body.next();
        }
        if (piece.what == ports::body_piece::kind::end) co_await answer.finish();
        co_return std::nullopt;
    }

    std::string taken;
};

ports::task<void> live(std::unique_ptr<server_session> session) {
    const bool opened = co_await session->open();
    if (opened) co_await session->serve();
}

void converse(
    const std::deque<std::string>& pieces, scripted_stream::record& seen, echoing_handler& handler
) {
    boost::asio::io_context context;
    auto session = std::make_unique<server_session>(
        std::make_unique<scripted_stream>(pieces, seen),
        context.get_executor(),
        message_limits{.header = 1024, .fields = 16, .body = 8},
        session_times(),
        handler
    );
    task_group group([](auto, auto reason) { ADD_FAILURE() << reason; });
    spawn(context.get_executor(), group, live(std::move(session)), "session");
    context.run_for(std::chrono::seconds(5));
    EXPECT_EQ(group.in_flight(), 0U);
}

const std::string chunked = "POST /s HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
                            "a\r\n0123456789\r\n14\r\nabcdefghijklmnopqrst\r\n0\r\n\r\n";

// proves: SISA-10.3 acceptance
TEST(StreamedSession, IsTheSameHoweverTheOctetsCome) {
    for (std::size_t size = 1; size <= chunked.size(); ++size) {
        std::deque<std::string> pieces;
        for (std::size_t at = 0; at < chunked.size(); at += size)
            pieces.push_back(chunked.substr(at, size));
        pieces.emplace_back("GET /g HTTP/1.1\r\nHost: h\r\n\r\n");
        scripted_stream::record seen;
        echoing_handler handler;
        converse(pieces, seen, handler);
        EXPECT_EQ(handler.taken, "0123456789abcdefghijklmnopqrst") << size;
        EXPECT_THAT(seen.written, HasSubstr("\r\n0\r\n\r\nHTTP/1.1 200 OK\r\n")) << size;
    }
}

// proves: SISA-10.6
TEST(StreamedSession, EndsWhereverTheConnectionBreaks) {
    std::deque<std::string> pieces;
    for (std::size_t at = 0; at < chunked.size(); at += 30)
        pieces.push_back(chunked.substr(at, 30));
    scripted_stream::record whole;
    echoing_handler all;
    converse(pieces, whole, all);
    ASSERT_GT(whole.operations, 6);
    for (int at = 0; at < whole.operations; ++at) {
        scripted_stream::record seen;
        seen.fail_at = at;
        echoing_handler handler;
        converse(pieces, seen, handler);
        EXPECT_EQ(seen.operations, at + 1) << "went on after the failure";
        EXPECT_LE(seen.written.size(), whole.written.size());
        EXPECT_THAT(all.taken, StartsWith(handler.taken));
    }
}

// proves: SISA-10.3 acceptance
TEST(StreamedSession, SaysContinueBeforeTheAnswerBegins) {
    scripted_stream::record seen;
    echoing_handler handler;
    converse(
        {"POST /s HTTP/1.1\r\nHost: h\r\nContent-Length: 20\r\nExpect: 100-continue\r\n\r\n",
         "0123456789",
         "0123456789"},
        seen,
        handler
    );
    EXPECT_THAT(seen.written, StartsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"));
    EXPECT_THAT(seen.written, EndsWith("a\r\n0123456789\r\na\r\n0123456789\r\n0\r\n\r\n"));
}

// proves: SISA-10.3 acceptance
TEST(StreamedSession, ARequestWithoutABodyIsAnEmptyOne) {
    scripted_stream::record seen;
    echoing_handler handler;
    converse({"POST /s HTTP/1.1\r\nHost: h\r\n\r\n"}, seen, handler);
    EXPECT_THAT(seen.written, EndsWith("Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"));
}

// proves: COM-28.1 refusal
TEST(StreamedSession, OtherTargetsKeepTheirLimit) {
    scripted_stream::record seen;
    echoing_handler handler;
    converse({"POST /o HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\n123456789"}, seen, handler);
    EXPECT_THAT(seen.written, EndsWith("refused /o"));
}

// proves: SISA-10.1 refusal
TEST(StreamedSession, HttpWithoutChunksIsRefused) {
    scripted_stream::record seen;
    echoing_handler handler;
    converse({"POST /s HTTP/1.0\r\nHost: h\r\nContent-Length: 1\r\n\r\nx"}, seen, handler);
    EXPECT_THAT(seen.written, EndsWith("refused /s"));
}

// proves: SISA-10.3 refusal
TEST(StreamedSession, ALengthThatNoStreamHasIsNotReserved) {
    scripted_stream::record seen;
    echoing_handler handler;
    converse(
        {"POST /s HTTP/1.1\r\nHost: h\r\nContent-Length: 4000000000000000000\r\n\r\nab"},
        seen,
        handler
    );
    EXPECT_EQ(handler.taken, "ab");
    EXPECT_THAT(seen.written, testing::Not(EndsWith("0\r\n\r\n")));
    scripted_stream::record more;
    converse(
        {"POST /s HTTP/1.1\r\nHost: h\r\nContent-Length: 18446744073709551615\r\n\r\nab"},
        more,
        handler
    );
    EXPECT_THAT(more.written, EndsWith("refused /s")) << "nor one that would wrap";
}

TEST(ChunkedAnswer, IsWrittenAsChunks) {
    std::string out;
    ports::http_response head;
    head.fields.add("Content-Type", "text/plain");
    head.fields.add("Transfer-Encoding", "mine");
    append_chunked_head(out, head, true);
    EXPECT_THAT(out, HasSubstr("Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n"));
    EXPECT_THAT(out, testing::Not(HasSubstr("mine")));
    out.clear();
    append_chunk(out, "");
    EXPECT_EQ(out, "") << "no octets are no end";
    append_chunk(out, std::string(26, 'x'));
    EXPECT_EQ(out, "1a\r\n" + std::string(26, 'x') + "\r\n");
    head.body = "x";
    EXPECT_THROW(append_chunked_head(out, head, false), std::invalid_argument);
}

} // namespace
} // namespace kruispunt::net
