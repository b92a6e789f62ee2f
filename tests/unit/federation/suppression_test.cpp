#include "gateway/federation/use_cases.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/sealed_commands.hpp"
#include "tests/support/sequential_ids.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <tuple>
#include <vector>

namespace kruispunt::federation {
namespace {

using namespace domain;
using namespace std::chrono;
using support::closing;
using support::giving;
using support::relocation;
using support::withdrawal;

/// A federation of its own, where notices are seen as they arise.
class world {
public:
    world() {
        for (auto& [name, region] : policy.regions)
            region.may_learn.set();
        policy.municipalities = [](const std::string& code, day) {
            const bool flevoland = code == "0034" || code == "0995";
            return std::optional(municipal_area{code, flevoland ? "esar" : "midden-nederland"});
        };
    }

    void perform(const sealed_command& command) {
        const ports::act act{use_case_for(command), command};
        const auto done = support::run_coroutine(store.execute(act));
        ASSERT_TRUE(done);
        ASSERT_TRUE(done->answer.what) << wire_code(done->answer.what.error().code);
    }

    /// What is held, and between which signals something stands; nothing that is drawn by lot.
    std::vector<std::string> state() const {
        std::vector<std::string> lines;
        for (const stored_signal& s : store.held())
            lines.push_back(
                std::to_string(s.number) + ' ' + s.region + ' ' + s.reference + ' ' +
                std::string(wire_word(s.state)) + ' ' + to_text(s.expires_on) + ' ' +
                s.municipality + ' ' + s.organisation_oin + ' ' +
                (s.moved ? s.moved->municipality : "stays") + ' ' +
                std::to_string(s.identity_corrections) + (s.child ? " known" : " unknown")
            );
        for (const match_write& m : store.open())
            lines.push_back(
                std::string(wire_word(m.kind)) + ' ' + std::to_string(m.first) + ' ' +
                std::to_string(m.second)
            );
        std::sort(lines.begin(), lines.end());
        return lines;
    }

    std::int64_t suppressed() { return support::run_coroutine(store.count())->notices_suppressed; }

