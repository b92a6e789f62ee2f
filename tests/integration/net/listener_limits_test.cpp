// What a listener takes from a caller, and for how long it waits for it (COM-28).
#include "tests/integration/net/listener_fixture.hpp"
#include "tests/integration/net/raw_peer.hpp"

#include <gmock/gmock.h>

#include <thread>

namespace kruispunt::tests {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

const std::string get = "GET /a HTTP/1.1\r\nHost: h\r\n\r\n";

std::string post_of(std::size_t size) {
    return "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n" +
           std::string(size, 'x');
}

std::string get_with(const std::string& fields) {
    return "GET /a HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n";
}

class ListenerLimits : public listener_fixture {
protected:
    raw_peer peer() { return raw_peer(listener->port(), raw_tls{.identity = client_material}); }

    /// The answer to `octets`, which must be a refusal that closes.
    std::string refusal_of(std::string_view octets) {
        auto caller = peer();
        caller.send(octets);
        auto answer = caller.read_to_end();
        EXPECT_TRUE(caller.ended());
        EXPECT_THAT(answer, HasSubstr("Connection: close\r\n"));
        return answer;
    }

    std::string answer_to(std::string_view octets) {
        auto caller = peer();
        caller.send(octets);
        return caller.read_until("/a");
    }
};

TEST_F(ListenerLimits, KeepsAConnectionAndAnswersInOrder) {
    listen(tls_options());
    auto caller = peer();
    std::string three;
    for (const auto* target : {"/1", "/slow", "/3"}) {
        three += std::string("GET ") + target + " HTTP/1.1\r\nHost: h\r\n\r\n";
    }
    ASSERT_TRUE(caller.send(three));
    EXPECT_THAT(caller.read_until("GET /1"), StartsWith("HTTP/1.1 200 OK"));
    EXPECT_THAT(caller.read_until("GET /slow"), StartsWith("HTTP/1.1 200 OK"));
    EXPECT_THAT(caller.read_until("GET /3"), StartsWith("HTTP/1.1 200 OK"));
    ASSERT_TRUE(caller.send(get));
    EXPECT_THAT(caller.read_until("GET /a"), StartsWith("HTTP/1.1 200 OK"));
    EXPECT_EQ(listener->connections(), 1U);
}

// proves: COM-28.1 refusal
TEST_F(ListenerLimits, BodyMayReachItsLimit) {
    listen(tls_options());
    EXPECT_THAT(answer_to(post_of(256 * 1024)), HasSubstr("X-Size: 262144\r\n"));
    EXPECT_THAT(refusal_of(post_of(256 * 1024 + 1)), StartsWith("HTTP/1.1 413 "));
}

// proves: COM-28.1 refusal
TEST_F(ListenerLimits, RefusalReachesACallerThatStillSends) {
    listen(tls_options());
    EXPECT_THAT(refusal_of(post_of(700 * 1024)), EndsWith("te groot"));
}

// proves: COM-28.3 refusal
TEST_F(ListenerLimits, FieldsMayReachTheirLimit) {
    listen(tls_options());
    std::string fields;
    for (int i = 1; i < 64; ++i)
        fields += "X-" + std::to_string(i) + ": y\r\n";
    EXPECT_THAT(answer_to(get_with(fields)), StartsWith("HTTP/1.1 200 "));
    EXPECT_THAT(refusal_of(get_with(fields + "Z: z\r\n")), StartsWith("HTTP/1.1 431 "));
}

// proves: COM-28.2 refusal
TEST_F(ListenerLimits, HeaderMayReachItsLimit) {
    listen(tls_options());
    const auto empty = get_with("X: \r\n").size();
    const std::string fill(16 * 1024 - empty, 'x');
    EXPECT_THAT(answer_to(get_with("X: " + fill + "\r\n")), StartsWith("HTTP/1.1 200 "));
    EXPECT_THAT(refusal_of(get_with("X: x" + fill + "\r\n")), StartsWith("HTTP/1.1 431 "));
}

// proves: COM-28.12 refusal
TEST_F(ListenerLimits, RefusesTwoWaysToReadOneRequest) {
    listen(tls_options());
    EXPECT_THAT(
        refusal_of("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n"
                   "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /evil HTTP/1.1\r\n\r\n"),
        StartsWith("HTTP/1.1 400 ")
    );
    EXPECT_EQ(handler.answered, 0);
}

TEST_F(ListenerLimits, TakesChunksAndSaysContinue) {
    listen(tls_options());
    EXPECT_THAT(
        answer_to("POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
                  "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"),
        HasSubstr("X-Size: 5\r\n")
    );
    auto caller = peer();
    caller.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(caller.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    caller.send("abc");
    EXPECT_THAT(caller.read_until("/a"), HasSubstr("X-Size: 3\r\n"));
}

TEST_F(ListenerLimits, Http10ClosesAfterItsAnswer) {
    listen(tls_options());
    auto caller = peer();
    caller.send("GET /a HTTP/1.0\r\nHost: h\r\n\r\n");
    EXPECT_THAT(caller.read_to_end(), HasSubstr("Connection: close\r\n"));
    EXPECT_TRUE(caller.ended());
}

TEST_F(ListenerLimits, AnswersACallerThatEndedItsOwnDirection) {
    listen(tls_options());
    auto caller = peer();
    caller.send("GET /slow HTTP/1.1\r\nHost: h\r\n\r\n");
    caller.half_close();
    EXPECT_THAT(caller.read_to_end(), EndsWith("GET /slow"));
    EXPECT_TRUE(soon([this] { return listener->connections() == 0; }));
}

class SlowCallers : public ListenerLimits {
protected:
    void listen_impatiently() {
        auto options = tls_options();
        options.times = {
            .handshake = 100ms,
            .header = 100ms,
            .body = 100ms,
            .handling = 200ms,
            .idle = 100ms,
            .linger = 100ms};
        listen(std::move(options));
    }

    /// Sends one octet after another until the connection is gone; how many were sent.
    static std::size_t drip(raw_peer& caller, std::string_view octets) {
        for (std::size_t i = 0; i < octets.size(); ++i) {
            if (!caller.send(octets.substr(i, 1))) return i;
            // sleeps because slowness is what is tested
            std::this_thread::sleep_for(20ms);
        }
        return octets.size();
    }
};

TEST_F(SlowCallers, OfTheHandshakeAreClosed) {
    listen_impatiently();
    raw_peer silent(listener->port());
    EXPECT_EQ(silent.read_to_end(), "");
    EXPECT_TRUE(silent.ended());
}

TEST_F(SlowCallers, OfTheHeaderAreClosed) {
    listen_impatiently();
    auto caller = peer();
    EXPECT_LT(drip(caller, get), get.size());
    EXPECT_TRUE(soon([this] { return listener->connections() == 0; }));
}

TEST_F(SlowCallers, OfTheBodyAreClosed) {
    listen_impatiently();
    auto caller = peer();
    caller.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 50\r\n\r\n");
    EXPECT_LT(drip(caller, std::string(50, 'x')), 50U);
    EXPECT_EQ(handler.answered, 0);
}

TEST_F(SlowCallers, ThatAskNothingAreClosed) {
    listen_impatiently();
    auto caller = peer();
    caller.send(get);
    EXPECT_THAT(caller.read_until("/a"), StartsWith("HTTP/1.1 200 "));
    EXPECT_EQ(caller.read_to_end(), "");
    EXPECT_TRUE(caller.ended());
}

TEST_F(SlowCallers, AreNotThoseWhoAskNowAndThen) {
    listen_impatiently();
    auto caller = peer();
    for (int i = 0; i < 6; ++i) {
        std::this_thread::sleep_for(50ms);
        ASSERT_TRUE(caller.send(get));
        EXPECT_THAT(caller.read_until("/a"), StartsWith("HTTP/1.1 200 "));
    }
}

TEST_F(SlowCallers, OfTheAnswerAreClosed) {
    listen_impatiently();
    auto caller = peer();
    caller.send("GET /slow HTTP/1.1\r\nHost: h\r\n\r\n"); // takes 300 ms, over the 200 ms
    EXPECT_EQ(caller.read_to_end(), "");
    EXPECT_TRUE(soon([this] { return listener->connections() == 0; }));
}

TEST_F(ListenerLimits, OneConnectionOverTheLimitIsClosed) {
    auto options = tls_options();
    options.connections = 2;
    listen(std::move(options));
    auto first = peer();
    auto second = peer();
    for (auto* caller : {&first, &second}) {
        caller->send(get);
        ASSERT_THAT(caller->read_until("/a"), StartsWith("HTTP/1.1 200 "));
    }
    EXPECT_FALSE(peer().secured());
    first.send(get);
    EXPECT_THAT(first.read_until("/a"), StartsWith("HTTP/1.1 200 "));
}

TEST_F(ListenerLimits, DrainAnswersWhatIsUnderWayAndClosesTheIdle) {
    listen(tls_options());
    auto idle = peer();
    auto busy = peer();
    idle.send(get);
    ASSERT_THAT(idle.read_until("/a"), StartsWith("HTTP/1.1 200 "));
    busy.send("GET /slow HTTP/1.1\r\nHost: h\r\n\r\n");
    std::this_thread::sleep_for(50ms);
    const auto begin = std::chrono::steady_clock::now();
    on_client_thread(listener->drain(5s));
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 3s);
    EXPECT_THAT(busy.read_to_end(), EndsWith("GET /slow"));
    EXPECT_EQ(idle.read_to_end(), "");
    EXPECT_EQ(listener->connections(), 0U);
    EXPECT_THROW(raw_peer(listener->port()), std::runtime_error);
}

TEST_F(ListenerLimits, DrainHasALimit) {
    listen(tls_options());
    auto busy = peer();
    busy.send("GET /endless HTTP/1.1\r\nHost: h\r\n\r\n");
    std::this_thread::sleep_for(50ms);
    const auto begin = std::chrono::steady_clock::now();
    on_client_thread(listener->drain(100ms));
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 2s);
    EXPECT_EQ(busy.read_to_end(), "");
    EXPECT_EQ(listener->connections(), 0U);
    EXPECT_THAT(errors, testing::IsEmpty());
}

} // namespace
} // namespace kruispunt::tests
