// Certificates, trust and revocation lists that change while connections stand (COM-03, COM-05).
#include "tests/integration/net/chain_pki.hpp"
#include "tests/integration/net/listener_fixture.hpp"
#include "tests/integration/net/raw_peer.hpp"

#include <gmock/gmock.h>

#include <atomic>

namespace kruispunt::tests {
namespace {

using ports::call_fault;
using testing::HasSubstr;

const std::string get = "GET /a HTTP/1.1\r\nHost: h\r\n\r\n";
const std::string get_endless = "GET /endless HTTP/1.1\r\nHost: h\r\n\r\n";

class Credentials : public listener_fixture {
protected:
    void serve(const net::tls_material& material) {
        net::listener_options options;
        options.address = "127.0.0.1";
        options.tls.emplace();
        options.tls->credentials = &hold(material);
        options.tls->trust_check = 20ms;
        options.tls->trust_again = 50ms;
        limits.trust_check = 20ms;
        limits.trust_again = 50ms;
        listen(std::move(options));
    }

    std::unique_ptr<raw_peer> standing() {
        auto peer = std::make_unique<raw_peer>(listener->port(), raw_tls{.identity = caller_});
        EXPECT_TRUE(peer->send(get));
        EXPECT_THAT(peer->read_until("GET /a"), HasSubstr("200 OK"));
        return peer;
    }

    bool is_refused() const {
        raw_peer peer(listener->port(), raw_tls{.identity = caller_});
        return !peer.secured() || !peer.send(get) || peer.read_until("GET /a").empty();
    }

    /// A call that waits for an answer for ever, begun.
    std::future<ports::call_outcome> endless(ports::http_client& with) {
        return boost::asio::co_spawn(
            calling.executor(0),
            with.call(
                origin(),
                our_oin,
                {.method = "GET", .target = "/endless", .fields = {}, .body = {}, .peer = {}},
                std::chrono::steady_clock::now() + 1h
            ),
            boost::asio::use_future
        );
    }

