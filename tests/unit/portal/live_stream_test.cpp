#include "gateway/portal/live_stream.hpp"
#include "tests/unit/portal/operators_fixture.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <gmock/gmock.h>

#include <future>

namespace kruispunt::portal {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

/// Keeps what was sent, and goes away after so many pieces.
class kept_answer final : public ports::answer_sink {
public:
    explicit kept_answer(std::size_t pieces) : pieces_(pieces) {}

    ports::task<bool> begin(ports::http_response response) override {
        head = std::move(response);
        co_return true;
    }

    ports::task<bool> write(std::string octets) override {
        sent.push_back(std::move(octets));
        co_return sent.size() < pieces_;
    }

    ports::task<bool> finish() override {
        finished = true;
        co_return true;
    }

    ports::http_response head;
    std::vector<std::string> sent;
    bool finished = false;

private:
    std::size_t pieces_;
};

class LiveStream : public operators_fixture {
protected:
    using instead = std::optional<ports::http_response>;

    live_parts reading() {
        return {regions_, traffic_, alarms_, store_, clock_, [this] { return messages_; }};
    }

    // Runs the stream with these listeners until they are gone.
    static void listen(
        asio::io_context& loop,
        live_stream& stream,
        std::vector<std::pair<scope, kept_answer*>> listeners
    ) {
        auto running = asio::co_spawn(loop, stream.run(), asio::use_future);
        std::vector<std::future<instead>> shown;
        for (auto& [within, answer] : listeners)
            shown.push_back(asio::co_spawn(loop, stream.show(within, *answer), asio::use_future));
        const auto until = std::chrono::steady_clock::now() + 20s;
        while (stream.listeners() > 0 || loop.poll_one() > 0) {
            if (std::chrono::steady_clock::now() > until) FAIL() << "somebody listens still";
            loop.run_one_for(50ms);
        }
        stream.stop();
        loop.run();
        for (auto& each : shown)
            EXPECT_FALSE(each.get().has_value());
    }

    static nlohmann::ordered_json data_of(const std::string& event) {
        const auto at = event.find("data: ");
        return nlohmann::ordered_json::parse(event.substr(at + 6), nullptr, false);
    }

    const live_settings quick_{256, 20ms, 200ms};
};

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
        if (dead > 0) alarms_.raise(ports::alarm_code::dead_letters, "esar", "one");
        now.roughly = {one};
        now.alarms = alarms_.standing();
        return shown(now, rough).dump();
    };
    EXPECT_EQ(at(0, 0), at(9, 9));
    EXPECT_NE(at(0, 0), at(10, 0));
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

// proves: BEH-07.1
TEST(LiveStreamPause, LookingTakesATwentiethOfTheTimeAtMostOrALookAMinute) {
    using std::chrono::milliseconds;
    EXPECT_EQ(pause_after(milliseconds(0), {}), milliseconds(1'000));
    EXPECT_EQ(pause_after(milliseconds(50), {}), milliseconds(1'000));
    EXPECT_EQ(pause_after(milliseconds(51), {}), milliseconds(1'020));
    EXPECT_EQ(pause_after(milliseconds(9'000), {}), milliseconds(60'000));
    EXPECT_EQ(pause_after(milliseconds(-9'000), {}), milliseconds(1'000))
        << "the clock was put back";
}

// proves: BEH-07.5 refusal
TEST_F(LiveStream, OneListenerTooManyIsAskedToComeBack) {
    asio::io_context loop;
    live_stream stream(reading(), {1, 20ms, 200ms});
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

} // namespace
} // namespace kruispunt::portal
