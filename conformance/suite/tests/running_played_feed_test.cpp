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

constexpr milliseconds soon{100};
constexpr milliseconds patience{3000};
const std::string fresh = R"({"soort":"nieuw"})";

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

    std::pair<evidence::exchange, std::string>
    said_to_one_that_asks_after(std::int64_t after, const std::string& mutation);

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
    const auto seen = feed_->say(fresh, soon, patience);
    ASSERT_TRUE(seen.got);
    EXPECT_EQ(seen.got->status, 202U);
    EXPECT_EQ(seen.sent.method, "FEED");
    EXPECT_EQ(seen.sent.body, R"({"soort":"nieuw"})");
}

TEST_F(PlayedFeed, WhatIsRejectedIsRefusedWithTheRejection) {
    read_from(0);
    const auto seen = feed_->say(R"({"soort":"wrong"})", patience, patience);
    ASSERT_TRUE(seen.got);
    EXPECT_EQ(seen.got->status, 422U);
    EXPECT_EQ(json::parse(seen.got->body)["code"], "X");
    EXPECT_EQ(feed_->say(fresh, soon, patience).got->status, 202U);
}

TEST_F(PlayedFeed, ItBeginsAboveWhatAnEarlierRunLeft) {
    constexpr std::int64_t cursor = 9'000'000'000;
    read_from(cursor);
    // Not before it has said where it stands.
    while (call("GET", "/v1/mutaties?na=" + std::to_string(cursor) + "&aantal=1", {}).status != 200)
        continue;
    ASSERT_TRUE(feed_->say(fresh, soon, patience).got);
    ASSERT_TRUE(feed_->say(fresh, soon, patience).got);
    reads_on_ = false;
    reader_.join();
    ASSERT_EQ(read_.size(), 2U);
    EXPECT_GT(read_[0]["volgnummer"].get<std::int64_t>(), cursor);
    EXPECT_GT(read_[1]["volgnummer"].get<std::int64_t>(), read_[0]["volgnummer"]);
    EXPECT_TRUE(read_[1].contains("tijdstip"));
}

TEST_F(PlayedFeed, WhatNobodyReadsIsUnanswered) {
    const auto seen = feed_->say(fresh, soon, milliseconds(100));
    EXPECT_FALSE(seen.got);
    EXPECT_EQ(seen.failed->stage, "timeout");
}

TEST_F(PlayedFeed, APageHoldsOneMutationHoweverManyAreAskedFor) {
    for (int said = 0; said < 2; ++said)
        feed_->say(fresh, soon, milliseconds(1));
    const auto page = json::parse(call("GET", "/v1/mutaties?na=0&aantal=500", {}).body);
    ASSERT_EQ(page["mutaties"].size(), 1U);
    EXPECT_GT(page["laatste"], page["mutaties"][0]["volgnummer"]);
    EXPECT_EQ(call("GET", "/v1/mutaties?na=0&aantal=5000", {}).status, 400U);
}

TEST_F(PlayedFeed, ShowsAFaultUntilItIsToldOtherwise) {
    feed_->say(fresh, soon, milliseconds(1));
    feed_->show("without_latest");
    const auto wrong = json::parse(call("GET", "/v1/mutaties?na=0&aantal=10", {}).body);
    EXPECT_FALSE(wrong.contains("laatste"));
    feed_->show("none");
    const auto right = json::parse(call("GET", "/v1/mutaties?na=0&aantal=10", {}).body);
    EXPECT_TRUE(right.contains("laatste"));
    EXPECT_THROW(feed_->show("dry"), std::runtime_error);
}

TEST_F(PlayedFeed, WhoReadsAnewFindsNothingThatWasForgotten) {
    feed_->say(fresh, soon, milliseconds(1));
    feed_->forget();
    const auto empty = json::parse(call("GET", "/v1/mutaties?na=0&aantal=10", {}).body);
    EXPECT_EQ(empty["mutaties"].size(), 0U);
    read_from(0);
    EXPECT_TRUE(feed_->say(fresh, soon, patience).got);
    reads_on_ = false;
    reader_.join();
    ASSERT_EQ(read_.size(), 1U);
    EXPECT_GT(read_[0]["volgnummer"], empty["laatste"]) << "the numbers go on";
}

/// Says it and asks for a page after that number until something came of it; the last page.
std::pair<evidence::exchange, std::string>
PlayedFeed::said_to_one_that_asks_after(std::int64_t after, const std::string& mutation) {
    std::future<evidence::exchange> said = std::async(std::launch::async, [this, &mutation] {
        return feed_->say(mutation, soon, patience);
    });
    std::string page;
    while (said.wait_for(milliseconds(1)) != std::future_status::ready) {
        const auto target = "/v1/mutaties?na=" + std::to_string(after) + "&aantal=9";
        auto came = call("GET", target, {}).body;
        if (came.find("\"mutaties\":[{") != std::string::npos) page = std::move(came);
    }
    return {said.get(), page};
}

TEST_F(PlayedFeed, WhatIsNoJsonIsPlayedAsItStandsAndRefusedByAskingAgain) {
    feed_->say(fresh, soon, milliseconds(1));
    const auto first = json::parse(call("GET", "/v1/mutaties?na=0&aantal=1", {}).body);
    const auto at = first["laatste"].get<std::int64_t>();
    const auto [seen, page] = said_to_one_that_asks_after(at, "{\"soort\":\"\xff\"}");
    ASSERT_TRUE(seen.got);
    EXPECT_EQ(seen.got->status, 400U);
    EXPECT_NE(page.find("\"soort\":\"\xff\"}"), std::string::npos);
    EXPECT_NE(page.find("\"volgnummer\":" + std::to_string(at + 1)), std::string::npos);
    read_from(at);
    EXPECT_EQ(feed_->say(fresh, soon, patience).got->status, 202U) << "it is taken away";
    reads_on_ = false;
    reader_.join();
    ASSERT_EQ(read_.size(), 1U);
    EXPECT_EQ(read_[0]["volgnummer"], at + 2);
}

TEST_F(PlayedFeed, WhatStandsOnAWrongPageIsRefusedByAskingAgain) {
    feed_->say(fresh, soon, milliseconds(1));
    feed_->show("without_latest");
    EXPECT_EQ(said_to_one_that_asks_after(0, fresh).first.got->status, 400U);
    EXPECT_FALSE(feed_->say(fresh, soon, milliseconds(50)).got) << "nobody asks";
    feed_->show("none");
    read_from(0);
    EXPECT_EQ(feed_->say(fresh, soon, patience).got->status, 202U) << "and all before it";
}

TEST_F(PlayedFeed, WhatIsNoJsonAndIsReadAllTheSameIsTaken) {
    feed_->say(fresh, soon, milliseconds(1));
    const auto [seen, page] = said_to_one_that_asks_after(9'000'000'000, "{\"soort\": }");
    ASSERT_TRUE(seen.got);
    EXPECT_EQ(seen.got->status, 202U);
}

TEST_F(PlayedFeed, OtherCallsAreNotItsOwn) {
    EXPECT_EQ(call("PUT", "/v1/matches/1", {}).status, 404U);
    EXPECT_EQ(call("GET", "/elsewhere", {}).status, 404U);
    EXPECT_THROW(feed_->say("no json", soon, milliseconds(10)), std::runtime_error);
}

} // namespace
} // namespace kruispunt::conformance::suite::running