    chain_pki chain_;
    net::tls_material server_ = chain_.party("server");
    net::tls_material caller_ = chain_.party("caller");
};

// proves: COM-03.3 COM-03.4 refusal
TEST_F(Credentials, AStandingCallerWhoseAuthorityIsRevokedIsClosedIdleOrBusy) {
    serve(server_);
    const auto idle = standing();
    const auto busy = standing();
    ASSERT_TRUE(busy->send(get_endless));
    chain_.revoke_authority();
    take_up_files();
    for (auto* peer : {idle.get(), busy.get()}) {
        EXPECT_EQ(peer->read_to_end(), "");
        EXPECT_TRUE(peer->ended());
    }
    EXPECT_TRUE(is_refused());
}

// proves: COM-03.3 COM-03.4 refusal
TEST_F(Credentials, ACallUnderWayToARevokedServerIsBrokenOffAndNotRepeated) {
    serve(server_);
    auto& caller = client(caller_);
    auto under_way = endless(caller);
    ASSERT_TRUE(soon([this] { return listener->connections() == 1; }));
    chain_.revoke(server_);
    held.back().holders()[0]->read_again(domain::instant(std::chrono::hours(0)))();
    ASSERT_EQ(under_way.wait_for(5s), std::future_status::ready);
    EXPECT_NE(under_way.get().fault, call_fault::none);
    EXPECT_EQ(call(caller, origin()).fault, call_fault::tls);
    EXPECT_EQ(handler.answered, 0);
}

// proves: COM-05.8 refusal
TEST_F(Credentials, ACallerWhoseTrustHasGoneIsClosed) {
    serve(server_);
    const auto peer = standing();
    const chain_pki others;
    chain_.write("ca.pem", chain_pki::text(others.at("ca.pem")));
    chain_.write("crl.pem", chain_pki::text(others.at("crl.pem")));
    take_up_files();
    EXPECT_EQ(peer->read_to_end(), "");
    EXPECT_TRUE(peer->ended());
    EXPECT_TRUE(is_refused());
}

// proves: COM-03.5 refusal
TEST_F(Credentials, AListThatExpiresClosesWhomItsAuthorityVouchesFor) {
    chain_.lists_hold_for(3s);
    serve(server_);
    auto& caller = client(caller_);
    const auto peer = standing();
    ASSERT_EQ(call(caller, origin()).fault, call_fault::none);
    EXPECT_EQ(peer->read_to_end(), "");
    EXPECT_TRUE(peer->ended());
    EXPECT_TRUE(is_refused());
    EXPECT_EQ(call(caller, origin()).fault, call_fault::tls);
    chain_.lists_hold_for(1h);
    take_up_files();
    EXPECT_TRUE(soon([this] { return !is_refused(); })) << "a new list mends it";
    EXPECT_EQ(call(caller, origin()).fault, call_fault::none);
}

// proves: COM-03.3 refusal
TEST_F(Credentials, ACertificateThatExpiresEndsItsConnection) {
    auto profile = chain_.profile();
    profile.valid.until =
        std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) + 3s;
    caller_ = chain_.party("caller", profile);
    serve(server_);
    const auto peer = standing();
    EXPECT_EQ(peer->read_to_end(), "");
    EXPECT_TRUE(peer->ended());
}

// proves: COM-05.1 COM-05.2 refusal
TEST_F(Credentials, AKnownCallerIsTakenByEachOfItsKnownCertificatesWhileItChanges) {
    server_.known.emplace(our_oin, chain_.write("known.pem", chain_pki::text(caller_.certificate)));
    serve(server_);
    const auto old = caller_;
    const auto standing_old = standing();
    caller_ = chain_.party("next");
    EXPECT_TRUE(is_refused());
    const auto both = chain_pki::text(old.certificate) + chain_pki::text(caller_.certificate);
    chain_.write("known.pem", both);
    take_up_files();
    EXPECT_TRUE(soon([this] { return !is_refused(); }));
    ASSERT_TRUE(standing_old->send(get));
    EXPECT_THAT(standing_old->read_until("GET /a"), HasSubstr("200 OK"));
    chain_.write("known.pem", chain_pki::text(caller_.certificate));
    take_up_files();
    EXPECT_EQ(standing_old->read_to_end(), "");
    EXPECT_FALSE(is_refused());
    caller_ = old;
    EXPECT_TRUE(is_refused());
}

// proves: COM-05.1 refusal
TEST_F(Credentials, AKnownServerIsCalledByItsKnownCertificatesAlone) {
    const auto next = chain_.party("next");
    serve(server_);
    auto checking = caller_;
    checking.known.emplace(our_oin, chain_.write("known.pem", chain_pki::text(next.certificate)));
    auto& caller = client(checking);
    EXPECT_EQ(call(caller, origin()).fault, call_fault::tls);
    chain_.write("known.pem", chain_pki::text(server_.certificate));
    take_up_files();
    EXPECT_EQ(call(caller, origin()).fault, call_fault::none);
}

// proves: COM-05.3
TEST_F(Credentials, OursAreReplacedUnderLoadAndNoExchangeFails) {
    constexpr int changes = 20;
    serve(server_);
    auto& caller = client(caller_);
    std::atomic<bool> enough = false;
    std::atomic<int> failures = 0;
    std::atomic<int> answers = 0;
    std::vector<std::thread> loading;
    for (const char* target : {"/a", "/slow", "/a", "/slow"})
        loading.emplace_back([this, target, &caller, &enough, &failures, &answers] {
            while (!enough)
                ++(call(caller, origin(), target).fault == call_fault::none ? answers : failures);
        });
    const auto& callers = held.front().seen();
    EXPECT_TRUE(soon([&callers] { return callers.all().size() == 1; }));
    for (int i = 1; i <= changes; ++i) {
        chain_.party("server");
        chain_.party("caller");
        take_up_files();
        const auto shown = static_cast<std::size_t>(i) + 1;
        EXPECT_TRUE(soon([&callers, shown] { return callers.all().size() == shown; }));
    }
    enough = true;
    for (auto& one : loading)
        one.join();
    EXPECT_EQ(failures, 0);
    EXPECT_GT(answers, changes);
    EXPECT_GT(held.back().seen().all().size(), 2U) << "the server showed others too";
}

// proves: COM-05.7
TEST_F(Credentials, BothSidesRememberWhatTheOtherShowed) {
    serve(server_);
    ASSERT_EQ(call(client(caller_), origin()).fault, call_fault::none);
    for (auto& credentials : held) {
        const auto seen = credentials.seen().all();
        ASSERT_EQ(seen.size(), 1U);
        EXPECT_EQ(seen[0].oin, our_oin);
        EXPECT_EQ(seen[0].common_name, "Testpartij");
        EXPECT_GT(seen[0].ends, std::chrono::system_clock::now());
        EXPECT_GT(seen[0].seen, std::chrono::system_clock::now() - std::chrono::minutes(1));
    }
}

} // namespace
} // namespace kruispunt::tests
