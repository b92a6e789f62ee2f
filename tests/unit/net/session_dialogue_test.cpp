#include "gateway/net/client_connection.hpp"
#include "gateway/net/server_session.hpp"
#include "gateway/net/spawn.hpp"
#include "tests/unit/net/scripted_stream.hpp"

#include <boost/asio/io_context.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>

namespace kruispunt::net {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

class recording_handler : public ports::http_handler {
public:
    ports::task<ports::http_response> handle(ports::http_request request) override {
        asked.push_back(request);
        co_return ports::http_response{
            .status = 200, .fields = {}, .body = "<" + request.body + ">"};
    }

    ports::http_response refuse(ports::transport_fault, std::string_view target) const override {
        return {.status = 400, .fields = {}, .body = "refused " + std::string(target)};
    }

    ports::task<void>
    note_refused(ports::peer who, ports::transport_fault, std::string target) override {
        noted.push_back(who.oin + " " + target);
        co_return;
    }

    std::vector<ports::http_request> asked;
    std::vector<std::string> noted;
};

ports::task<void> live(std::unique_ptr<server_session> session) {
    const bool opened = co_await session->open();
    if (opened) co_await session->serve();
}

/// Runs a session over a script to its end.
void converse(
    const std::deque<std::string>& pieces, scripted_stream::record& seen, recording_handler& handler
) {
    boost::asio::io_context context;
    auto session = std::make_unique<server_session>(
        std::make_unique<scripted_stream>(pieces, seen),
        context.get_executor(),
        message_limits(),
        session_times(),
        handler
    );
    task_group group([](auto, auto reason) { ADD_FAILURE() << reason; });
    spawn(context.get_executor(), group, live(std::move(session)), "session");
    context.run_for(std::chrono::seconds(5));
    EXPECT_EQ(group.in_flight(), 0U);
}

std::string post(const std::string& body) {
    return "POST /p HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
}

TEST(SessionDialogue, AnswersPipelinedRequestsInOrder) {
    scripted_stream::record seen;
    recording_handler handler;
    converse({post("one") + post("two") + post("three")}, seen, handler);
    ASSERT_EQ(handler.asked.size(), 3U);
    EXPECT_EQ(handler.asked[0].peer.oin, "00000001003214345000");
    EXPECT_LT(seen.written.find("<one>"), seen.written.find("<two>"));
    EXPECT_THAT(seen.written, EndsWith("<three>"));
    EXPECT_TRUE(seen.aborted);
}

TEST(SessionDialogue, OneWriteForOneAnswer) {
    scripted_stream::record seen;
    recording_handler handler;
    converse({post("one")}, seen, handler);
    EXPECT_EQ(seen.operations, 4); // handshake, read, write, the read that meets the end
}

// proves: COM-28.12 refusal
TEST(SessionDialogue, AnswersARefusalAndParts) {
    scripted_stream::record seen;
    recording_handler handler;
    converse({"GET /p HTTP/1.1\r\nHost: h\r\nHost: h\r\n\r\n", "left unread"}, seen, handler);
    EXPECT_TRUE(handler.asked.empty());
    EXPECT_THAT(seen.written, StartsWith("HTTP/1.1 400 "));
    EXPECT_THAT(seen.written, HasSubstr("Connection: close\r\n"));
    EXPECT_THAT(seen.written, EndsWith("refused /p"));
    EXPECT_THAT(handler.noted, testing::ElementsAre("00000001003214345000 /p"));
    EXPECT_TRUE(seen.closed_send);
}

TEST(SessionDialogue, SaysContinueToAPeerThatWaits) {
    scripted_stream::record seen;
    recording_handler handler;
    converse(
        {"POST /p HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n", "ab"},
        seen,
        handler
    );
    EXPECT_THAT(seen.written, StartsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK"));
    EXPECT_THAT(seen.written, EndsWith("<ab>"));
}

TEST(SessionDialogue, EndsWhereverTheConnectionBreaks) {
    const std::deque<std::string> script{
        post("one").substr(0, 20), post("one").substr(20), post("two")};
    scripted_stream::record whole;
    recording_handler all;
    converse(script, whole, all);
    ASSERT_GT(whole.operations, 5);
    for (int at = 0; at < whole.operations; ++at) {
        scripted_stream::record seen;
        seen.fail_at = at;
        recording_handler handler;
        converse(script, seen, handler);
        EXPECT_EQ(seen.operations, at + 1) << "went on after the failure";
        EXPECT_LE(seen.written.size(), whole.written.size());
    }
}

ports::task<void>
exchange(std::unique_ptr<client_connection> connection, std::optional<ports::call_outcome>& out) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    out = co_await connection->open("00000001003214345000", until);
    if (out->fault == ports::call_fault::none)
        out = co_await connection->exchange("GET", false, until);
}

ports::call_outcome call(const std::deque<std::string>& pieces, scripted_stream::record& seen) {
    boost::asio::io_context context;
    auto connection = std::make_unique<client_connection>(
        std::make_unique<scripted_stream>(pieces, seen), context.get_executor(), message_limits()
    );
    task_group group([](auto, auto reason) { ADD_FAILURE() << reason; });
    std::optional<ports::call_outcome> outcome;
    spawn(context.get_executor(), group, exchange(std::move(connection), outcome), "call");
    context.run_for(std::chrono::seconds(5));
    return outcome.value_or(ports::call_outcome{ports::call_fault::timed_out, "did not end", {}});
}

TEST(ClientDialogue, NamesTheStageWhereverTheConnectionBreaks) {
    const std::deque<std::string> script{"HTTP/1.1 200 OK\r\nContent-", "Length: 3\r\n\r\n", "abc"};
    scripted_stream::record whole;
    EXPECT_EQ(call(script, whole).response.body, "abc");
    for (int at = 0; at < whole.operations; ++at) {
        scripted_stream::record seen;
        seen.fail_at = at;
        const auto expected = at == 0 ? ports::call_fault::tls : ports::call_fault::broken;
        EXPECT_EQ(call(script, seen).fault, expected) << at;
    }
}

} // namespace
} // namespace kruispunt::net
