#include "gateway/exchange/mailboxes.hpp"
#include "tests/unit/exchange/exchange_fixture.hpp"

#include <boost/asio/co_spawn.hpp>
#include <gmock/gmock.h>

namespace kruispunt::exchange {
namespace {

using namespace domain;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// ESAR cannot be called; SISA's and Multisignaal's lanes are nobody's concern here.
class Mailboxes : public exchange_fixture {
protected:
    void TearDown() override {
        boxes_.stop();
        run_for();
    }

    void match(int n) {
        give("sisa", "S-" + std::to_string(n), 2, n);
        give("esar", "E-" + std::to_string(n), 1, n);
    }

    /// Runs a question on the mailboxes' own executor and gives its answer.
    template <class T>
    T ask(ports::task<T> question) {
        std::optional<T> answer;
        boost::asio::co_spawn(
            context_,
            std::move(question),
            [&answer](std::exception_ptr, T given) { answer.emplace(std::move(given)); }
        );
        context_.restart();
        context_.run();
        return std::move(answer.value());
    }

    ports::post look(std::int64_t after = 0, std::size_t limit = 50) {
        return ask(boxes_.look("esar", after, limit)).value();
    }

    std::vector<std::string> bodies() {
        std::vector<std::string> all;
        for (const auto& each : look().notices)
            all.push_back(each.message.body);
        return all;
    }

    bool take(std::int64_t number) { return ask(boxes_.take("esar", number)).value(); }

    std::size_t alarms() { return alarms_.begun(ports::alarm_code::mailbox_unvisited); }

    plain_adapter adapter_;
    mailboxes boxes_{
        {participant{"esar", support::organisation_oin(900), "", adapter_}},
        parts_with(vault_, client_, {}),
        context_.get_executor(),
        {24h, 1ms}};
};

// proves: BOX-1.1 BOX-1.2
TEST_F(Mailboxes, WhatARegionIsOwedLiesThereInItsProtocolsForm) {
    match(1);
    match(2);
    const auto post = look();
    ASSERT_THAT(post.notices, SizeIs(2));
    EXPECT_EQ(post.notices[0].message.method, "POST");
    EXPECT_EQ(post.notices[0].message.target, "/notices/" + to_text(post.notices[0].id));
    EXPECT_EQ(post.notices[0].message.body, "made E-1 Organisatie 2");
    EXPECT_LT(post.notices[0].number, post.notices[1].number);
    EXPECT_FALSE(post.next);
    EXPECT_THAT(client_.calls, IsEmpty());
    EXPECT_THAT(bodies(), SizeIs(2)) << "until they are taken";
}

// proves: BOX-1.2 COM-21.4
TEST_F(Mailboxes, WhatIsTakenLiesThereNoMore) {
    match(1);
    match(2);
    const auto first = look().notices.at(0).number;
    EXPECT_TRUE(take(first));
    EXPECT_THAT(bodies(), ElementsAre("made E-2 Organisatie 2"));
    EXPECT_EQ(counted().notices_delivered, 1);
    EXPECT_FALSE(take(first)) << "it is taken already";
    EXPECT_EQ(counted().notices_delivered, 1);
}

// proves: BOX-1.3 refusal
TEST_F(Mailboxes, NobodyTakesWhatIsAnothers) {
    match(1);
    const auto to_sisa = owed("sisa").at(0).number;
    EXPECT_FALSE(take(to_sisa));
    EXPECT_FALSE(take(0));
    EXPECT_THAT(owed("sisa"), SizeIs(1));
    EXPECT_FALSE(ask(boxes_.look("sisa", 0, 1)));
    EXPECT_FALSE(ask(boxes_.take("sisa", to_sisa)));
    EXPECT_EQ(boxes_.owner(support::organisation_oin(900)), "esar");
    EXPECT_FALSE(boxes_.owner(support::organisation_oin(2)));
}

TEST_F(Mailboxes, APageSaysWhereTheNextBegins) {
    for (int n = 1; n <= 3; ++n)
        match(n);
    const auto first = look(0, 2);
    ASSERT_THAT(first.notices, SizeIs(2));
    ASSERT_TRUE(first.next);
    const auto rest = look(*first.next, 2);
    ASSERT_THAT(rest.notices, SizeIs(1));
    EXPECT_EQ(rest.notices[0].message.body, "made E-3 Organisatie 2");
    EXPECT_FALSE(rest.next);
    EXPECT_THAT(look(0, 0).notices, IsEmpty());
}

// proves: COM-31.1 COM-25.2
TEST_F(Mailboxes, WhatHasNothingLeftToTellIsNotShownAndCounted) {
    match(1);
    withdraw("sisa", "S-1");
    EXPECT_THAT(bodies(), ElementsAre("ended E-1"));
    EXPECT_EQ(counted().notices_suppressed, 1 + 1) << "SISA's own, and ESAR's of the match";
}

TEST_F(Mailboxes, WithoutKeysItIsShownLater) {
    match(1);
    vault_.fail(true);
    EXPECT_THAT(bodies(), IsEmpty());
    const auto number = owed("esar").at(0).number;
    vault_.fail(false);
    EXPECT_THAT(bodies(), SizeIs(1));
    vault_.fail(true);
    EXPECT_TRUE(take(number)) << "they have it";
    EXPECT_EQ(counted().notices_delivered, 1);
    EXPECT_EQ(tally_.lines().back(), "esar: match 0");
}

// proves: BEH-11.2
TEST_F(Mailboxes, WhileItIsHeldItShowsNothing) {
    match(1);
    boxes_.hold("esar", true);
    EXPECT_EQ(boxes_.held("esar"), true);
    EXPECT_EQ(boxes_.held("sisa"), std::nullopt);
    EXPECT_THAT(bodies(), IsEmpty());
    boxes_.hold("esar", false);
    EXPECT_THAT(bodies(), SizeIs(1));
}

// proves: BOX-1.4 refusal
TEST_F(Mailboxes, WhoDoesNotComeForADayIsAlarmedOfOnce) {
    boost::asio::co_spawn(context_, boxes_.run(), [](std::exception_ptr thrown) {
        EXPECT_FALSE(thrown);
    });
    clock_.advance(24h);
    run_for();
    EXPECT_EQ(alarms(), 0U);
    clock_.advance(1ms);
    run_for();
    EXPECT_EQ(alarms(), 1U) << "looked at many times";
    boost::asio::co_spawn(context_, boxes_.look("esar", 0, 1), [](std::exception_ptr, auto) {});
    run_for();
    EXPECT_TRUE(alarms_.standing().empty()) << "it came";
    clock_.advance(25h);
    run_for();
    EXPECT_EQ(alarms(), 2U);
}

// proves: refusal
TEST_F(Mailboxes, AStoreThatFailsIsSaidSo) {
    match(1);
    store_.fail(true);
    EXPECT_FALSE(ask(boxes_.look("esar", 0, 1)));
    EXPECT_FALSE(ask(boxes_.take("esar", 1)));
}

} // namespace
} // namespace kruispunt::exchange
