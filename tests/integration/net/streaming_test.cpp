#include "tests/integration/net/listener_fixture.hpp"
#include "tests/integration/net/raw_peer.hpp"

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <gmock/gmock.h>

namespace kruispunt::tests {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr char head[] = "POST /streamed HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
constexpr std::size_t answer_size = 256 * 1024;

/// Answers every piece of a body: with its size, or with very much.
class streaming_handler : public mirror_handler {
public:
    bool streams(std::string_view target) const override { return target.starts_with("/streamed"); }

    ports::task<std::optional<ports::http_response>> stream(
        ports::http_request request, ports::body_source& body, ports::answer_sink& answer
    ) override {
        if (request.target == "/streamed/not")
            co_return ports::http_response{.status = 403, .fields = {}, .body = "not this one"};
        if (request.target.starts_with("/streamed/on")) co_return co_await go_on(request, answer);
        auto piece = co_await body.next();
        if (piece.what == ports::body_piece::kind::broken) co_return std::nullopt;
        const ports::http_response begun;
        co_await answer.begin(begun);
        while (piece.what == ports::body_piece::kind::octets) {
            ++pieces;
            octets += piece.octets.size();
            const std::string told = request.target == "/streamed/much"
                                         ? std::string(answer_size, 'x')
                                         : std::to_string(octets) + ";";
            const bool sent = co_await answer.write(told);
            if (!sent) co_return std::nullopt;
            piece = co_await body.next();
        }
        if (piece.what == ports::body_piece::kind::end) co_await answer.finish();
        co_return std::nullopt;
    }

    /// Whatever the body: an answer without an end, or with one after a while.
    ports::task<std::optional<ports::http_response>>
    go_on(const ports::http_request& request, ports::answer_sink& answer) {
        using boost::asio::experimental::awaitable_operators::operator||;
        const ports::http_response begun;
        co_await answer.begin(begun);
        if (request.target == "/streamed/on") {
            co_await answer.gone();
            ++gone;
            co_return std::nullopt;
        }
        co_await (net::pause(200ms) || answer.gone());
        co_await answer.finish();
        co_return std::nullopt;
    }

    std::atomic<int> gone = 0;
    std::atomic<std::size_t> pieces = 0;
    std::atomic<std::size_t> octets = 0;
};

class Streaming : public listener_fixture {
protected:
    ~Streaming() override { stop(); }

    void stream(std::chrono::milliseconds piece = 60s) {
        auto options = tls_options();
        options.times.piece = piece;
        streamed = std::make_unique<net::listener>(serving, std::move(options), streamer);
        streamed->start();
        serving.start();
        calling.start();
    }

    raw_peer connect(int version = 0) {
        return raw_peer(
            streamed->port(), raw_tls{.identity = client_material, .max_version = version}
        );
    }

