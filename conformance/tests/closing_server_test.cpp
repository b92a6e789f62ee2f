#include "conformance/tests/loop_thread.hpp"
#include "conformance/tests/pki.hpp"
#include "conformance/wire/server.hpp"

#include <gtest/gtest.h>
#include <openssl/ssl.h>

#include <arpa/inet.h>
#include <functional>
#include <future>
#include <memory>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

namespace kruispunt::conformance::tests {
namespace {

/// A blocking TLS connection to a server on this machine, whose every `say` is a record of its own.
class tls_caller {
public:
    tls_caller(std::uint16_t port, const wire::tls_files& shows)
        : socket_(::socket(AF_INET, SOCK_STREAM, 0)), context_(SSL_CTX_new(TLS_client_method())),
          session_(nullptr) {
        SSL_CTX_use_certificate_chain_file(context_, shows.certificate.c_str());
        SSL_CTX_use_PrivateKey_file(context_, shows.key.c_str(), SSL_FILETYPE_PEM);
        session_ = SSL_new(context_);
        const int at_once = 1;
        ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_port = htons(port);
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&at), sizeof at) == 0 &&
                     SSL_set_fd(session_, socket_) == 1 && SSL_connect(session_) == 1;
    }

    ~tls_caller() {
        SSL_free(session_);
        SSL_CTX_free(context_);
        ::close(socket_);
    }

    tls_caller(const tls_caller&) = delete;
    tls_caller& operator=(const tls_caller&) = delete;

    bool say(const std::string& text) {
        const auto size = static_cast<int>(text.size());
        return connected_ && SSL_write(session_, text.data(), size) == size;
    }

    bool is_answered() {
        char first = 0;
        return SSL_read(session_, &first, 1) == 1;
    }

private:
    int socket_;
    SSL_CTX* context_;
    SSL* session_;
    bool connected_ = false;
};

struct counted {
    bool gone = false;
    int in_time = 0;
    int too_late = 0;
};

/// Turns of the loop between the moment that a request is there to be read and that its server
/// ends: more than reading one takes, so that every place in between is hit.
constexpr int most_turns = 40;

void after_turns(loop_thread& on, int turns, const std::function<void()>& task) {
    if (turns == 0) return task();
    on.loop.post([&on, turns, task] { after_turns(on, turns - 1, task); });
}

/// A server that ends so many turns of the loop after a request, in two TLS records, came in.
class ClosingServer : public testing::Test {
protected:
    ClosingServer() : authority_(folder_.path(), "ca") {
        authority_.issue("server", "00000001001000000001", "localhost");
        authority_.issue("caller", "00000001002000000002", "localhost");
        identity_ = std::make_unique<wire::tls_identity>(authority_.files("server"));
    }

    ~ClosingServer() override { thread_.stop(); }

    void hand_over_when(int turns, const std::function<void(std::unique_ptr<wire::server>&)>& end) {
        const auto files = authority_.files("caller");
        counted seen; // loop's thread
        std::unique_ptr<wire::server> server;
        thread_.run_there([&] { server = listening(seen); });
        tls_caller caller(server->port(), files);
        ASSERT_TRUE(caller.say("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        ASSERT_TRUE(caller.is_answered());
        // The server waits for its next request by now, and the loop stands still until it is
        // there.
        for (int turn = 0; turn < 3; ++turn)
            thread_.run_there([] {});
        std::promise<void> held;
        std::promise<void> sent;
        std::promise<void> ended;
        thread_.loop.post([&, there = sent.get_future().share()] {
            held.set_value();
            there.wait();
            after_turns(thread_, turns, [&] {
                end(server);
                seen.gone = true;
                after_turns(thread_, most_turns, [&ended] { ended.set_value(); });
            });
        });
        held.get_future().wait();
        ASSERT_TRUE(caller.say("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n"));
        ASSERT_TRUE(caller.say("{}"));
        sent.set_value();
        ended.get_future().wait();
        thread_.run_there([&] { server.reset(); });
        EXPECT_EQ(seen.too_late, 0) << turns << " turns";
        in_time_ += seen.in_time - 1;
    }

    std::unique_ptr<wire::server> listening(counted& seen) {
        return std::make_unique<wire::server>(
            thread_.loop,
            wire::socket_name{"127.0.0.1", 0},
            identity_.get(),
            wire::server_limits{},
            [&seen](const wire::request& /*got*/, const wire::reply& give) {
                ++(seen.gone ? seen.too_late : seen.in_time);
                give(wire::response{200, {}, "x"});
            }
        );
    }

    /// Ends a server at every turn; that some requests came in time shows that all turns were hit.
    void end_at_every_turn(const std::function<void(std::unique_ptr<wire::server>&)>& end) {
        thread_.start();
        for (int turns = 0; turns <= most_turns; ++turns)
            hand_over_when(turns, end);
        EXPECT_GT(in_time_, 0);
        EXPECT_LT(in_time_, most_turns);
    }

    temporary_folder folder_;
    authority authority_;
    std::unique_ptr<wire::tls_identity> identity_;
    loop_thread thread_;
    int in_time_ = 0;
};

TEST_F(ClosingServer, HandsNothingOverOnceItIsGone) {
    end_at_every_turn([](std::unique_ptr<wire::server>& server) { server.reset(); });
}

TEST_F(ClosingServer, HandsNothingOverOnceItIsClosed) {
    end_at_every_turn([](std::unique_ptr<wire::server>& server) { server->close(); });
}

} // namespace
} // namespace kruispunt::conformance::tests
