// Outbound calls (COM-04).
#include "tests/integration/net/listener_fixture.hpp"
#include "tests/integration/net/scripted_server.hpp"

#include <gmock/gmock.h>

namespace kruispunt::tests {
namespace {

using ports::call_fault;
using testing::HasSubstr;

constexpr const char* answer_ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

class Client : public listener_fixture {
protected:
    void start_calling() { calling.start(); }

    call_fault call_within(ports::http_client& caller, std::chrono::microseconds limit) {
        return on_client_thread(
                   caller.call(
                       origin(),
                       our_oin,
                       {.method = "GET", .target = "/a", .fields = {}, .body = {}, .peer = {}},
                       std::chrono::steady_clock::now() + limit
                   )
        )
            .fault;
    }
};

TEST_F(Client, CallsAndReusesItsConnection) {
    listen(tls_options());
    auto& caller = client(client_material);
    for (int i = 0; i < 5; ++i) {
        const auto outcome = call(caller, origin(), "/a?b=c", "abc");
        ASSERT_EQ(outcome.fault, call_fault::none) << outcome.detail;
        EXPECT_EQ(outcome.response.status, 200);
        EXPECT_EQ(outcome.response.fields.find("x-size"), "3");
        EXPECT_EQ(outcome.response.body, "POST /a?b=c");
    }
    EXPECT_EQ(listener->connections(), 1U);
}

TEST_F(Client, MayBeCalledFromAnotherThread) {
    listen(tls_options());
    auto& caller = client(client_material);
    auto done = boost::asio::co_spawn(
        serving.executor(1),
        caller.call(
            origin(),
            our_oin,
            {.method = "GET", .target = "/a", .fields = {}, .body = {}, .peer = {}},
            std::chrono::steady_clock::now() + 5s
        ),
        boost::asio::use_future
    );
    EXPECT_EQ(done.get().fault, call_fault::none);
}

// proves: COM-04.3 MS-23.1 refusal
TEST_F(Client, RefusesAnotherOin) {
    listen(tls_options());
    auto& caller = client(client_material);
    const auto outcome = call(caller, origin(), "/a", "", 5s, "00000001999999999000");
    EXPECT_EQ(outcome.fault, call_fault::identity);
    EXPECT_THAT(outcome.detail, HasSubstr("00000001003214345000"));
    EXPECT_EQ(call(caller, origin(), "/a", "", 5s, "").fault, call_fault::identity);
    EXPECT_EQ(handler.answered, 0);
}

// proves: COM-04.2 MS-23.1 refusal
TEST_F(Client, RefusesAnotherHostsCertificate) {
    server_material = pki.issue({.alternative_names = {"DNS:elders.example", "IP:127.0.0.2"}});
    listen(tls_options());
    auto& caller = client(client_material);
    EXPECT_EQ(call(caller, origin()).fault, call_fault::identity);
    const auto by_name = "https://localhost:" + std::to_string(listener->port());
    EXPECT_EQ(call(caller, by_name).fault, call_fault::identity);
    EXPECT_EQ(handler.answered, 0);
}

// proves: COM-04.2 MS-23.1 refusal
TEST_F(Client, ChecksTheHostsName) {
    server_material = pki.issue({.alternative_names = {"DNS:localhost"}});
    listen(tls_options());
    auto& caller = client(client_material);
    const auto by_name = "https://localhost:" + std::to_string(listener->port());
    EXPECT_EQ(call(caller, by_name).fault, call_fault::none);
    EXPECT_EQ(call(caller, origin()).fault, call_fault::identity);
}

// proves: COM-04.1 MS-23.1 refusal
TEST_F(Client, RefusesAnotherAuthoritysExpiredAndRevokedServers) {
    listen(tls_options());
    throwaway_pki strangers;
    EXPECT_EQ(call(client(strangers.issue({})), origin()).fault, call_fault::tls);

    scripted_server expired(pki.issue({.expired = true}), {{answer_ok}});
    auto& caller = client(client_material);
    EXPECT_EQ(call(caller, expired.origin()).fault, call_fault::tls);

    auto checking = client_material;
    checking.crl = pki.crl();
    limits.trust_check = 0ms;
    auto& careful = client(checking);
    EXPECT_EQ(call(careful, origin()).fault, call_fault::none);
    pki.revoke(server_material);
    take_up_files();
    EXPECT_EQ(call(careful, origin()).fault, call_fault::tls) << "idle connection was kept";
}

// proves: COM-03.2 COM-03.3 refusal
TEST_F(Client, ClosesAnIdleConnectionToARevokedServerThoughNobodyCalls) {
    limits.trust_check = 20ms;
    listen(tls_options());
    auto checking = client_material;
    checking.crl = pki.crl();
    auto& caller = client(checking);
    ASSERT_EQ(call(caller, origin()).fault, call_fault::none);
    EXPECT_EQ(listener->connections(), 1U);
    pki.revoke(server_material);
    take_up_files();
    EXPECT_TRUE(soon([this] { return listener->connections() == 0; }));
}

TEST_F(Client, ClosesWhatNobodyUsesAnyMore) {
    limits.trust_check = 20ms;
    limits.pool.idle = 50ms;
    listen(tls_options());
    auto& caller = client(client_material);
    ASSERT_EQ(call(caller, origin()).fault, call_fault::none);
    EXPECT_TRUE(soon([this] { return listener->connections() == 0; }));
    EXPECT_EQ(call(caller, origin()).fault, call_fault::none);
}

// proves: COM-04.4
TEST_F(Client, SaysTlsWhereTheServerRefusesUs) {
    listen(tls_options());
    pki.revoke(client_material);
    take_up_files();
    auto& caller = client(client_material);
    EXPECT_TRUE(soon([&] { return call(caller, origin()).fault == call_fault::tls; }));
}

TEST_F(Client, NamesTheStageThatFailed) {
    start_calling();
    auto& caller = client(client_material);
    EXPECT_EQ(call(caller, "http://127.0.0.1:1").fault, call_fault::name);
    EXPECT_EQ(call(caller, "https://127.0.0.1:1").fault, call_fault::connect);
    EXPECT_EQ(call(caller, "https://nergens.invalid:1").fault, call_fault::name);
    scripted_server not_tls(std::nullopt, {{"SSH-2.0-x\r\n"}});
    EXPECT_EQ(call(caller, not_tls.origin()).fault, call_fault::tls);
}

TEST_F(Client, KeepsToItsDeadline) {
    listen(tls_options());
    auto& caller = client(client_material);
    ASSERT_EQ(call(caller, origin()).fault, call_fault::none);
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(call(caller, origin(), "/slow", "", 100ms).fault, call_fault::timed_out);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 280ms);
    EXPECT_EQ(call(caller, origin(), "/a", "", 0ms).fault, call_fault::timed_out);
    EXPECT_EQ(call(caller, origin()).fault, call_fault::none);
}

TEST_F(Client, AnswerThatComesWithTheDeadlineLeavesNoDeadConnection) {
    listen(tls_options());
    auto& caller = client(client_material);
    for (int i = 0; i < 200; ++i) {
        const auto limit = std::chrono::microseconds(20 * (i % 20) + 100);
        const auto fault = call_within(caller, limit);
        ASSERT_TRUE(fault == call_fault::none || fault == call_fault::timed_out);
        ASSERT_EQ(call(caller, origin()).fault, call_fault::none);
    }
}

TEST_F(Client, WaitsForAFreeConnectionAndNotForEver) {
    limits.pool.connections = 1;
    limits.pool.waiting = 1;
    listen(tls_options());
    auto& caller = client(client_material);
    std::vector<std::future<ports::call_outcome>> calls;
    for (const auto limit : {5'000ms, 100ms, 5'000ms}) {
        calls.push_back(boost::asio::co_spawn(
            calling.executor(0),
            caller.call(
                origin(),
                our_oin,
                {.method = "GET", .target = "/slow", .fields = {}, .body = {}, .peer = {}},
                std::chrono::steady_clock::now() + limit
            ),
            boost::asio::use_future
        ));
    }
    EXPECT_EQ(calls[2].get().fault, call_fault::broken) << "one call too many waits";
    EXPECT_EQ(calls[1].get().fault, call_fault::timed_out);
    EXPECT_EQ(calls[0].get().fault, call_fault::none);
    EXPECT_EQ(call(caller, origin()).fault, call_fault::none);
    EXPECT_EQ(listener->connections(), 1U);
}

TEST_F(Client, StaleConnectionIsReplacedOnceAndOnlyWhereItWasReused) {
    start_calling();
    auto& caller = client(client_material);
    // One answer a connection, then it is closed without a word.
    scripted_server server(server_material, {{answer_ok}, {answer_ok}});
    EXPECT_EQ(call(caller, server.origin()).fault, call_fault::none);
    EXPECT_EQ(call(caller, server.origin()).fault, call_fault::none);
    EXPECT_EQ(server.connections(), 2);

    scripted_server closing(server_material, {{""}, {answer_ok}});
    EXPECT_EQ(call(caller, closing.origin()).fault, call_fault::broken);
    EXPECT_EQ(closing.connections(), 1) << "a new connection's failure is the caller's to repeat";
}

TEST_F(Client, AnswerCutInItsMiddleIsBrokenAndNotRepeated) {
    start_calling();
    auto& caller = client(client_material);
    scripted_server server(
        server_material,
        {{answer_ok, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"}, {answer_ok}}
    );
    EXPECT_EQ(call(caller, server.origin()).fault, call_fault::none);
    const auto outcome = call(caller, server.origin());
    EXPECT_EQ(outcome.fault, call_fault::broken);
    EXPECT_EQ(server.connections(), 1);
}

TEST_F(Client, AnswerWithoutLengthNeedsTlssOwnEnd) {
    start_calling();
    auto& caller = client(client_material);
    scripted_server cut(server_material, {{"HTTP/1.1 200 OK\r\n\r\nhalf"}});
    EXPECT_EQ(call(caller, cut.origin()).fault, call_fault::broken);
}

// proves: MS-23.2 refusal
TEST_F(Client, NeverFollowsARedirect) {
    start_calling();
    auto& caller = client(client_material);
    scripted_server server(
        server_material,
        {{"HTTP/1.1 307 Temporary Redirect\r\nLocation: https://127.0.0.1:1/\r\n"
          "Content-Length: 0\r\n\r\n"}}
    );
    const auto outcome = call(caller, server.origin());
    EXPECT_EQ(outcome.fault, call_fault::none);
    EXPECT_EQ(outcome.response.status, 307);
}

TEST_F(Client, AnswerHasLimits) {
    start_calling();
    limits.answer.body = 10;
    auto& caller = client(client_material);
    scripted_server server(
        server_material,
        {{"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789",
          "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n0123456789x"}}
    );
    EXPECT_EQ(call(caller, server.origin()).fault, call_fault::none);
    const auto outcome = call(caller, server.origin());
    EXPECT_EQ(outcome.fault, call_fault::broken);
    EXPECT_THAT(outcome.detail, HasSubstr("limit"));
}

} // namespace
} // namespace kruispunt::tests
