#include "gateway/app/standing_alarms.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/recording_journal.hpp"

#include <gmock/gmock.h>

#include <set>
#include <string>
#include <thread>
#include <vector>

namespace kruispunt::app {
namespace {

using namespace std::chrono_literals;
using ports::alarm_code;
using ports::severity;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class StandingAlarms : public testing::Test {
protected:
    std::vector<std::string> codes() const {
        std::vector<std::string> found;
        for (const auto& each : alarms_.standing())
            found.push_back(std::string(kind_of(each.code).word) + "/" + each.about);
        return found;
    }

    support::fixed_clock clock_{
        domain::instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 20))};
    support::recording_journal journal_;
    standing_alarms alarms_{journal_, clock_};
};

// proves: BEH-08.4
TEST_F(StandingAlarms, OneStandsFromItsCauseUntilThatIsOverWithALineForEach) {
    EXPECT_THAT(alarms_.standing(), IsEmpty());
    alarms_.raise(alarm_code::region_gone, "esar", "nobody is there");
    clock_.advance(1h);
    alarms_.raise(alarm_code::region_gone, "esar", "still nobody");
    ASSERT_THAT(alarms_.standing(), SizeIs(1));
    const ports::standing_alarm one = alarms_.standing().front();
    EXPECT_EQ(one.code, alarm_code::region_gone);
    EXPECT_EQ(one.about, "esar");
    EXPECT_EQ(one.text, "still nobody") << "what it says today";
    EXPECT_EQ(one.since, clock_.now() - 1h);
    ASSERT_THAT(journal_.lines(), SizeIs(1)) << "said once";
    EXPECT_EQ(journal_.lines()[0].how, severity::alarm);
    EXPECT_EQ(journal_.lines()[0].region, "esar");
    EXPECT_EQ(journal_.lines()[0].text, "nobody is there [regio-weg]");
    alarms_.clear(alarm_code::region_gone, "esar");
    EXPECT_THAT(alarms_.standing(), IsEmpty());
    ASSERT_THAT(journal_.lines(), SizeIs(2));
    EXPECT_EQ(journal_.lines()[1].how, severity::info);
    EXPECT_THAT(
        journal_.lines()[1].text, HasSubstr("its lane goes on [regio-weg since 2026-11-20T")
    );
}

// proves: BEH-08.4
TEST_F(StandingAlarms, WhatDoesNotStandIsNotCleared) {
    alarms_.clear(alarm_code::disk_full, {});
    alarms_.raise(alarm_code::dead_letters, "esar", "x");
    alarms_.clear(alarm_code::dead_letters, "sisa");
    EXPECT_THAT(codes(), testing::ElementsAre("dode-brieven/esar"));
    EXPECT_THAT(journal_.lines(), SizeIs(1));
}

// proves: BEH-08.4
TEST_F(StandingAlarms, TheGravestAndOldestComeFirst) {
    alarms_.raise(alarm_code::work_unfinished, {}, "a warning");
    clock_.advance(1s);
    alarms_.raise(alarm_code::feed_halted, "sisa", "x");
    clock_.advance(1s);
    alarms_.raise(alarm_code::dead_letters, "esar", "x");
    EXPECT_THAT(
        codes(), testing::ElementsAre("stroom-gestopt/sisa", "dode-brieven/esar", "werk-niet-af/")
    );
    EXPECT_EQ(journal_.count(severity::warning), 1U);
    EXPECT_EQ(journal_.lines()[0].region, "");
}

TEST_F(StandingAlarms, BeyondTheLimitNoneStandsAndThatIsSaidOnce) {
    for (std::size_t n = 0; n < standing_alarms::most; ++n)
        alarms_.raise(alarm_code::certificate_expired, std::to_string(n), "x");
    EXPECT_THAT(alarms_.standing(), SizeIs(standing_alarms::most));
    const std::size_t lines = journal_.lines().size();
    alarms_.raise(alarm_code::certificate_expired, "one more", "x");
    alarms_.raise(alarm_code::certificate_expired, "and another", "x");
    EXPECT_THAT(alarms_.standing(), SizeIs(standing_alarms::most));
    EXPECT_THAT(journal_.lines(), SizeIs(lines + 1));
    alarms_.clear(alarm_code::certificate_expired, "0");
    alarms_.raise(alarm_code::certificate_expired, "one more", "x");
    EXPECT_THAT(journal_.lines(), SizeIs(lines + 3)) << "there is room again";
}

TEST_F(StandingAlarms, ManyThreadsRaiseAndClear) {
    std::vector<std::thread> all;
    for (int n = 0; n < 4; ++n)
        all.emplace_back([this, n] {
            for (int times = 0; times < 500; ++times) {
                alarms_.raise(alarm_code::dead_letters, std::to_string(n), "x");
                EXPECT_FALSE(alarms_.standing().empty());
                alarms_.clear(alarm_code::dead_letters, std::to_string(n));
            }
        });
    for (std::thread& each : all)
        each.join();
    EXPECT_THAT(alarms_.standing(), IsEmpty());
    EXPECT_THAT(journal_.lines(), SizeIs(4000));
}

TEST(AlarmKinds, StandInTheOrderOfTheirCodesUnderWordsOfTheirOwn) {
    std::set<std::string_view> words;
    for (std::size_t n = 0; n < ports::alarm_kinds.size(); ++n) {
        const ports::alarm_kind& kind = ports::alarm_kinds.at(n);
        EXPECT_EQ(static_cast<std::size_t>(kind.code), n) << kind.word;
        EXPECT_TRUE(words.insert(kind.word).second) << kind.word;
        EXPECT_FALSE(kind.meaning.empty()) << kind.word;
        EXPECT_FALSE(kind.over.empty()) << kind.word;
        EXPECT_NE(kind.how, severity::info) << kind.word;
    }
}

} // namespace
} // namespace kruispunt::app