    streaming_handler streamer;
    std::unique_ptr<net::listener> streamed;
};

// proves: SISA-10.3 acceptance
TEST_F(Streaming, AnswersEachPieceWhenItComes) {
    stream();
    auto peer = connect();
    ASSERT_TRUE(peer.send(head));
    ASSERT_TRUE(peer.send("5\r\nabcde\r\n"));
    const auto begun = peer.read_until("5;\r\n");
    EXPECT_THAT(begun, StartsWith("HTTP/1.1 200 OK\r\n"));
    EXPECT_THAT(begun, HasSubstr("Transfer-Encoding: chunked\r\n"));
    EXPECT_THAT(begun, Not(HasSubstr("Content-Length")));
    ASSERT_TRUE(peer.send("2\r\nfg\r\n"));
    EXPECT_THAT(peer.read_until("7;\r\n"), EndsWith("2\r\n7;\r\n"));
    ASSERT_TRUE(peer.send("0\r\n\r\n"));
    EXPECT_EQ(peer.read_until("0\r\n\r\n"), "0\r\n\r\n");
    ASSERT_TRUE(peer.send("GET /a HTTP/1.1\r\nHost: h\r\n\r\n"));
    EXPECT_THAT(peer.read_until("GET /a"), HasSubstr("200 OK"));
}

// proves: SISA-10.3 COM-28.1 acceptance
TEST_F(Streaming, OnlyStreamedTargetsHaveNoLimit) {
    stream();
    auto peer = connect();
    constexpr std::size_t size = 1024 * 1024;
    ASSERT_TRUE(peer.send(
        "POST /streamed HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n"
    ));
    ASSERT_TRUE(peer.send(std::string(size, 'x')));
    EXPECT_THAT(peer.read_until(std::to_string(size) + ";"), HasSubstr("200 OK"));
    peer.read_until("0\r\n\r\n");
    ASSERT_TRUE(peer.send(
        "POST /other HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n"
    ));
    EXPECT_THAT(peer.read_to_end(), StartsWith("HTTP/1.1 413 "));
}

// proves: SISA-10.3
TEST_F(Streaming, APeerThatDoesNotReadIsReadNoFurther) {
    stream(1s);
    auto peer = connect();
    ASSERT_TRUE(peer.send("POST /streamed/much HTTP/1.1\r\nHost: h\r\n"
                          "Transfer-Encoding: chunked\r\n\r\n"));
    std::size_t given = 0;
    const std::string chunk = "4000\r\n" + std::string(0x4000, 'y') + "\r\n";
    // more than sockets hold between them, and no end of it; the answering side gives up in the end
    while (given < 100'000 && peer.send(chunk))
        ++given;
    EXPECT_LT(given, 100'000U) << "the peer was read to its end";
    EXPECT_LT(streamer.pieces * answer_size, 64U * 1024U * 1024U);
    EXPECT_LT(streamer.octets, 64U * 1024U * 1024U);
}

// proves: SISA-10.3 refusal
TEST_F(Streaming, APeerThatDoesNotReadInTimeIsCutOff) {
    stream(200ms);
    auto peer = connect();
    ASSERT_TRUE(peer.send("POST /streamed/much HTTP/1.1\r\nHost: h\r\n"
                          "Transfer-Encoding: chunked\r\n\r\n"));
    const std::string chunk = "1\r\ny\r\n";
    for (int n = 0; n < 200 && peer.send(chunk); ++n)
        std::this_thread::sleep_for(1ms); // sleeps because each is to become a piece of its own
    EXPECT_TRUE(soon([this] { return streamed->connections() == 0; }));
}

// proves: SISA-10.3 refusal
TEST_F(Streaming, APeerThatSendsNothingInTimeIsCutOff) {
    stream(100ms);
    auto peer = connect();
    ASSERT_TRUE(peer.send(head));
    ASSERT_TRUE(peer.send("1\r\na\r\n"));
    const auto answer = peer.read_to_end();
    EXPECT_TRUE(peer.ended());
    EXPECT_THAT(answer, HasSubstr("1;"));
    EXPECT_THAT(answer, Not(EndsWith("0\r\n\r\n")));
}

// proves: COM-28.7 refusal
TEST_F(Streaming, AMalformedBodyIsRefusedOrBrokenOff) {
    stream();
    for (const char* body :
         {"x\r\n", "1\r\nab\r\n", "fffffffffffffffff\r\n", "0\r\nx: y\r\n\r\n"}) {
        auto peer = connect();
        ASSERT_TRUE(peer.send(std::string(head) + body));
        const auto answer = peer.read_to_end();
        EXPECT_TRUE(peer.ended()) << body;
        EXPECT_THAT(answer, Not(EndsWith("0\r\n\r\n"))) << body;
    }
    auto peer = connect();
    ASSERT_TRUE(peer.send(std::string(head) + "x\r\n"));
    EXPECT_THAT(peer.read_to_end(), StartsWith("HTTP/1.1 400 "));
}

// proves: COM-02.2 refusal
TEST_F(Streaming, AnAnswerInPlaceOfAStreamEndsTheConnection) {
    stream();
    auto peer = connect();
    ASSERT_TRUE(peer.send("POST /streamed/not HTTP/1.1\r\nHost: h\r\n"
                          "Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n"));
    const auto answer = peer.read_to_end();
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 403 "));
    EXPECT_THAT(answer, HasSubstr("Connection: close\r\n"));
    EXPECT_THAT(answer, EndsWith("not this one"));
    EXPECT_EQ(streamer.pieces, 0U);
}

// proves: SISA-10.3 COM-01.1
TEST_F(Streaming, KeysMayChangeWhileBothSidesSend) {
    stream();
    auto peer = connect();
    ASSERT_TRUE(peer.send("POST /streamed/much HTTP/1.1\r\nHost: h\r\n"
                          "Transfer-Encoding: chunked\r\n\r\n"));
    const std::string chunk = "400\r\n" + std::string(0x400, 'y') + "\r\n";
    std::size_t answered = 0;
    for (int round = 0; round < 20; ++round) {
        ASSERT_TRUE(peer.update_keys());
        ASSERT_TRUE(peer.send(chunk));
        ASSERT_TRUE(peer.update_keys());
        answered += peer.read_until("x\r\n").size(); // the answer to a piece is one chunk
    }
    ASSERT_TRUE(peer.send("0\r\n\r\n"));
    answered += peer.read_until("0\r\n\r\n").size();
    EXPECT_EQ(streamer.octets, 20U * 0x400U);
    EXPECT_GE(answered, streamer.pieces * answer_size);
}

constexpr char on[] = "GET /streamed/on HTTP/1.1\r\nHost: h\r\n\r\n";

// proves: BEH-07.5
TEST_F(Streaming, WhoGoesIsNoticedThoughNothingIsSentToThem) {
    stream();
    auto ends_in_order = connect();
    ASSERT_TRUE(ends_in_order.send(on));
    ASSERT_THAT(ends_in_order.read_until("\r\n\r\n"), HasSubstr("200 OK"));
    ends_in_order.half_close();
    EXPECT_TRUE(soon([this] { return streamer.gone == 1 && streamed->connections() == 0; }));
    {
        auto vanishes = connect();
        ASSERT_TRUE(vanishes.send(on));
        ASSERT_THAT(vanishes.read_until("\r\n\r\n"), HasSubstr("200 OK"));
        EXPECT_EQ(streamed->connections(), 1U);
    }
    EXPECT_TRUE(soon([this] { return streamer.gone == 2 && streamed->connections() == 0; }));
}

// proves: COM-28.1 refusal
TEST_F(Streaming, WhoSaysMuchWhileTheyAreAnsweredIsCutOff) {
    stream();
    auto peer = connect();
    ASSERT_TRUE(peer.send(on));
    ASSERT_THAT(peer.read_until("\r\n\r\n"), HasSubstr("200 OK"));
    const std::string much(64 * 1024, 'x');
    for (int n = 0; n < 64 && peer.send(much); ++n) {
    }
    EXPECT_TRUE(soon([this] { return streamer.gone == 1 && streamed->connections() == 0; }));
}

// proves: BEH-07.6
TEST_F(Streaming, AfterAnAnswerThatEndsByItselfTheNextRequestIsAnswered) {
    stream();
    for (const bool asks_early : {false, true}) {
        auto peer = connect();
        ASSERT_TRUE(peer.send("GET /streamed/on/a/while HTTP/1.1\r\nHost: h\r\n\r\n"));
        const std::string next = "GET /a HTTP/1.1\r\nHost: h\r\n\r\n";
        if (asks_early) {
            ASSERT_TRUE(peer.send(next));
        }
        EXPECT_THAT(peer.read_until("0\r\n\r\n"), HasSubstr("200 OK"));
        if (!asks_early) {
            ASSERT_TRUE(peer.send(next));
        }
        EXPECT_THAT(peer.read_until("GET /a"), HasSubstr("200 OK")) << asks_early;
    }
}

// proves: SISA-10.3
TEST_F(Streaming, ADrainLetsWhatWasTakenBeAnswered) {
    stream();
    auto peer = connect();
    ASSERT_TRUE(peer.send(std::string(head) + "5\r\nabcde\r\n"));
    EXPECT_THAT(peer.read_until("5;\r\n"), HasSubstr("200 OK"));
    auto drained =
        boost::asio::co_spawn(calling.executor(0), streamed->drain(300ms), boost::asio::use_future);
    const auto rest = peer.read_to_end();
    EXPECT_TRUE(peer.ended());
    EXPECT_THAT(rest, Not(HasSubstr("0\r\n\r\n")));
    EXPECT_EQ(drained.wait_for(5s), std::future_status::ready);
    EXPECT_EQ(streamed->connections(), 0U);
}

} // namespace
} // namespace kruispunt::tests
