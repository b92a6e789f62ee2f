#include "gateway/exchange/processing_log.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/recording_alarms.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/sealed_commands.hpp"
#include "tests/unit/exchange/plain_adapter.hpp"

#include <boost/asio/io_context.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kruispunt::exchange {
namespace {

using namespace domain;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// A trail in memory whose entries are their numbers.
class numbered_trail final : public ports::trail_reader, public ports::trail_records {
public:
    ports::task<result<void>> read_trail(std::function<void(ports::trail_records&)> ask) override {
        ask(*this);
        co_return result<void>();
    }

    std::uint64_t size() override { return entries; }

    std::vector<std::string> lines(std::uint64_t first, std::uint64_t count) override {
        EXPECT_LE(count, 256U) << "memory holds one request";
        std::vector<std::string> found;
        for (std::uint64_t i = first; i < first + count; ++i)
            found.push_back(std::to_string(i));
        return found;
    }

    std::optional<std::string> remark_of(std::uint64_t) override { return std::nullopt; }

    std::optional<ports::audit_salt> salt_of(const digest&) override { return std::nullopt; }

    std::optional<ports::audit_salt> salt_of_day(std::string_view) override { return std::nullopt; }

    std::optional<std::string> head_of(std::uint64_t) override { return std::nullopt; }

    ports::tree_hash node(ports::tree_place) override { return {}; }

    std::uint64_t entries = 0;
};

class kept_position final : public ports::processing_position {
public:
    ports::task<result<std::uint64_t>> processing_sent() override { co_return next; }

    ports::task<result<void>> processing_sent_to(std::uint64_t to) override {
        if (failing) co_return make_error(errc::temporarily_unavailable);
        next = to;
        co_return result<void>();
    }

    std::uint64_t next = 0;
    bool failing = false;
};

// Entries 10 to 19 are on nobody.
std::optional<ports::http_request> in_short(const std::vector<std::string>& entries) {
    ports::http_request request;
    for (const std::string& each : entries)
        if (each.size() != 2 || each[0] != '1') request.body += each + " ";
    if (request.body.empty()) return std::nullopt;
    return request;
}

class ProcessingLog : public testing::Test {
protected:
    bool round() { return support::run_coroutine(log_.round()); }

    bool behind() const { return alarms_.stands(ports::alarm_code::processing_log_behind); }

    numbered_trail trail_;
    kept_position position_;
    scripted_client client_;
    support::fixed_clock clock_{support::test_now()};
    support::recording_alarms alarms_;
    boost::asio::io_context context_;
    processing_log log_{
        {trail_,
         position_,
         client_,
         clock_,
         alarms_,
         {"https://logboek.example", "00000099000000000010"},
         in_short,
         [](const ports::http_response& answer) { return answer.body; },
         {{1ms, 5ms}, 5s, 1ms, 15min}},
        context_.get_executor(),
        1};
};

// proves: BEH-06.11 acceptance
TEST_F(ProcessingLog, SendsEveryEntryOnceInOrder) {
    client_.answers(200);
    EXPECT_TRUE(round());
    EXPECT_THAT(client_.calls, IsEmpty());
    trail_.entries = 3;
    EXPECT_TRUE(round());
    trail_.entries = 5;
    EXPECT_TRUE(round());
    EXPECT_THAT(client_.bodies(), ElementsAre("0 1 2 ", "3 4 "));
    EXPECT_EQ(client_.calls[0].oin, "00000099000000000010");
    EXPECT_EQ(position_.next, 5U);
}

// proves: BEH-06.11
TEST_F(ProcessingLog, SendsALongTrailInBoundedParts) {
    client_.answers(200);
    trail_.entries = 1'000;
    EXPECT_TRUE(round());
    EXPECT_THAT(client_.calls, SizeIs(4));
    EXPECT_EQ(position_.next, 1'000U);
}

// proves: BEH-06.11
TEST_F(ProcessingLog, PassesOverWhatIsOnNobody) {
    position_.next = 10;
    trail_.entries = 20;
    EXPECT_TRUE(round());
    EXPECT_THAT(client_.calls, IsEmpty());
    EXPECT_EQ(position_.next, 20U);
}

// proves: BEH-06.11 refusal
TEST_F(ProcessingLog, SendsUntilItIsAcknowledgedAndRaisesAnAlarm) {
    trail_.entries = 2;
    client_.fails(ports::call_fault::connect).answers(503).answers(400).answers(200, "refuses 1");
    for (int minutes = 0; minutes < 20; minutes += 5) {
        EXPECT_FALSE(round());
        EXPECT_EQ(behind(), minutes >= 15) << minutes;
        clock_.advance(5min);
    }
    EXPECT_EQ(position_.next, 0U);
    client_.answers(200);
    EXPECT_FALSE(round()) << "the last answer of before stays the next";
    EXPECT_TRUE(round());
    EXPECT_THAT(client_.bodies(), testing::Each("0 1 ")) << "none left out";
    EXPECT_FALSE(behind());
    EXPECT_EQ(position_.next, 2U);
}

// proves: BEH-06.11
TEST_F(ProcessingLog, SendsAgainWhatWasAcknowledgedAndNotNoted) {
    client_.answers(200);
    trail_.entries = 1;
    position_.failing = true;
    EXPECT_FALSE(round());
    position_.failing = false;
    EXPECT_TRUE(round());
    EXPECT_THAT(client_.bodies(), ElementsAre("0 ", "0 "));
}

} // namespace
} // namespace kruispunt::exchange
