#include "conformance/suite/running/background_loop.hpp"
#include "conformance/suite/running/sender.hpp"
#include "conformance/suite/tests/keys_made_once.hpp"
#include "conformance/wire/server.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>

namespace kruispunt::conformance::suite::running {
namespace {

constexpr const char* gateway = "00000099000000000000";

/// A system that answers with what it got, over mutual TLS.
class Sender : public tests::keys_made_once {
protected:
    Sender() {
        identity_ = std::make_unique<wire::tls_identity>(wire::tls_files{
            keys_path() / "ca.pem", keys_path() / "sut.pem", keys_path() / "sut.key"});
        loop_.run_there([this] {
            server_ = std::make_unique<wire::server>(
                loop_.loop(),
                wire::socket_name{"127.0.0.1", 0},
                identity_.get(),
                wire::server_limits{},
                [this](const wire::request& got, const wire::reply& give) { answer(got, give); }
            );
        });
    }

    ~Sender() override {
        loop_.run_there([this] { server_.reset(); });
    }

    void answer(const wire::request& got, const wire::reply& give) {
        ++calls_;
        if (got.unreadable != 0) return give(wire::response{got.unreadable, {}, {}});
        if (got.target == "/close") return give(std::nullopt);
        if (got.target == "/silent") {
            silent_ = give;
            return;
        }
        give(wire::response{200, {}, got.peer_oin + " " + got.method + " " + got.body});
    }

    sender to_system(const std::string& oin = gateway) {
        return {
            keys_path(),
            {"localhost", std::to_string(server_->port()), ""},
            oin,
            std::chrono::milliseconds(600)};
    }

    static wire::request request(const std::string& target = "/x") {
        wire::request what;
        what.method = "POST";
        what.target = target;
        what.body = "body";
        return what;
    }

    evidence::exchange send(const std::optional<catalogue::change>& changed) {
        auto over = to_system();
        return over.send(request(), "region", changed);
    }

    static std::string stage(const evidence::exchange& seen) {
        return seen.failed ? seen.failed->stage : "answered";
    }

    background_loop loop_;
    std::unique_ptr<wire::tls_identity> identity_;
    std::unique_ptr<wire::server> server_;
    std::atomic<int> calls_{0};
    wire::reply silent_;
};

TEST_F(Sender, TellsWhatWentAndWhatCame) {
    const auto seen = send(std::nullopt);
    ASSERT_TRUE(seen.got) << stage(seen);
    EXPECT_EQ(seen.got->body, "00000099000000000002 POST body");
    EXPECT_EQ(seen.certificate, "region");
    EXPECT_EQ(wire::header_value(seen.sent.headers, "Content-Length"), "4");
    ASSERT_TRUE(seen.tls);
    EXPECT_EQ(seen.tls->version, "TLSv1.3");
    EXPECT_EQ(seen.tls->peer_oin, gateway);
    EXPECT_EQ(seen.tls->peer_sha256.size(), 64U);
}

TEST_F(Sender, AnotherCertificateIsShownOnAConnectionOfItsOwn) {
    auto over = to_system();
    ASSERT_TRUE(over.send(request(), "region", std::nullopt).got);
    const auto seen = over.send(request(), "region", catalogue::other_certificate{"nobody"});
    ASSERT_TRUE(seen.got);
    EXPECT_EQ(seen.certificate, "nobody");
    EXPECT_EQ(seen.got->body, "00000099000000009999 POST body");
    const auto after = over.send(request(), "region", std::nullopt);
    EXPECT_EQ(after.got->body, "00000099000000000002 POST body");
}

TEST_F(Sender, WhoShowsNoneOrAWrongCertificateIsNotAnswered) {
    for (const char* const wrong : {"none", "expired", "other_authority"}) {
        const auto seen = send(catalogue::other_certificate{wrong});
        EXPECT_FALSE(seen.got) << wrong;
        EXPECT_TRUE(seen.failed) << wrong;
    }
    EXPECT_EQ(calls_, 0);
}

TEST_F(Sender, OlderTlsIsReallyOffered) {
    EXPECT_EQ(send(catalogue::other_tls{"1.2"}).tls->version, "TLSv1.2");
    EXPECT_EQ(stage(send(catalogue::other_tls{"1.1"})), "handshake");
    EXPECT_EQ(stage(send(catalogue::other_tls{"1.2_cbc"})), "handshake");
    EXPECT_EQ(calls_, 1);
}

TEST_F(Sender, BrokenHttpReachesTheSystemAsItIs) {
    for (const char* const how : {"bad_request_line", "two_lengths", "broken_chunk"}) {
        const auto seen = send(catalogue::broken_http{how});
        ASSERT_TRUE(seen.got) << how << ": " << stage(seen);
        EXPECT_EQ(seen.got->status, 400U) << how;
    }
}

TEST_F(Sender, AServerThatIsAnotherIsNotSpokenTo) {
    auto over = to_system("00000099000000007777");
    EXPECT_EQ(stage(over.send(request(), "region", std::nullopt)), "identity");
    EXPECT_EQ(calls_, 0);
}

TEST_F(Sender, AClosedConnectionAndASilentSystemAreTold) {
    auto over = to_system();
    EXPECT_EQ(stage(over.send(request("/close"), "region", std::nullopt)), "receive");
    EXPECT_EQ(stage(over.send(request("/silent"), "region", std::nullopt)), "timeout");
    // And on the connection that was to be kept: said once more, on a new one.
    ASSERT_TRUE(over.send(request(), "region", std::nullopt).got);
    loop_.run_there([this] {
        server_->close();
        server_->open();
    });
    EXPECT_TRUE(over.send(request(), "region", std::nullopt).got);
    loop_.run_there([this] { server_->close(); });
    EXPECT_EQ(stage(over.send(request(), "region", std::nullopt)), "connect");
    if (silent_) loop_.run_there([this] { silent_(std::nullopt); });
}

TEST_F(Sender, APathOfTheSystemsAddressComesFirst) {
    sender over(
        keys_path(),
        {"localhost", std::to_string(server_->port()), "/under"},
        gateway,
        std::chrono::milliseconds(600)
    );
    EXPECT_EQ(over.send(request(), "region", std::nullopt).sent.target, "/under/x");
}

} // namespace
} // namespace kruispunt::conformance::suite::running
