#include "gateway/exchange/heavy_work.hpp"
#include "gateway/exchange/lane.hpp"
#include "tests/support/eventually.hpp"
#include "tests/unit/exchange/intake_fixture.hpp"

#include <boost/asio/co_spawn.hpp>

#include <atomic>
#include <future>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>

namespace kruispunt::exchange {
namespace {

using namespace domain;
using namespace std::chrono_literals;

/// The plain protocol as if it were heavy: every call waits until the gate opens and leaves behind
/// on which thread it was.
class heavy_adapter final : public plain_adapter {
public:
    bool heavy() const override { return true; }

    std::variant<ports::decoded_message, ports::http_response>
    decode(const ports::http_request& request, instant now) const override {
        called();
        return plain_adapter::decode(request, now);
    }

    ports::http_response
    encode_reply(const ports::correspondence& to, const answer& answer) const override {
        called();
        return plain_adapter::encode_reply(to, answer);
    }

    ports::http_response encode_refusal(const answer& refused, int status) const override {
        called();
        return plain_adapter::encode_refusal(refused, status);
    }

    ports::http_request encode_notice(const disclosure& told, instant now) const override {
        called();
        return plain_adapter::encode_notice(told, now);
    }

    ports::receipt
    decode_receipt(const disclosure& told, const ports::http_response& response) const override {
        called();
        return plain_adapter::decode_receipt(told, response);
    }

    void open_gate() { gate_.set_value(); }

    int calls() const { return calls_; }

    std::set<std::thread::id> threads() const {
        const std::lock_guard lock(mutex_);
        return threads_;
    }

private:
    void called() const {
        ++calls_;
        opened_.wait();
        const std::lock_guard lock(mutex_);
        threads_.insert(std::this_thread::get_id());
    }

    std::promise<void> gate_;
    std::shared_future<void> opened_ = gate_.get_future().share();
    mutable std::atomic<int> calls_{0};
    mutable std::mutex mutex_;
    mutable std::set<std::thread::id> threads_;
};

class HeavyWork : public intake_fixture {
protected:
    struct reply {
        bool there = false;
        ports::http_response response;
    };

    /// Sends a request on the one thread of this test; its answer comes when it comes.
    std::shared_ptr<reply> send(const std::string& target, const std::string& body, int caller) {
        ports::http_request request;
        request.method = "POST";
        request.target = target;
        request.body = body;
        request.peer.oin = support::organisation_oin(caller);
        auto into = std::make_shared<reply>();
        boost::asio::co_spawn(
            context_,
            intake_.handle(std::move(request)),
            [into](std::exception_ptr thrown, ports::http_response response) {
                EXPECT_FALSE(thrown);
                into->response = std::move(response);
                into->there = true;
            }
        );
        return into;
    }

    /// Runs the one thread until `done`.
    bool run_until(const bool& done) {
        return support::eventually([this, &done] {
            run_for(1ms);
            return done;
        });
    }

    heavy_adapter heavy_;
    plain_adapter light_;
    intake intake_ = intake_of(heavy_, light_);
};

TEST_F(HeavyWork, TheThreadOfTheConnectionsIsFreeMeanwhile) {
    const auto waiting = send("/esar/v1", "give E-1", 900);
    ASSERT_TRUE(support::eventually([this] {
        run_for(1ms);
        return heavy_.calls() == 1;
    }));
    for (int n = 1; n <= 20; ++n) {
        const auto answered = send("/sisa/v1", "give S-" + std::to_string(n), 901);
        ASSERT_TRUE(run_until(answered->there));
        EXPECT_EQ(answered->response.status, 200);
        EXPECT_FALSE(waiting->there);
    }
    heavy_.open_gate();
    ASSERT_TRUE(run_until(waiting->there));
    EXPECT_EQ(waiting->response.body, "E-1 actief");
    EXPECT_EQ(heavy_.calls(), 2) << "read and answered";
    ASSERT_EQ(heavy_.threads().size(), 1U);
    EXPECT_EQ(heavy_.threads().count(std::this_thread::get_id()), 0U);
}

TEST_F(HeavyWork, NoMoreWaitsThanThereAreMessagesUnderWay) {
    std::vector<std::shared_ptr<reply>> waiting;
    for (int n = 1; n <= 8; ++n)
        waiting.push_back(send("/esar/v1", "give E-" + std::to_string(n), 900));
    run_for(20ms);
    EXPECT_EQ(heavy_.calls(), 1) << "one thread, one call; the others wait for it";
    heavy_.open_gate();
    for (const auto& one : waiting)
        ASSERT_TRUE(run_until(one->there));
    EXPECT_EQ(heavy_.calls(), 16);
    EXPECT_EQ(counted().signals, 8);
}

// proves: COM-02.2 refusal
TEST_F(HeavyWork, AStrangersRefusalIsMadeThereToo) {
    heavy_.open_gate();
    const auto refused = send("/esar/v1", "give E-1", 7);
    ASSERT_TRUE(run_until(refused->there));
    EXPECT_EQ(refused->response.status, 403);
    EXPECT_EQ(heavy_.threads().count(std::this_thread::get_id()), 0U);
}

TEST_F(HeavyWork, ALaneWritesAndReadsThere) {
    give("sisa", "S-1", 2);
    give("esar", "E-1", 1);
    heavy_.open_gate();
    client_.answers(200);
    lane lane(
        {"esar", support::organisation_oin(900), "https://esar:1", heavy_},
        parts_with(vault_, client_, {{1s, 30s}, 1s}),
        context_.get_executor(),
        1
    );
    bool ended = false;
    boost::asio::co_spawn(context_, lane.run(), [&ended](std::exception_ptr thrown) {
        EXPECT_FALSE(thrown);
        ended = true;
    });
    EXPECT_TRUE(support::eventually([this] {
        run_for(1ms);
        return counted().notices_delivered == 1;
    }));
    EXPECT_EQ(heavy_.calls(), 2);
    EXPECT_EQ(heavy_.threads().count(std::this_thread::get_id()), 0U);
    lane.stop();
    EXPECT_TRUE(run_until(ended));
}

int fails() {
    throw std::runtime_error("a programmer's error");
}

TEST_F(HeavyWork, WhatItThrowsIsThrownWhereItIsAwaited) {
    EXPECT_THROW(
        support::run_coroutine(on_threads(heavy_work_.get_executor(), fails)), std::runtime_error
    );
}

} // namespace
} // namespace kruispunt::exchange
