#include "tests/unit/portal/live_stream_fixture.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <list>
#include <set>

namespace kruispunt::portal {
namespace {

using testing::SizeIs;

using LiveStream = live_stream_fixture;

/// Takes its pieces as slowly as a test lets it.
class slow_answer final : public ports::answer_sink {
public:
    explicit slow_answer(asio::io_context& loop) : taken_(loop, 1h), there_(loop, 1h) {}

    ports::task<bool> begin(ports::http_response) override { co_return true; }

    ports::task<bool> write(std::string octets) override {
        sent.push_back(std::move(octets));
        taken_.expires_after(1h);
        co_await taken_.async_wait(asio::as_tuple(asio::use_awaitable));
        co_return true;
    }

    ports::task<bool> finish() override { co_return true; }

    ports::task<void> gone() override {
        co_await there_.async_wait(asio::as_tuple(asio::use_awaitable));
    }

    /// The piece under way is taken.
    void take() { taken_.cancel(); }

    void go() { there_.cancel(); }

    std::vector<std::string> sent;

private:
    asio::steady_timer taken_;
    asio::steady_timer there_;
};

// proves: BEH-07.1
TEST(LiveStreamPause, LookingTakesAFiftiethOfTheTimeAtMostOrALookAMinute) {
    using std::chrono::milliseconds;
    EXPECT_EQ(pause_after(milliseconds(0), {}), milliseconds(1'000));
    EXPECT_EQ(pause_after(milliseconds(20), {}), milliseconds(1'000));
    EXPECT_EQ(pause_after(milliseconds(21), {}), milliseconds(1'050));
    EXPECT_EQ(pause_after(milliseconds(9'000), {}), milliseconds(60'000));
    EXPECT_EQ(pause_after(milliseconds(-9'000), {}), milliseconds(1'000))
        << "the clock was put back";
}

// proves: BEH-07.5 refusal
TEST_F(LiveStream, OneListenerTooManyIsAskedToComeBack) {
    asio::io_context loop;
    live_stream stream(reading(), {1, 20ms, 200ms, 1h});
    kept_answer first(1'000);
    kept_answer second(1'000);
    auto one = asio::co_spawn(loop, stream.show({}, first), asio::use_future);
    loop.poll();
    auto two = asio::co_spawn(loop, stream.show({}, second), asio::use_future);
    loop.poll();
    const instead refused = two.get();
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->status, 503);
    EXPECT_TRUE(refused->fields.find("Retry-After"));
    stream.stop();
    loop.run();
    EXPECT_TRUE(first.finished);
    EXPECT_EQ(stream.listeners(), 0);
}

// proves: BEH-07.5 acceptance
TEST_F(LiveStream, WhoGoesGivesTheirPlaceBackAtOnce) {
    asio::io_context loop;
    live_stream stream(reading(), {1, 1h, 2h, 3h});
    kept_answer first(1'000);
    kept_answer second(1'000);
    auto one = asio::co_spawn(loop, stream.show({}, first), asio::use_future);
    go_on_until(loop, [&first] { return first.there.has_value(); });
    EXPECT_EQ(stream.listeners(), 1);
    first.there->cancel();
    go_on_until(loop, [&stream] { return stream.listeners() == 0; });
    EXPECT_FALSE(first.finished) << "nobody is there to be told so";
    auto two = asio::co_spawn(loop, stream.show({}, second), asio::use_future);
    go_on_until(loop, [&second] { return second.there.has_value(); });
    EXPECT_EQ(stream.listeners(), 1);
    stream.stop();
    loop.run();
    EXPECT_FALSE(two.get().has_value());
    EXPECT_TRUE(second.finished);
}

// proves: BEH-07.6
TEST_F(LiveStream, NoStreamOutlivesItsTime) {
    asio::io_context loop;
    live_stream stream(reading(), {1, 20ms, 1h, 200ms});
    kept_answer answer(1'000);
    const auto began = std::chrono::steady_clock::now();
    auto shown = asio::co_spawn(loop, stream.show({}, answer), asio::use_future);
    loop.run_for(20s);
    const auto lived = std::chrono::steady_clock::now() - began;
    EXPECT_FALSE(shown.get().has_value());
    EXPECT_TRUE(answer.finished) << "it ends in order";
    EXPECT_GE(lived, 150ms);
    EXPECT_LT(lived, 10s);
    EXPECT_EQ(stream.listeners(), 0);
}

// proves: BEH-07.6
TEST(LiveStreamLife, IsAnHourAtMostAndThoseOfOneMomentEndApart) {
    const live_settings usual;
    std::set<std::chrono::milliseconds> lives;
    for (std::uint32_t number = 1; number <= 256; ++number) {
        const auto life = life_of(number, usual);
        EXPECT_LE(life, 60min);
        EXPECT_GE(life, 45min);
        lives.insert(life);
    }
    ASSERT_THAT(lives, SizeIs(256));
    for (auto at = lives.begin(); std::next(at) != lives.end(); ++at)
        EXPECT_GT(*std::next(at) - *at, 1s);
}

// proves: BEH-07.1
TEST_F(LiveStream, WhoReadsSlowlyIsSentTheNewestAndNothingInBetween) {
    queue(1);
    asio::io_context loop;
    live_stream stream(reading(), patient_);
    slow_answer slow(loop);
    kept_answer quick(1'000);
    auto running = asio::co_spawn(loop, stream.run(), asio::use_future);
    auto one = asio::co_spawn(loop, stream.show(whole_, slow), asio::use_future);
    auto other = asio::co_spawn(loop, stream.show(whole_, quick), asio::use_future);
    for (std::size_t number = 1; number <= 5; ++number) {
        go_on_until(loop, [&quick, number] { return quick.sent.size() == number; });
        queue(static_cast<std::int64_t>(number) + 1);
    }
    go_on_until(loop, [&quick] { return quick.sent.size() == 6; });
    ASSERT_THAT(slow.sent, SizeIs(1));
    slow.take();
    go_on_until(loop, [&slow] { return slow.sent.size() == 2; });
    EXPECT_EQ(data_of(slow.sent[0])["regios"][0]["wachtrij"], 1);
    EXPECT_EQ(data_of(slow.sent[1])["regios"][0]["wachtrij"], 6);
    slow.go();
    go_on_until(loop, [&stream] { return stream.listeners() == 1; });
    stream.stop();
    loop.run();
    EXPECT_TRUE(quick.finished);
}

// proves: BEH-07.1
TEST_F(LiveStream, ListenersCostNothingWhileNothingChanges) {
    asio::io_context loop;
    live_stream stream(reading(), patient_);
    std::list<kept_answer> answers;
    std::list<std::future<instead>> shown;
    auto running = asio::co_spawn(loop, stream.run(), asio::use_future);
    for (int number = 0; number < 200; ++number)
        shown.push_back(
            asio::co_spawn(loop, stream.show(whole_, answers.emplace_back(1'000)), asio::use_future)
        );
    go_on_until(loop, [&answers] {
        return std::ranges::all_of(answers, [](const auto& each) { return each.sent.size() == 1; });
    });
    loop.poll();
    const std::size_t done = loop.run_for(400ms);
    EXPECT_GE(done, 1U) << "it looks";
    EXPECT_LE(done, 100U) << "of 20 looks, whoever listens";
    stream.stop();
    loop.run();
    EXPECT_TRUE(std::ranges::all_of(answers, &kept_answer::finished));
}

} // namespace
} // namespace kruispunt::portal
