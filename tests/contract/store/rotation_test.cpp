#include "gateway/federation/use_cases.hpp"
#include "tests/contract/store/rotation_fixture.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/octets_in_files.hpp"

#include <gmock/gmock.h>

namespace kruispunt::store {
namespace {

using namespace domain;
using testing::IsEmpty;
using testing::SizeIs;

template <class Octets>
std::string text_of(const Octets& octets) {
    return {octets.begin(), octets.end()};
}

// proves: COM-20.2 COM-22.1
TEST_F(Rotation, WhatWasHeldIsFoundAndIsTheSame) {
    give("esar", "E-1", 1, 1);
    give("sisa", "S-1", 1, 2);
    give("multisignaal", "M-2", 2, 3); // a sister or brother of both
    ASSERT_EQ(open_matches(), 3);
    rotate();
    EXPECT_EQ(status().epoch, 2);
    EXPECT_EQ(give_anew("esar", "E-1", 1, 1)->what, outcome::effect::unchanged);
    EXPECT_EQ(give_anew("multisignaal", "M-2", 2, 3)->what, outcome::effect::unchanged);
    EXPECT_EQ(give("multisignaal", "M-1", 1, 4)->open_matches, 2);
    EXPECT_EQ(give("midden-nederland", "N-2", 2, 5)->open_matches, 4);
    EXPECT_EQ(open_matches(), 3 + 2 + 4);
    for (const ports::owed_notice& notice : owed("esar"))
        EXPECT_EQ(vault_->open(notice.contact.value())->organisation.name, "Jeugdplein");
}

// proves: COM-20.8 COM-20.9 ESAR-05.1 refusal
TEST_F(Rotation, AnIdThatEndedAndAMessageThatWasAnsweredStayKnown) {
    const auto first = perform(giving("esar", "E-1", 1, 1)).answer;
    give("sisa", "S-1", 1, 2);
    withdraw("sisa", "S-1");
    rotate();
    EXPECT_EQ(status().older_names, 3) << "two messages and an id";
    const auto again = perform(giving("esar", "E-1", 1, 1)).answer;
    EXPECT_EQ(again.id, first.id);
    EXPECT_EQ(give_anew("sisa", "S-1", 1, 2).error().code, errc::reference_conflict);
    EXPECT_TRUE(withdraw("sisa", "S-1"));
    EXPECT_EQ(status().older_names, 1) << "who was named is known by the new name";
    auto other = giving("esar", "E-1", 1, 1);
    other.replay = giving("esar", "E-9", 1, 1).replay;
    other.replay->key = giving("esar", "E-1", 1, 1).replay->key;
    EXPECT_FALSE(perform(other).answer.what) << "other octets under the same message id";
}

TEST_F(Rotation, WhoLeadsIsTheSameAndOpens) {
    give("esar", "E-1", 1, 1);
    give("sisa", "S-1", 1, 2);
    command c;
    c.region = "esar";
    update_match said;
    said.match = owed("esar").at(0).notice.match;
    said.lead = case_lead{"P. Pietersen", "+31101"};
    c.act = said;
    EXPECT_EQ(perform(vault_->seal(c).value()).answer.what->what, outcome::effect::corrected);
    rotate();
    EXPECT_EQ(perform(vault_->seal(c).value()).answer.what->what, outcome::effect::unchanged);
    bool seen = false;
    for (const ports::owed_notice& notice : owed("sisa")) {
        if (!notice.said.lead) continue;
        seen = true;
        EXPECT_EQ(vault_->open_lead(said.match, "esar", *notice.said.lead)->name, said.lead->name);
    }
    EXPECT_TRUE(seen);
    ASSERT_TRUE(support::run_coroutine(rotation_->retire("uid 1000")));
    EXPECT_EQ(perform(vault_->seal(c).value()).answer.what->what, outcome::effect::unchanged);
}

// proves: BEH-02.12
TEST_F(Rotation, WhatWasReadForErasingBeforeGoesAfterwardsWithItsId) {
    give("esar", "E-1", 1, 1);
    give("esar", "E-2", 2, 1);
    auto read = support::run_coroutine(store_->admissions().withdrawals("esar", 0, 10)).value();
    ASSERT_THAT(read, SizeIs(2));
    rotate();
    std::vector<ports::act> acts;
    for (sealed_command& command : read)
        acts.push_back({federation::use_case_for(command), std::move(command)});
    EXPECT_EQ(support::run_coroutine(store_->admissions().erase(acts)).value(), 2);
    EXPECT_EQ(give_anew("esar", "E-1", 1, 1)->what, outcome::effect::created);
    EXPECT_EQ(support::run_coroutine(store_->admissions().erase(acts)).value(), 0) << "gone";
    EXPECT_EQ(support::run_coroutine(store_->admissions().holding("esar"))->signals, 1);
}

// Wherever it breaks off: at the next start it goes on, and meanwhile all is found, once.
// proves: COM-21.2 COM-22.1
TEST_F(Rotation, BrokenOffAnywhereItGoesOnAfterARestart) {
    for (int child = 1; child <= 6; ++child)
        give(child % 2 == 0 ? "esar" : "sisa", "B-" + std::to_string(child), child, child);
    int broken_off = 0;
    for (bool whole = false; !whole; ++broken_off) {
        ASSERT_LT(broken_off, 100);
        const int child = 10 + broken_off;
        const std::string id = std::to_string(child);
        give("esar", "E-" + id, child, 11);
        give("sisa", "S-" + id, child, 12);
        const auto before = open_matches();
        ASSERT_TRUE(support::run_coroutine(rotation_->rotate("uid 1000")));
        epochs_->calls_left = broken_off;
        whole = go_on();
        EXPECT_EQ(open_matches(), before);
        close();
        open();
        EXPECT_EQ(give_anew("esar", "E-" + id, child, 11)->what, outcome::effect::unchanged);
        // Two on the same child, and six brothers and sisters.
        EXPECT_EQ(give("multisignaal", "M-" + id, child, 13)->open_matches, 8) << broken_off;
        EXPECT_EQ(open_matches(), before + 8);
        EXPECT_TRUE(withdraw("sisa", "S-" + id));
        const auto made = open_matches();
        ASSERT_TRUE(go_on()) << broken_off;
        EXPECT_EQ(status().stage, ports::rotation_stage::none);
        EXPECT_EQ(open_matches(), made);
        EXPECT_EQ(give_anew("multisignaal", "M-" + id, child, 13)->open_matches, 7);
        EXPECT_EQ(give_anew("sisa", "S-" + id, child, 12).error().code, errc::reference_conflict);
        EXPECT_TRUE(withdraw("esar", "E-" + id));
        EXPECT_TRUE(withdraw("multisignaal", "M-" + id));
    }
    EXPECT_GT(broken_off, 10);
}

// proves: COM-21.1 refusal
TEST_F(Rotation, ACommandSealedLongBeforeIsNotTakenForAnother) {
    give("esar", "E-1", 1, 1);
    const sealed_command late = giving("sisa", "S-1", 1, 2);
    rotate();
    EXPECT_EQ(perform(late).answer.what.error().code, errc::temporarily_unavailable);
    EXPECT_EQ(open_matches(), 0);
    const auto page = support::run_coroutine(store_->execute_page({act_for(late)}, {"sisa", 0, 1}));
    EXPECT_EQ(page.error().code, errc::temporarily_unavailable);
    EXPECT_EQ(support::run_coroutine(store_->feed_position("sisa")).value(), 0);
    EXPECT_EQ(give("sisa", "S-1", 1, 2)->open_matches, 1);
}

// proves: COM-31.1
TEST_F(Rotation, NothingUnderTheOldKeysIsLeftInAnyFile) {
    const sealed_command given = giving("esar", "E-1", 1, 1);
    perform(given);
    give("sisa", "S-1", 1, 2);
    const auto& signal = std::get<sealed_submit>(given.act).signal;
    const std::vector<std::string> before{
        text_of(given.signal_key),
        text_of(*signal.child),
        text_of(signal.parents.at(0)),
        text_of(signal.content),
        text_of(signal.compared.birth_date->year),
        text_of(signal.contact_seen->at(0)),
        signal.identity,
        signal.contact,
        keys_->find(signal.data_key).value()};
    {
        const support::octets_in_files files(folder_.path());
        for (const std::string& octets : before)
            EXPECT_TRUE(files.hold(octets)) << "the search finds what is there";
    }
    rotate();
    EXPECT_EQ(vault_->open(owed("sisa").at(0).contact.value())->organisation.name, "Jeugdplein");
    close(); // which empties the logs
    const support::octets_in_files files(folder_.path());
    // The audit trail tells keys in digits, and is never written over.
    for (const std::string& octets : before)
        EXPECT_THAT(files.holding(octets), IsEmpty());
    open();
}

// proves: COM-31.1 COM-20.10
TEST_F(Rotation, WhatIsErasedHalfwayStaysErased) {
    give("esar", "E-1", 1, 1);
    give("sisa", "S-1", 1, 2);
    ASSERT_TRUE(support::run_coroutine(rotation_->rotate("uid 1000")));
    epochs_->calls_left = 2; // both rows are made, and the store does not turn
    EXPECT_FALSE(go_on());
    const auto now = giving("sisa", "S-1", 1, 2);
    const auto& signal = std::get<sealed_submit>(now.act).signal;
    const std::string child = text_of(*signal.child);
    vault_->release(now);
    EXPECT_TRUE(support::octets_in_files(folder_.path()).hold(child)) << "it is made already";
    withdraw("sisa", "S-1");
    withdraw("esar", "E-1");
    epochs_->calls_left = 1'000;
    EXPECT_TRUE(go_on());
    EXPECT_EQ(support::run_coroutine(store_->count()).value().signals, 0);
    EXPECT_EQ(give_anew("sisa", "S-1", 1, 2).error().code, errc::reference_conflict);
    close();
    EXPECT_THAT(support::octets_in_files(folder_.path()).holding(child), IsEmpty());
    open();
}

TEST_F(Rotation, ASignalThatCannotBeReadHoldsItUpAndNothingElse) {
    give("esar", "E-1", 1, 1);
    const auto lost = giving("sisa", "S-1", 1, 2);
    perform(lost);
    ASSERT_TRUE(keys_->erase({std::get<sealed_submit>(lost.act).signal.data_key}));
    ASSERT_TRUE(support::run_coroutine(rotation_->rotate("uid 1000")));
    EXPECT_FALSE(go_on());
    EXPECT_EQ(status().stage, ports::rotation_stage::stuck);
    EXPECT_EQ(status().unreadable, 1);
    EXPECT_EQ(status().epoch, 1);
    EXPECT_TRUE(alarms_.stands(ports::alarm_code::keys_stuck));
    EXPECT_EQ(give("multisignaal", "M-1", 1, 3)->open_matches, 2);
    EXPECT_TRUE(withdraw("sisa", "S-1"));
    EXPECT_TRUE(go_on());
    EXPECT_EQ(status().epoch, 2);
    EXPECT_FALSE(alarms_.stands(ports::alarm_code::keys_stuck));
    EXPECT_EQ(give("midden-nederland", "N-1", 1, 4)->open_matches, 2);
}

// proves: refusal
TEST_F(Rotation, OneAtATime) {
    give("esar", "E-1", 1, 1);
    ASSERT_TRUE(support::run_coroutine(rotation_->rotate("uid 1000")));
    EXPECT_EQ(
        support::run_coroutine(rotation_->rotate("uid 1000")).error().code, errc::reference_conflict
    );
    EXPECT_EQ(
        support::run_coroutine(rotation_->retire("uid 1000")).error().code, errc::reference_conflict
    );
    EXPECT_TRUE(go_on());
    rotate();
    EXPECT_EQ(status().epoch, 3);
    EXPECT_THAT(status().epochs, SizeIs(3));
    EXPECT_EQ(give_anew("esar", "E-1", 1, 1)->what, outcome::effect::unchanged);
}

// proves: refusal
TEST_F(Rotation, ARingThatIsFullIsSaidToBe) {
    for (int n = 1; n < 32; ++n)
        rotate();
    const auto refused = support::run_coroutine(rotation_->rotate("uid 1000"));
    EXPECT_EQ(refused.error().code, errc::reference_conflict);
    EXPECT_THAT(refused.error().detail, testing::HasSubstr("retire"));
    EXPECT_EQ(status().epoch, 32);
    EXPECT_THAT(support::run_coroutine(rotation_->retire("uid 1000"))->epochs, SizeIs(1));
}

TEST_F(Rotation, OlderKeysAreTakenOutAndNamesWhenNobodyNeedsThem) {
    give("esar", "E-1", 1, 1);
    give("sisa", "S-1", 1, 2);
    EXPECT_EQ(
        support::run_coroutine(rotation_->retire("uid 1000")).error().code, errc::reference_conflict
    );
    rotate();
    auto left = support::run_coroutine(rotation_->retire("uid 1000"));
    ASSERT_TRUE(left);
    ASSERT_THAT(left->epochs, SizeIs(2));
    EXPECT_FALSE(left->epochs[1].whole);
    EXPECT_EQ(
        support::run_coroutine(rotation_->retire("uid 1000")).error().code, errc::reference_conflict
    );
    close();
    open();
    EXPECT_EQ(give("multisignaal", "M-1", 1, 3)->open_matches, 2);
    EXPECT_EQ(perform(giving("esar", "E-1", 1, 1)).answer.what->open_matches, 0)
        << "the answer of then: its message is known";
    clock_.advance(std::chrono::days(31));
    left = support::run_coroutine(rotation_->retire("uid 1000"));
    ASSERT_TRUE(left);
    EXPECT_THAT(left->epochs, SizeIs(1));
}

// proves: refusal
TEST_F(Rotation, UnderARingThatLacksTheStoresEpochNothingStarts) {
    give("esar", "E-1", 1, 1);
    const vault::key_ring old = ring_.ring;
    ASSERT_TRUE(support::run_coroutine(rotation_->rotate("uid 1000")));
    const vault::key_ring both = ring_.ring;
    epochs_->calls_left = 2;
    EXPECT_FALSE(go_on());
    ring_.ring = vault::without_older(both, true);
    vault_->adopt(ring_.ring);
    EXPECT_THAT(support::run_coroutine(rotation_->prepare()), testing::HasSubstr("lacks epoch 1"));
    ring_.ring = old;
    vault_->adopt(old);
    EXPECT_THAT(support::run_coroutine(rotation_->prepare()), testing::HasSubstr("another newest"));
    ring_.ring = both;
    vault_->adopt(both);
    EXPECT_EQ(support::run_coroutine(rotation_->prepare()), "");
    epochs_->calls_left = 1'000;
    EXPECT_TRUE(go_on());
}

} // namespace
} // namespace kruispunt::store
