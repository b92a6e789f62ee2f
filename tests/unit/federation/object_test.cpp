#include "gateway/federation/object.hpp"
#include "tests/unit/federation/situation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kruispunt::federation {
namespace {

using namespace domain;
using namespace std::chrono;
using support::deciding;
using support::giving;
using support::objecting;
using testing::IsEmpty;
using testing::SizeIs;

stored_signal esar(signal_number number = 1) {
    return giving("esar", "E-1").by(1).stored(number);
}

stored_signal sisa(signal_number number = 2) {
    return giving("sisa", "S-1").by(2).stored(number);
}

objection pending_since(instant since) {
    objection pending;
    pending.id[0] = 7;
    pending.since = since;
    pending.due_on = decided_by(amsterdam_day(since), 6);
    return pending;
}

sealed_command reminder(const objection& of) {
    sealed_command command;
    command.region = "esar";
    command.act = sealed_objection_reminder{of.id};
    return command;
}

struct asking {
    std::optional<int> age;
    requester by;
    bool may;
};

class ObjectBy : public testing::TestWithParam<asking> {};

// proves: COM-37.1 COM-37.2 COM-37.3 refusal
TEST_P(ObjectBy, WhoAsksIsJudgedByTheAgeInTheSignal) {
    situation here;
    here.own(esar());
    const auto decided = here.decide(
        objecting("esar", "E-1", here.known.own->data_key, GetParam().by, GetParam().age)
    );
    ASSERT_EQ(decided.answer.has_value(), GetParam().may);
    EXPECT_EQ(decided.effects.objection.has_value(), GetParam().may);
    ASSERT_THAT(decided.effects.audit, SizeIs(1)) << "a refusal is audited too";
    EXPECT_EQ(decided.effects.audit[0].asked_by, wire_word(GetParam().by));
    if (GetParam().may) return;
    EXPECT_EQ(decided.answer.error().code, errc::requester_not_authorised);
    EXPECT_EQ(decided.answer.error().field, field::requester);
}

INSTANTIATE_TEST_SUITE_P(
    Ages,
    ObjectBy,
    testing::Values(
        asking{11, requester::parents, true},
        asking{11, requester::both, false},
        asking{11, requester::young_person, false},
        asking{12, requester::both, true},
        asking{12, requester::parents, false},
        asking{15, requester::both, true},
        asking{15, requester::young_person, false},
        asking{16, requester::young_person, true},
        asking{16, requester::parents, false},
        asking{16, requester::both, false},
        asking{std::nullopt, requester::parents, true},
        asking{std::nullopt, requester::young_person, true}
    )
);

// proves: BEH-10.1 BEH-10.5
TEST(Object, FreezesAndTellsNobody) {
    situation here;
    here.own(esar()).other(sisa()).matched(sisa());
    const auto decided = here.decide(objecting("esar", "E-1", here.known.own->data_key));
    ASSERT_TRUE(decided.answer);
    EXPECT_EQ(decided.answer->state, signal_state::frozen);
    EXPECT_EQ(decided.answer->open_matches, 0) << "shown to nobody";
    ASSERT_TRUE(decided.effects.objection);
    EXPECT_EQ(decided.effects.objection->signal, 1);
    EXPECT_EQ(decided.effects.objection->objection.due_on, support::test_today() + weeks(6));
    EXPECT_TRUE(decided.effects.objection->objection.has_reference);
    EXPECT_THAT(decided.effects.notices, IsEmpty());
    EXPECT_THAT(decided.effects.ended_matches, IsEmpty());
    EXPECT_EQ(decided.effects.audit.front().act, "object");
}

// proves: BEH-10.5
TEST(Object, ThePolicySaysInHowManyWeeks) {
    situation here;
    here.policy.objection_weeks = 2;
    here.own(esar());
    const auto decided = here.decide(objecting("esar", "E-1", here.known.own->data_key));
    EXPECT_EQ(decided.answer->objection->due_on, support::test_today() + weeks(2));
}

// proves: BEH-10.4 refusal
TEST(Object, NeedsASignalAMunicipalityAndTheBirthDateOfToday) {
    situation here;
    EXPECT_EQ(here.decide(objecting("esar", "E-1", 1)).answer.error().code, errc::signal_unknown);
    here.own(esar());
    const std::int64_t key = here.known.own->data_key;
    EXPECT_EQ(
        here.decide(objecting("esar", "E-1", key + 1)).answer.error().code,
        errc::temporarily_unavailable
    ) << "corrected since its birth date was read";
    sealed_command nowhere = objecting("esar", "E-1", key);
    std::get<sealed_objection>(nowhere.act).municipality.clear();
    EXPECT_EQ(here.decide(nowhere).answer.error().code, errc::mandatory_field);
    here.policy.municipalities = [](const std::string&, day) {
        return std::optional<municipal_area>();
    };
    EXPECT_EQ(here.decide(objecting("esar", "E-1", key)).answer.error().code, errc::value_invalid);
}

// proves: BEH-10.1
TEST(Object, NothingNewIsMatchedWithAFrozenSignal) {
    situation here;
    stored_signal frozen = sisa();
    frozen.frozen = true;
    here.other(frozen);
    const auto decided = here.decide(giving("esar", "E-1").by(1).command());
    ASSERT_TRUE(decided.answer);
    EXPECT_THAT(decided.effects.matches, IsEmpty());
    EXPECT_THAT(decided.effects.notices, IsEmpty());
}

// proves: BEH-10.2
TEST(Object, AStandingMatchWithAFrozenSignalStandsWhileItIsFounded) {
    situation here;
    stored_signal frozen = sisa();
    frozen.frozen = true;
    here.own(esar()).other(frozen).matched(frozen);
    const auto same = here.decide(giving("esar", "E-1").by(1).in("0034").command());
    EXPECT_THAT(same.effects.ended_matches, IsEmpty());
    const auto unfounded = here.decide(giving("esar", "E-1").by(2).command());
    EXPECT_THAT(unfounded.effects.ended_matches, SizeIs(1)) << "the same organisation now";
    for (const notice& told : unfounded.effects.notices)
        EXPECT_TRUE(told.about == frozen.number || told.far == frozen.number)
            << "so that the outbox holds it back";
}

// proves: BEH-10.6
TEST(Object, AnOverdueObjectionIsSaidOnce) {
    situation here;
    here.own(esar());
    here.known.own->frozen = true;
    here.known.objection = pending_since(here.now);
    here.now += weeks(6);
    EXPECT_FALSE(here.decide(reminder(*here.known.objection)).effects.objection)
        << "on the day itself there is time";
    here.now += days(1);
    const auto decided = here.decide(reminder(*here.known.objection));
    ASSERT_TRUE(decided.effects.objection);
    EXPECT_TRUE(decided.effects.objection->objection.overdue);
    EXPECT_EQ(decided.effects.counted.at(objections_overdue), 1);
    EXPECT_EQ(decided.answer->reference, "E-1");
    EXPECT_THAT(decided.effects.notices, IsEmpty());
    here.known.objection->overdue = true;
    EXPECT_FALSE(here.decide(reminder(*here.known.objection)).effects.objection);
}

// proves: BEH-10.3 COM-33.1
TEST(Object, ADecisionIsAuditedOnTheSignal) {
    situation here;
    here.own(esar());
    here.known.own->key = support::key_of("esar", "E-1");
    here.known.own->frozen = true;
    here.known.objection = pending_since(here.now);
    for (const bool upheld : {true, false}) {
        const auto decided = here.decide(deciding("esar", here.known.objection->id, upheld));
        ASSERT_THAT(decided.effects.audit, SizeIs(1));
        EXPECT_EQ(decided.effects.audit[0].act, upheld ? "uphold-objection" : "reject-objection");
        EXPECT_EQ(decided.effects.audit[0].signal_key, here.known.own->key);
        EXPECT_EQ(decided.effects.removal.has_value(), upheld);
        EXPECT_EQ(decided.effects.thawed.has_value(), !upheld);
    }
}

} // namespace
} // namespace kruispunt::federation
