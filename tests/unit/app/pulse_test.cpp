#include "gateway/app/health.hpp"
#include "gateway/app/pulse.hpp"
#include "gateway/net/io_threads.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/recording_alarms.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_future.hpp>
#include <gmock/gmock.h>

#include <future>

namespace kruispunt::app {
namespace {

using namespace std::chrono_literals;
using testing::IsEmpty;

ports::task<bool> says(const std::atomic<bool>& what) {
    co_return what.load();
}

/// Two threads and two questions, one on each.
class Pulse : public testing::Test {
protected:
    Pulse() {
        pulse_.add(std::string(stuck_loop), threads_.executor(0), [this] { return says(loops_); });
        pulse_.add("opslag-leest-niet", threads_.executor(1), [this] { return says(reads_); });
        threads_.start();
        for (std::size_t i = 0; i < pulse_.size(); ++i)
            ends_.push_back(
                boost::asio::co_spawn(pulse_.executor(i), pulse_.run(i), boost::asio::use_future)
            );
    }

    ~Pulse() override {
        pulse_.stop();
        for (auto& each : ends_)
            each.get();
    }

    bool missing(const std::vector<std::string>& words) {
        return support::eventually([this, &words] { return pulse_.missing() == words; });
    }

    std::atomic<bool> loops_ = true;
    std::atomic<bool> reads_ = true;
    net::io_threads threads_{2};
    pulse pulse_{{1ms, 100ms}};
    std::vector<std::future<void>> ends_;
};

// proves: BEH-08.2 refusal
TEST_F(Pulse, WhoAnswersWronglyForTooLongIsMissingUntilItAnswers) {
    EXPECT_THAT(pulse_.missing(), IsEmpty());
    reads_ = false;
    EXPECT_TRUE(missing({"opslag-leest-niet"}));
    reads_ = true;
    EXPECT_TRUE(missing({}));
}

// proves: BEH-08.1 BEH-08.2 refusal
TEST_F(Pulse, AThreadThatHangsIsFoundByTheOthers) {
    std::promise<void> goes_on;
    boost::asio::post(threads_.executor(0), [&goes_on] { goes_on.get_future().wait(); });
    EXPECT_TRUE(missing({std::string(stuck_loop)}));
    support::recording_alarms none;
    health judges(none, pulse_);
    judges.set_stage(health::stage::serving);
    EXPECT_EQ(judges.sound().status, 503);
    EXPECT_EQ(judges.ready().status, 503);
    goes_on.set_value();
    EXPECT_TRUE(missing({}));
    EXPECT_EQ(judges.sound().status, 200);
}

// proves: BEH-08.1 BEH-08.2
TEST_F(Pulse, AStoreThatDoesNotReadMakesNothingUnsound) {
    reads_ = false;
    ASSERT_TRUE(missing({"opslag-leest-niet"}));
    const support::recording_alarms none;
    health judges(none, pulse_);
    judges.set_stage(health::stage::serving);
    EXPECT_EQ(judges.sound().status, 200);
    EXPECT_THAT(judges.ready().body, testing::HasSubstr("opslag-leest-niet"));
}

} // namespace
} // namespace kruispunt::app