    federation_policy policy = support::four_regions();
    support::sequential_ids ids;
    support::fixed_clock clock{support::test_now()};
    support::memory_store store{policy, ids, clock};
};

/// One message on a signal, in a situation where it has something to tell.
struct changing {
    std::string name;
    std::vector<sealed_command> before;
    sealed_command act;
    int at_least; ///< so many notices without `beheer`, else the case shows nothing
};

void PrintTo(const changing& what, std::ostream* out) {
    *out << what.name;
}

giving esar() {
    return giving("esar", "E-1").by(1).in("0034").reporter("somebody");
}

giving sisa() {
    return giving("sisa", "S-1").by(2).in("0599");
}

giving multisignaal() {
    return giving("multisignaal", "M-1").by(3);
}

std::vector<sealed_command> matched() {
    return {esar().command(), sisa().command(), multisignaal().command()};
}

std::vector<changing> withdrawals() {
    std::vector<changing> all;
    for (const auto reason :
         {withdrawal_reason::mistake,
          withdrawal_reason::objection_upheld,
          withdrawal_reason::death,
          withdrawal_reason::other})
        all.push_back(
            {"withdraw_" + std::to_string(static_cast<int>(reason)),
             matched(),
             withdrawal("esar", "E-1", reason),
             2}
        );
    return all;
}

std::vector<changing> closings() {
    const day long_ago = support::test_today() - days(500);
    return {
        {"close_inactive", matched(), closing("multisignaal", "M-1"), 2},
        {"close_destroyed", matched(), closing("sisa", "S-1"), 2},
        {"close_lapsed",
         {esar().dated(long_ago).command(), sisa().command()},
         closing("esar", "E-1"),
         1}};
}

std::vector<changing> givings() {
    const auto inactive = giving("midden-nederland", "N-1")
                              .by(4)
                              .dated(support::test_today() - days(1000))
                              .because(mutation_reason::administration);
    return {
        {"give_match", {esar().command(), sisa().command()}, multisignaal().command(), 4},
        {"give_clash",
         {esar().born(2015, 1, 2).named("anna").command()},
         sisa().born(2016, 3, 4).named("berend").command(),
         2},
        {"give_family", {esar().parents({7}).command()}, sisa().child(2).parents({7}).command(), 2},
        {"give_history", {inactive.command()}, esar().command(), 1},
        {"give_coordination",
         {esar().dated(support::test_today() - days(9)).command(),
          multisignaal().dated(support::test_today() - days(9)).command()},
         sisa().in("0344").command(),
         4}};
}

std::vector<changing> corrections() {
    return {
        {"correct_contact", matched(), esar().reporter("another").command(), 2},
        {"correct_organisation", matched(), esar().by(2).command(), 2},
        {"correct_municipality", matched(), esar().in("0995").command(), 1},
        {"correct_child_unknown", matched(), esar().without_bsn().command(), 4},
        {"correct_child_known",
         {esar().without_bsn().command(), sisa().command()},
         esar().command(),
         2},
        {"correct_parents",
         {esar().parents({7}).command(), sisa().child(2).parents({7}).command()},
         esar().parents({8}).command(),
         2}};
}

std::vector<changing> moves() {
    return {
        {"move_out", matched(), relocation("esar", "E-1", "0344", support::test_today()), 4},
        {"move_alone",
         {esar().command()},
         relocation("esar", "E-1", "0344", support::test_today()),
         2}};
}

std::vector<changing> every_change() {
    std::vector<changing> all;
    for (auto some : {withdrawals(), closings(), givings(), corrections(), moves()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

class Suppression : public testing::TestWithParam<changing> {};

// proves: COM-32.3 COM-32.4 COM-32.5
TEST_P(Suppression, MakesTheSameChangeAndCountsWhatItKeepsToItself) {
    world told;
    world silent;
    for (const sealed_command& command : GetParam().before) {
        told.perform(command);
        silent.perform(command);
    }
    const std::size_t first = told.store.told().size();
    const std::int64_t earlier = silent.suppressed();
    ASSERT_EQ(told.suppressed(), earlier);

    told.perform(GetParam().act);
    sealed_command act = GetParam().act;
    act.reason = mutation_reason::administration;
    silent.perform(act);

    const auto owed = static_cast<std::int64_t>(told.store.told(first).size());
    const std::int64_t dropped = told.suppressed() - earlier;
    EXPECT_GE(owed, GetParam().at_least);
    EXPECT_EQ(silent.state(), told.state());
    EXPECT_TRUE(silent.store.told(first).empty());
    EXPECT_EQ(silent.suppressed() - earlier, owed + dropped);
    EXPECT_EQ(silent.store.audit().size(), told.store.audit().size());
}

INSTANTIATE_TEST_SUITE_P(
    Verbs,
    Suppression,
    testing::ValuesIn(every_change()),
    [](const auto& about) { return about.param.name; }
);

// proves: COM-32.4 COM-36.5
TEST(SuppressionLater, WhatEntersAsInactiveTellsNobody) {
    world silent;
    silent.perform(esar().command());
    silent.perform(multisignaal()
                       .dated(support::test_today() - days(1000))
                       .because(mutation_reason::administration)
                       .command());
    EXPECT_TRUE(silent.store.told().empty());
    EXPECT_EQ(silent.suppressed(), 0) << "it would have told nobody anyway";
}

// proves: COM-32.4 COM-25.1
TEST(SuppressionLater, WhatEndsOtherwiseLaterIsTold) {
    world later;
    later.perform(esar().command());
    later.perform(sisa().because(mutation_reason::administration).command());
    EXPECT_TRUE(later.store.told().empty());
    later.perform(withdrawal("esar", "E-1"));
    ASSERT_EQ(later.store.told().size(), 1U) << "the match stands in SISA's list of matches";
    EXPECT_EQ(later.store.told().front().kind, notice_kind::match_ended);
}

// proves: COM-32.4
TEST(SuppressionLater, NobodyIsRemindedOfAMatchThatNobodyWasToldOf) {
    world later;
    later.perform(esar().command());
    later.perform(sisa().because(mutation_reason::administration).command());
    const day far = support::test_today() + days(60);
    const auto due = support::run_coroutine(later.store.due(far, 100)).value();
    for (const sealed_command& command : due)
        EXPECT_FALSE(std::holds_alternative<sealed_reminding>(command.act));
}

} // namespace
} // namespace kruispunt::federation
