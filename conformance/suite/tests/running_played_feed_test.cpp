#include "conformance/suite/running/played_feed.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <memory>
#include <stdexcept>
#include <thread>

namespace kruispunt::conformance::suite::running {
namespace {

using std::chrono::milliseconds;
using text::json;

/// The feed, and a gateway that reads it on a thread of its own.
class PlayedFeed : public testing::Test {
protected:
    ~PlayedFeed() override {
        reads_on_ = false;
        if (reader_.joinable()) reader_.join();
    }

    wire::response call(const std::string& method, const std::string& target, const json& body) {
        std::promise<wire::response> came;
        loop_.run_there([&] {
            wire::request what;
            what.method = method;
            what.target = target;
            what.body = body.dump();
            const bool is_its_own = feed_->serve(what, [&came](std::optional<wire::response> got) {
                came.set_value(std::move(*got));
            });
            if (!is_its_own) came.set_value(wire::response{404, {}, {}});
        });
        return came.get_future().get();
    }

    /// Reads on from a number, and rejects what bears the word.
    void read_from(std::int64_t after, const std::string& rejected = "wrong") {
        reader_ = std::thread([this, after, rejected] {
            std::int64_t at = after;
            while (reads_on_) {
                const auto page = json::parse(
                    call("GET", "/v1/mutaties?na=" + std::to_string(at) + "&aantal=10", {}).body
                );
                for (const auto& each : page["mutaties"]) {
                    at = each["volgnummer"].get<std::int64_t>();
                    read_.push_back(each);
                    if (each["soort"] == rejected)
                        call("PUT", "/v1/afkeuringen/" + std::to_string(at), {{"code", "X"}});
                }
            }
        });
    }

    // Before the loop: what the loop still has to do for it ends first.
    std::unique_ptr<played_feed> feed_;
    background_loop loop_;
    std::thread reader_;
    std::atomic<bool> reads_on_{true};
    std::vector<json> read_;

    PlayedFeed() { feed_ = std::make_unique<played_feed>(loop_, "https://localhost:1"); }
};

TEST_F(PlayedFeed, WhatIsReadIsTaken) {
    read_from(0);
    const auto seen = feed_->say(R"({"soort":"nieuw"})", false, milliseconds(3000));
    ASSERT_TRUE(seen.got);
    EXPECT_EQ(seen.got->status, 202U);
    EXPECT_EQ(seen.sent.method, "FEED");
    EXPECT_EQ(seen.sent.body, R"({"soort":"nieuw"})");
}

TEST_F(PlayedFeed, WhatIsRejectedIsRefusedWithTheRejection) {
    read_from(0);
    const auto seen = feed_->say(R"({"soort":"wrong"})", true, milliseconds(3000));
    ASSERT_TRUE(seen.got);
    EXPECT_EQ(seen.got->status, 422U);
    EXPECT_EQ(json::parse(seen.got->body)["code"], "X");
    EXPECT_EQ(feed_->say(R"({"soort":"nieuw"})", false, milliseconds(3000)).got->status, 202U);
}

TEST_F(PlayedFeed, ItBeginsAboveWhatAnEarlierRunLeft) {
    constexpr std::int64_t cursor = 9'000'000'000;
    read_from(cursor);
    // Not before it has said where it stands.
    while (call("GET", "/v1/mutaties?na=" + std::to_string(cursor) + "&aantal=1", {}).status != 200)
        continue;
    ASSERT_TRUE(feed_->say(R"({"soort":"nieuw"})", false, milliseconds(3000)).got);
    ASSERT_TRUE(feed_->say(R"({"soort":"nieuw"})", false, milliseconds(3000)).got);
    reads_on_ = false;
    reader_.join();
    ASSERT_EQ(read_.size(), 2U);
    EXPECT_GT(read_[0]["volgnummer"].get<std::int64_t>(), cursor);
    EXPECT_GT(read_[1]["volgnummer"].get<std::int64_t>(), read_[0]["volgnummer"]);
    EXPECT_TRUE(read_[1].contains("tijdstip"));
}

TEST_F(PlayedFeed, WhatNobodyReadsIsUnanswered) {
    const auto seen = feed_->say(R"({"soort":"nieuw"})", false, milliseconds(100));
    EXPECT_FALSE(seen.got);
    EXPECT_EQ(seen.failed->stage, "timeout");
}

TEST_F(PlayedFeed, OtherCallsAreNotItsOwn) {
    EXPECT_EQ(call("PUT", "/v1/matches/1", {}).status, 404U);
    EXPECT_EQ(call("GET", "/elsewhere", {}).status, 404U);
    EXPECT_THROW(feed_->say("no json", false, milliseconds(10)), std::runtime_error);
}

} // namespace
} // namespace kruispunt::conformance::suite::running
