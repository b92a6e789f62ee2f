#include "conformance/tests/fake_gateway.hpp"
#include "conformance/tests/loop_thread.hpp"
#include "conformance/tests/pki.hpp"
#include "conformance/wire/server.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <optional>
#include <stdexcept>

namespace kruispunt::conformance::tests {
namespace {

using wire::failure;
using wire::response;

/// A TLS server that echoes, and clients with this and that certificate.
class Wire : public testing::Test {
protected:
    Wire() : trusted_(folder_.path(), "ca"), other_(folder_.path(), "other-ca") {
        trusted_.issue("server", region_oin, "localhost");
        trusted_.issue("elsewhere", region_oin, "elsewhere.test");
        trusted_.issue("client", gateway_oin, "localhost");
        other_.issue("foreign", gateway_oin, "localhost");
    }

    ~Wire() override { thread_.stop(); }

    void serve(const std::string& certificate, wire::server_limits limits = {}) {
        identity_.emplace(trusted_.files(certificate));
        server_.emplace(
            thread_.loop,
            wire::socket_name{"127.0.0.1", 0},
            &*identity_,
            limits,
            [this](const wire::request& got, const wire::reply& give) { echo(got, give); }
        );
        thread_.start();
    }

    void echo(const wire::request& got, const wire::reply& give) {
        ++served_;
        if (got.unreadable != 0) return give(response{got.unreadable, {}, "beyond"});
        if (got.target == "/silent") return give(std::nullopt);
        give(response{200, {}, got.peer_oin + " " + got.target + " " + got.body});
    }

    wire::client& client(const wire::tls_files& files, const std::string& oin = region_oin) {
        thread_.run_there([&] {
            client_.reset();
            client_.emplace(
                thread_.loop,
                std::make_shared<const wire::tls_identity>(files),
                oin,
                std::chrono::seconds(5)
            );
        });
        return *client_;
    }

    std::string url() const { return "https://localhost:" + std::to_string(server_->port()); }

    wire::outcome get(wire::client& with, const std::string& target) {
        return thread_.send(with, url(), {"GET", target, {}, {}, {}, 0});
    }

    temporary_folder folder_;
    authority trusted_;
    authority other_;
    std::optional<wire::tls_identity> identity_;
    loop_thread thread_;
    std::optional<wire::server> server_;
    std::optional<wire::client> client_;
    std::atomic<int> served_{0};
};

std::string stage_of(const wire::outcome& came) {
    const auto* const why = std::get_if<failure>(&came);
    return why == nullptr ? "answered" : why->stage;
}

TEST_F(Wire, ShowsEachSideTheOthersOin) {
    serve("server");
    const auto came = get(client(trusted_.files("client")), "/a");
    ASSERT_EQ(stage_of(came), "answered");
    EXPECT_EQ(std::get<response>(came).body, std::string(gateway_oin) + " /a ");
}

TEST_F(Wire, RefusesAServerWithAnotherOin) {
    serve("server");
    EXPECT_EQ(stage_of(get(client(trusted_.files("client"), gateway_oin), "/a")), "identity");
    EXPECT_EQ(served_, 0);
}

TEST_F(Wire, RefusesAServerOfAnotherName) {
    serve("elsewhere");
    EXPECT_EQ(stage_of(get(client(trusted_.files("client")), "/a")), "handshake");
    EXPECT_EQ(served_, 0);
}

TEST_F(Wire, RefusesAServerOfAnotherAuthority) {
    serve("server");
    EXPECT_EQ(stage_of(get(client(other_.files("foreign")), "/a")), "handshake");
}

TEST_F(Wire, RefusesAClientOfAnotherAuthorityOrNone) {
    serve("server");
    auto foreign = other_.files("foreign");
    foreign.ca = trusted_.files("client").ca;
    EXPECT_NE(stage_of(get(client(foreign), "/a")), "answered");
    EXPECT_NE(stage_of(get(client({foreign.ca, {}, {}}), "/a")), "answered");
    EXPECT_EQ(served_, 0);
}

TEST_F(Wire, ClosesWithoutAnAnswerWhenTold) {
    serve("server");
    EXPECT_EQ(stage_of(get(client(trusted_.files("client")), "/silent")), "receive");
    EXPECT_EQ(served_, 1);
}

TEST_F(Wire, IsReallyGoneWhileClosedAndBackOnTheSamePort) {
    serve("server");
    auto& caller = client(trusted_.files("client"));
    ASSERT_EQ(stage_of(get(caller, "/a")), "answered");
    const auto port = server_->port();
    thread_.run_there([&] { server_->close(); });
    EXPECT_EQ(stage_of(get(caller, "/b")), "connect");
    thread_.run_there([&] { server_->open(); });
    EXPECT_EQ(server_->port(), port);
    EXPECT_EQ(stage_of(get(caller, "/c")), "answered");
}

TEST(Loop, RunsOnWhileNothingIsToBeDone) {
    loop_thread thread;
    thread.start();
    for (int i = 0; i < 100; ++i) {
        bool ran = false;
        thread.run_there([&ran] { ran = true; });
        EXPECT_TRUE(ran);
    }
}

TEST_F(Wire, TakesABodyAtTheLimitAndNamesOneBeyond) {
    wire::server_limits limits;
    limits.body = 1000;
    serve("server", limits);
    auto& caller = client(trusted_.files("client"));
    const auto status_for = [&](std::size_t size) {
        const auto came =
            thread_.send(caller, url(), {"POST", "/a", {}, std::string(size, 'x'), {}, 0});
        return std::get<response>(came).status;
    };
    EXPECT_EQ(status_for(1000), 200U);
    EXPECT_EQ(status_for(1001), 413U);
}

TEST_F(Wire, NamesTooManyOrTooLargeHeaders) {
    wire::server_limits limits;
    limits.fields = 10;
    limits.header = 4096;
    serve("server", limits);
    auto& caller = client(trusted_.files("client"));
    const auto status_for = [&](std::size_t count, std::size_t size) {
        wire::request what{"GET", "/a", {}, {}, {}, 0};
        for (std::size_t i = 0; i < count; ++i)
            what.headers.push_back({"X-" + std::to_string(i), std::string(size, 'x')});
        return std::get<response>(thread_.send(caller, url(), what)).status;
    };
    // Host is the tenth.
    EXPECT_EQ(status_for(9, 1), 200U);
    EXPECT_EQ(status_for(10, 1), 431U);
    EXPECT_EQ(status_for(1, 5000), 431U);
}

TEST_F(Wire, DropsConnectionsBeyondTheLimit) {
    wire::server_limits limits;
    limits.connections = 1;
    serve("server", limits);
    auto& first = client(trusted_.files("client"));
    ASSERT_EQ(stage_of(get(first, "/kept")), "answered");
    const auto came =
        thread_.send(first, url(), {"GET", "/second", {}, {}, {}, 0}, wire::reuse::fresh);
    EXPECT_NE(stage_of(came), "answered");
    EXPECT_EQ(stage_of(get(first, "/kept")), "answered");
}

TEST_F(Wire, RefusesToStartWithoutItsFiles) {
    EXPECT_THROW(wire::tls_identity({folder_.path() / "none.pem", {}, {}}), std::runtime_error);
    EXPECT_THROW(
        wire::tls_identity({folder_.path() / "ca.pem", folder_.path() / "none.pem", {}}),
        std::runtime_error
    );
}

} // namespace
} // namespace kruispunt::conformance::tests
