#include "tests/contract/store/subject.hpp"

#include <gmock/gmock.h>

#include <semaphore>
#include <set>
#include <thread>

namespace kruispunt::store {
namespace {

using namespace domain;
using support::giving;

bool adds_up(const ports::census& c) {
    return c.notices_owed == c.notices_delivered + c.notices_queued + c.notices_dead +
                                 c.notices_suppressed + c.notices_dropped;
}

class StoreConcurrency : public Store {
protected:
    std::vector<ports::acted> perform_together(const std::vector<sealed_command>& commands) {
        std::vector<ports::task<result<ports::acted>>> work;
        for (const sealed_command& c : commands)
            work.push_back(store().execute(act_for(c)));
        std::vector<ports::acted> done;
        for (auto& r : support::run_together(std::move(work), 4))
            done.push_back(std::move(r.value()));
        return done;
    }
};

// proves: COM-22.2 COM-22.3 COM-22.4
TEST_P(StoreConcurrency, SixtyFourAtOnceFromTwoRegionsGiveExactlyNTimesM) {
    std::vector<sealed_command> commands;
    for (int n = 0; n < 32; ++n) {
        commands.push_back(giving("esar", "E-" + std::to_string(n)).by(1).command());
        commands.push_back(giving("sisa", "S-" + std::to_string(n)).by(2).command());
    }
    int seen = 0;
    for (const ports::acted& a : perform_together(commands))
        seen += a.answer.what->open_matches;
    // Each act saw those before it: every match was seen by the later of its two signals.
    EXPECT_EQ(seen, 32 * 32);
    EXPECT_EQ(counted().open_matches, 32 * 32);
    std::set<std::pair<signal_number, signal_number>> pairs;
    std::set<uuid> matches;
    for (const ports::owed_notice& o : owed("esar")) {
        EXPECT_TRUE(pairs.insert({o.notice.about, o.notice.other}).second);
        EXPECT_TRUE(matches.insert(o.notice.match).second);
    }
    EXPECT_EQ(pairs.size(), 32U * 32U);
    std::set<uuid> told_to_sisa;
    for (const ports::owed_notice& o : owed("sisa"))
        told_to_sisa.insert(o.notice.match);
    EXPECT_EQ(told_to_sisa, matches);
}

// proves: COM-20.2
TEST_P(StoreConcurrency, TheSameSignalManyTimesIsMadeOnce) {
    int created = 0;
    std::vector<sealed_command> commands(50, giving("esar", "E-1").command());
    for (const ports::acted& a : perform_together(commands))
        created += a.answer.what->what == outcome::effect::created ? 1 : 0;
    EXPECT_EQ(created, 1);
    EXPECT_EQ(counted().signals, 1);
}

// proves: SISA-03.1 SISA-03.2 ESAR-05.1
TEST_P(StoreConcurrency, OneMessageManyTimesHasOneOutcome) {
    std::vector<sealed_command> commands(
        50, giving("esar", "E-1").replayable("m-1", "octets").command()
    );
    std::set<uuid> answers;
    for (const ports::acted& a : perform_together(commands))
        answers.insert(a.answer.id);
    EXPECT_EQ(answers.size(), 1U);
}

TEST_P(StoreConcurrency, NewSignalsGetNumbersOfTheirOwn) {
    perform(giving("sisa", "S-1").by(2).command());
    std::vector<sealed_command> commands;
    for (int n = 0; n < 200; ++n)
        commands.push_back(giving("esar", "E-" + std::to_string(n)).by(1).command());
    perform_together(commands);
    std::set<signal_number> numbers;
    for (const ports::owed_notice& o : owed("esar"))
        numbers.insert(o.notice.about);
    EXPECT_EQ(numbers.size(), 200U);
}

TEST_P(StoreConcurrency, WritersReadersAndSettlersDoNotDisturbOneAnother) {
    std::vector<ports::task<bool>> work;
    const auto give = [](ports::store& s, sealed_command c) -> ports::task<bool> {
        const auto done = co_await s.execute(act_for(c));
        co_return done.has_value();
    };
    const auto deliver = [](ports::store& s, std::string region) -> ports::task<bool> {
        for (int round = 0; round < 20; ++round) {
            const auto owed = co_await s.owed(region, 0, 10);
            std::vector<ports::settlement> done;
            for (const ports::owed_notice& o : *owed)
                done.push_back({o.number, ports::settlement::state::delivered, {}, {}});
            const auto settled = co_await s.settle(std::move(done));
            const auto counted = co_await s.count();
            if (!settled || !counted || !adds_up(*counted)) co_return false;
        }
        co_return true;
    };
    for (int n = 0; n < 40; ++n) {
        const std::string id = std::to_string(n);
        work.push_back(give(store(), giving("esar", "E-" + id).child(n).by(1).command()));
        work.push_back(give(store(), giving("sisa", "S-" + id).child(n).by(2).command()));
        if (n % 10 == 0) work.push_back(deliver(store(), n % 20 == 0 ? "esar" : "sisa"));
    }
    for (const bool good : support::run_together(std::move(work), 4))
        EXPECT_TRUE(good);
    const ports::census c = counted();
    EXPECT_EQ(c.open_matches, 40);
    EXPECT_EQ(c.notices_queued + c.notices_delivered, 80);
}

std::binary_semaphore deciding{0};
std::binary_semaphore may_decide{0};

decision decide_slowly(const sealed_command& c, const facts& known, const circumstances& at) {
    deciding.release();
    may_decide.acquire();
    return federation::use_case_for(c).decide(c, known, at);
}

TEST_P(StoreConcurrency, WhatComesWhileAnotherIsWrittenHasAMomentOfItsOwn) {
    const auto first = giving("esar", "E-1").command();
    std::thread writing([this, &first] {
        support::run_coroutine(
            store().execute({{federation::use_case_for(first).facts_of, decide_slowly}, first})
        )
            .value();
    });
    deciding.acquire();
    subject_->clock.advance(std::chrono::hours(1));
    const auto came = subject_->clock.now();
    instant carried_out;
    std::thread coming([this, &carried_out] {
        carried_out = perform(giving("sisa", "S-1").command()).answer.at;
    });
    // sleeps because nothing tells when the second one lies behind the first
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    may_decide.release();
    writing.join();
    coming.join();
    EXPECT_EQ(carried_out, came);
}

INSTANTIATE_TEST_SUITE_P(Stores, StoreConcurrency, every_store, name_of);

} // namespace
} // namespace kruispunt::store
