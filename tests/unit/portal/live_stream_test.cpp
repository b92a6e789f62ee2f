#include "tests/unit/portal/live_stream_fixture.hpp"

#include <gmock/gmock.h>

namespace kruispunt::portal {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

using LiveStream = live_stream_fixture;

// What a notice that was tried in vain does.
ports::circuit opened(domain::instant at) {
    return {ports::circuit::state::open, at, 2, at + 30s};
}

// proves: BEH-07.1 BEH-07.2 BEH-00.3 BEH-00.4
TEST_F(LiveStream, TellsEachWhatTheyMaySeeAndThenThatItIsThere) {
    regions_.counted = {{"esar", 39, 0, support::test_now(), 0, 0, 0}};
    alarms_.raise(ports::alarm_code::region_unreachable, "esar", "39 wait");
    alarms_.raise(ports::alarm_code::region_unreachable, "midden-nederland", "two");
    alarms_.raise(ports::alarm_code::dead_letters, "midden-nederland", "two");
    asio::io_context loop;
    live_stream stream(reading(), quick_);
    kept_answer coordination(2);
    kept_answer of_esar(2);
    listen(loop, stream, {{{"", true}, &coordination}, {{"esar", false}, &of_esar}});
    ASSERT_THAT(coordination.sent, SizeIs(2));
    EXPECT_EQ(coordination.head.fields.find("Content-Type"), "text/event-stream");
    EXPECT_THAT(coordination.sent[0], HasSubstr("event: stand\n"));
    EXPECT_EQ(coordination.sent[1], ": \n\n");
    const auto all = data_of(coordination.sent[0]);
    EXPECT_THAT(all["regios"], SizeIs(2));
    EXPECT_EQ(all["regios"][0]["wachtrij"], 30);
    EXPECT_THAT(all["alarmen"], SizeIs(2));
    EXPECT_THAT(all.dump(), Not(HasSubstr("39")));
    EXPECT_EQ(all["activiteit"]["berichten"], 0);
    EXPECT_TRUE(all["matches"].is_null());
    const auto own = data_of(of_esar.sent[0]);
    EXPECT_THAT(own["regios"], SizeIs(1));
    EXPECT_EQ(own["regios"][0]["wachtrij"], 39);
    EXPECT_THAT(own["alarmen"], SizeIs(1));
    EXPECT_TRUE(own["activiteit"].is_null());
}

// proves: BEH-00.4 refusal
TEST_F(LiveStream, CoordinationIsNotToldThatSomethingBeganToWait) {
    const scope rough{"", true};
    const auto at = [this, &rough](std::int64_t queued, std::int64_t dead) {
        live_snapshot now;
        member one;
        one.standing.region = "esar";
        one.figures = {"esar", queued, dead, clock_.now(), 0, 0, 0};
        if (queued == 0) one.figures.oldest = {};
        if (queued > 0) one.traffic.circuit = opened(clock_.now());
        if (dead > 0) alarms_.raise(ports::alarm_code::dead_letters, "esar", "one");
        now.roughly = {one};
        now.alarms = alarms_.standing();
        return shown(now, rough).dump();
    };
    EXPECT_EQ(at(0, 0), at(9, 9));
    EXPECT_NE(at(0, 0), at(10, 0));
}

// proves: BEH-00.4
TEST_F(LiveStream, OfACircuitCoordinationIsToldWhatItsAlarmTells) {
    member down;
    down.standing.region = "esar";
    down.traffic.circuit = opened(clock_.now());
    member silent = down;
    silent.standing.region = "sisa";
    live_snapshot now;
    now.members = now.roughly = {down, silent};
    const domain::instant hour = std::chrono::floor<std::chrono::hours>(support::test_now());
    now.alarms = {{ports::alarm_code::region_unreachable, "esar", "", hour + 59min}};
    const auto told = shown(now, {"", true})["regios"];
    const json open{{"toestand", "open"}, {"sinds", domain::to_rfc3339(hour)}, {"tot", nullptr}};
    const json closed{{"toestand", "gesloten"}, {"sinds", nullptr}, {"tot", nullptr}};
    EXPECT_EQ(told[0]["kring"], open);
    EXPECT_EQ(told[1]["kring"], closed);
    const auto own = shown(now, {"sisa", false})["regios"][0]["kring"];
    EXPECT_EQ(own["toestand"], "open");
    EXPECT_EQ(own["tot"], domain::to_rfc3339(support::test_now() + 30s));
}

// proves: BEH-00.4
TEST_F(LiveStream, RoughCountsAreThoseOfTheHour) {
    rough_counts rough;
    const auto queued_at = [&rough](std::int64_t queued, domain::instant at) {
        member one;
        one.standing.region = "esar";
        one.figures.queued = queued;
        return rough.of_the_hour({one}, at).front().figures.queued;
    };
    const domain::instant hour = std::chrono::floor<std::chrono::hours>(support::test_now());
    EXPECT_EQ(queued_at(9, hour), 9);
    EXPECT_EQ(queued_at(40, hour + 59min), 9);
    EXPECT_EQ(queued_at(41, hour + 60min), 41);
}

// proves: BEH-00.4
TEST_F(LiveStream, AnEventsNumberCountsWhatItsOwnListenersWereTold) {
    regions_.counted = {{"esar", 1, 0, support::test_now(), 0, 0, 0}};
    asio::io_context loop;
    live_stream stream(reading(), quick_);
    kept_answer of_esar(1);
    kept_answer coordination(1);
    listen(loop, stream, {{{"esar", false}, &of_esar}, {{"", true}, &coordination}});
    for (const kept_answer* each : {&of_esar, &coordination}) {
        ASSERT_THAT(each->sent, SizeIs(1));
        EXPECT_THAT(each->sent[0], HasSubstr("\nid: 1\n"));
    }
}

/// A store with a table of one month, as its listeners are told of it.
class one_month final : public ports::statistics_store {
public:
    using month = domain::statistics::calendar_month;

