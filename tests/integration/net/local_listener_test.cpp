#include "gateway/net/local_call.hpp"
#include "gateway/net/local_listener.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <vector>

namespace kruispunt::net {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// Says who asked, by whom the door knew them.
class who_asks final : public ports::http_handler {
public:
    ports::task<ports::http_response> handle(ports::http_request request) override {
        ports::http_response response;
        response.body = request.peer.common_name;
        co_return response;
    }

    ports::http_response refuse(ports::transport_fault, std::string_view) const override {
        return {.status = 400, .fields = {}, .body = {}};
    }
};

class LocalListener : public testing::Test {
protected:
    ~LocalListener() override {
        threads_.stop();
        threads_.join();
    }

    std::unique_ptr<local_listener> listen(fs::path file, std::size_t connections = 16) {
        local_options options;
        options.file = std::move(file);
        options.connections = connections;
        auto made = std::make_unique<local_listener>(threads_, std::move(options), handler_);
        made->start();
        return made;
    }

    static ports::call_outcome ask(const fs::path& file) {
        ports::http_request request;
        request.method = "GET";
        request.target = "/";
        return call_local(file, request, std::chrono::steady_clock::now() + 5s);
    }

    /// A connection that says nothing.
    static int connect_silently(const fs::path& file) {
        const int handle = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_un at{};
        at.sun_family = AF_UNIX;
        file.string().copy(at.sun_path, sizeof at.sun_path - 1);
        EXPECT_EQ(::connect(handle, reinterpret_cast<const sockaddr*>(&at), sizeof at), 0);
        return handle;
    }

    support::temporary_folder folder_;
    who_asks handler_;
    io_threads threads_{1};
};

// proves: BEH-11.8 acceptance
TEST_F(LocalListener, KnowsWhoAsksByTheKernel) {
    const auto file = folder_.path() / "operators.sock";
    const auto listening = listen(file);
    threads_.start();
    const auto began = std::chrono::steady_clock::now();
    const auto answer = ask(file);
    EXPECT_EQ(answer.fault, ports::call_fault::none) << answer.detail;
    EXPECT_EQ(answer.response.body, "uid " + std::to_string(::getuid()));
    EXPECT_LT(std::chrono::steady_clock::now() - began, 4s) << "the answer ends the call";
    EXPECT_EQ(fs::status(file).permissions(), fs::perms(0600));
}

TEST_F(LocalListener, WorksHoweverLongTheFoldersNameIs) {
    const auto deep = folder_.path() / std::string(120, 'x') / std::string(120, 'y');
    fs::create_directories(deep);
    const auto listening = listen(deep / "operators.sock");
    threads_.start();
    EXPECT_EQ(ask(deep / "operators.sock").response.status, 200);
}

// proves: BEH-11.8
TEST_F(LocalListener, TakesThePlaceOfADeadOnesSocketAndOfNothingElse) {
    const auto file = folder_.path() / "operators.sock";
    const int left = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un at{};
    at.sun_family = AF_UNIX;
    file.string().copy(at.sun_path, sizeof at.sun_path - 1);
    ASSERT_EQ(::bind(left, reinterpret_cast<const sockaddr*>(&at), sizeof at), 0);
    ::close(left);
    ASSERT_TRUE(fs::exists(file));
    EXPECT_EQ(ask(file).fault, ports::call_fault::connect);
    auto listening = listen(file);
    threads_.start();
    EXPECT_EQ(ask(file).response.status, 200);
    listening.reset();
    EXPECT_FALSE(fs::exists(file)) << "who ends in order takes it away";

    std::ofstream(file) << "a file";
    EXPECT_THROW(listen(file), std::runtime_error);
    EXPECT_TRUE(fs::exists(file));
    EXPECT_THROW(listen(folder_.path() / "nowhere" / "operators.sock"), std::runtime_error);
    EXPECT_THROW(listen(folder_.path() / std::string(81, 'z')), std::runtime_error);
}

TEST_F(LocalListener, OneConnectionTooManyIsClosedUnanswered) {
    const auto file = folder_.path() / "operators.sock";
    const auto listening = listen(file, 2);
    threads_.start();
    const std::vector<int> held{connect_silently(file), connect_silently(file)};
    EXPECT_EQ(ask(file).fault, ports::call_fault::broken);
    ::close(held[0]);
    bool answered = false;
    for (int tries = 0; tries < 100 && !answered; ++tries)
        answered = ask(file).fault == ports::call_fault::none;
    EXPECT_TRUE(answered);
    ::close(held[1]);
}

} // namespace
} // namespace kruispunt::net
