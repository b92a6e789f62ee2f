#include "tests/integration/net/listener_fixture.hpp"
#include "tests/integration/net/raw_peer.hpp"

#include <boost/asio/post.hpp>
#include <gmock/gmock.h>

#include <algorithm>
#include <set>
#include <sys/resource.h>

namespace kruispunt::tests {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

constexpr int least_urgent = 19; // of the system's

/// Notes on which threads it is asked, and how urgent these are.
class noting_handler : public mirror_handler {
public:
    ports::task<ports::http_response> handle(ports::http_request request) override {
        {
            const std::lock_guard lock(mutex);
            threads.insert(std::this_thread::get_id());
            priorities.insert(::getpriority(PRIO_PROCESS, 0));
        }
        return mirror_handler::handle(std::move(request));
    }

    std::mutex mutex;
    std::set<std::thread::id> threads;
    std::set<int> priorities;
};

class Aside : public listener_fixture {
protected:
    ~Aside() override { stop(); }

    // So many connections at once, a request on each.
    void ask_on(int connections, bool aside) {
        auto options = tls_options();
        options.aside = aside;
        asked = std::make_unique<net::listener>(serving, std::move(options), noting);
        asked->start();
        serving.start();
        std::vector<raw_peer> peers;
        for (int n = 0; n < connections; ++n) {
            peers.emplace_back(asked->port(), raw_tls{.identity = client_material});
            ASSERT_TRUE(peers.back().send("GET /a HTTP/1.1\r\nHost: h\r\n\r\n"));
            ASSERT_THAT(peers.back().read_until("GET /a"), HasSubstr("200 OK"));
        }
    }

    static std::thread::id thread_of(const boost::asio::any_io_executor& executor) {
        std::promise<std::thread::id> told;
        boost::asio::post(executor, [&told] { told.set_value(std::this_thread::get_id()); });
        return told.get_future().get();
    }

    noting_handler noting;
    std::unique_ptr<net::listener> asked;
};

// proves: BEH-07.1
TEST_F(Aside, ItsConnectionsAreOnTheThreadBesideTheOthersWhichIsLessUrgent) {
    ask_on(4, true);
    EXPECT_EQ(noting.threads, std::set{thread_of(serving.aside())});
    for (std::size_t n = 0; n < serving.count(); ++n)
        EXPECT_NE(thread_of(serving.executor(n)), thread_of(serving.aside()));
    const int own = ::getpriority(PRIO_PROCESS, 0);
    EXPECT_EQ(noting.priorities, std::set{std::min(own + 5, least_urgent)});
}

// proves: BEH-07.1
TEST_F(Aside, NobodyElsesConnectionIsThere) {
    ask_on(4, false);
    EXPECT_THAT(noting.threads, SizeIs(2));
    EXPECT_FALSE(noting.threads.contains(thread_of(serving.aside())));
    EXPECT_EQ(noting.priorities, std::set{::getpriority(PRIO_PROCESS, 0)});
}

} // namespace
} // namespace kruispunt::tests