    ports::task<domain::result<std::optional<month>>> freeze_next() override {
        co_return std::optional<month>();
    }

    ports::task<domain::result<std::optional<ports::month_span>>> frozen() override {
        co_return std::optional(ports::month_span{first, last});
    }

    ports::task<domain::result<std::vector<domain::statistics::published_month>>>
    tables(ports::month_span asked) override {
        using namespace domain::statistics;
        spans.push_back(asked);
        const place pair = pair_of("esar", "sisa");
        published_month made{asked.last, {}, {}};
        made.told[{pair, measure::matches}] = {17, 17};
        made.told[{pair_of("esar", "multisignaal"), measure::matches}] = {0, 4};
        made.told[{{"esar", {}}, measure::signals}] = {90, 90};
        co_return std::vector{made};
    }

    month first = domain::statistics::parse_month("2026-08").value();
    month last = domain::statistics::parse_month("2026-10").value();
    std::vector<ports::month_span> spans;
};

// proves: BEH-07.4
TEST_F(LiveStream, ATableIsReadOnceAndTheNextMonthsWhenItIsThere) {
    queue(1);
    one_month tables;
    asio::io_context loop;
    live_stream stream(
        {regions_, traffic_, alarms_, tables, clock_, [this] { return messages_; }}, patient_
    );
    kept_answer answer(1'000);
    auto running = asio::co_spawn(loop, stream.run(), asio::use_future);
    auto shown = asio::co_spawn(loop, stream.show({"", true}, answer), asio::use_future);
    go_on_until(loop, [&answer] { return answer.sent.size() == 1; });
    loop.run_for(100ms);
    EXPECT_THAT(tables.spans, SizeIs(1));
    tables.last = domain::statistics::parse_month("2026-11").value();
    go_on_until(loop, [&answer] { return answer.sent.size() == 2; });
    EXPECT_THAT(tables.spans, SizeIs(2));
    EXPECT_EQ(data_of(answer.sent[1])["matches"]["maand"], "2026-11");
    stream.stop();
    loop.run();
}

// proves: BEH-07.4
TEST_F(LiveStream, MatchesAreThoseOfTheNewestMonthThatHasATable) {
    one_month tables;
    asio::io_context loop;
    live_stream stream(
        {regions_, traffic_, alarms_, tables, clock_, [this] { return messages_; }}, quick_
    );
    kept_answer coordination(1);
    kept_answer of_esar(1);
    listen(loop, stream, {{{"", true}, &coordination}, {{"esar", false}, &of_esar}});
    ASSERT_THAT(coordination.sent, SizeIs(1));
    const auto told = data_of(coordination.sent[0])["matches"];
    EXPECT_EQ(told["maand"], "2026-10");
    ASSERT_THAT(told["paren"], SizeIs(2));
    for (const auto& pair : told["paren"])
        EXPECT_EQ(pair["matches"].dump(), pair["tegenregio"] == "sisa" ? "17" : R"("<5")");
    EXPECT_EQ(told["paren"][0].size(), 3);
    ASSERT_FALSE(tables.spans.empty());
    EXPECT_EQ(tables.spans[0].first, tables.last);
    EXPECT_TRUE(data_of(of_esar.sent[0])["matches"].is_null());
}

} // namespace
} // namespace kruispunt::portal
