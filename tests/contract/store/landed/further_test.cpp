#include "gateway/federation/use_cases.hpp"
#include "tests/contract/store/landed/landed_fixture.hpp"
#include "tests/support/made_up_bsn.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace kruispunt::store {
namespace {

using namespace domain;
using support::run_coroutine;
using testing::SizeIs;

/// What came with schemas 3 and 4.
class LandedFurther : public Landed {
protected:
    signal_state state_of(const std::string& region, const std::string& id) {
        return said(on_own(region, read_signal{id}))->state;
    }

    std::vector<match_line> matches_of(const std::string& region, const std::string& id) {
        return said(on_own(region, list_matches{id}))->matches;
    }

    /// The notices of a kind that a region is owed.
    std::vector<ports::owed_notice> owed_of(const std::string& region, notice_kind kind) {
        std::vector<ports::owed_notice> found = owed(region);
        std::erase_if(found, [kind](const auto& owed) { return owed.notice.kind != kind; });
        return found;
    }
};

// proves: COM-23.1
TEST_P(LandedFurther, ASiblingIsFoundByItsParents) {
    command sibling = given("multisignaal", "M-20", 20, 3);
    std::get<submit_signal>(sibling.act).content.parents = {support::made_up_bsn(parent_of(11))};
    EXPECT_EQ(said(sibling)->open_matches, 2);
}

TEST_P(LandedFurther, WhatWasSaidOfAMatchIsRead) {
    const auto matches = matches_of("sisa", "S-13");
    ASSERT_THAT(matches, SizeIs(1));
    EXPECT_TRUE(matches[0].said.acknowledged);
    EXPECT_EQ(matches[0].said.consent, consent::given);
    ASSERT_TRUE(matches[0].said.lead);
    const auto lead =
        opened().vault->open_lead(matches[0].what.match, "esar", *matches[0].said.lead);
    ASSERT_TRUE(lead) << wire_code(lead.error().code) << ' ' << lead.error().detail;
    EXPECT_EQ(lead->name, "K. de Vries");
}

TEST_P(LandedFurther, AnInspectionIsRemembered) {
    opened().clock.advance(std::chrono::minutes(1));
    const auto shown = said(
        on_own("esar", inspect_child{support::made_up_bsn(13), "verzoek-2", requester::both, ""})
    );
    ASSERT_THAT(shown->held, SizeIs(2));
    for (const held_line& line : shown->held) {
        ASSERT_THAT(line.what.inspections, SizeIs(1));
        EXPECT_EQ(line.what.inspections[0].region, "esar");
        EXPECT_EQ(line.what.inspections[0].on, support::test_today());
    }
    EXPECT_EQ(counted().inspections, (std::map<std::string, std::int64_t>{{"esar", 2}}));
}

// proves: COM-26.4
TEST_P(LandedFurther, AMoveIsOwedWithWhomItTellsOf) {
    const auto owed = owed_of("midden-nederland", notice_kind::relocation);
    ASSERT_THAT(owed, SizeIs(1));
    EXPECT_EQ(owed[0].notice.municipality, "0344");
    EXPECT_EQ(owed[0].notice.on, support::test_today());
    ASSERT_THAT(owed[0].reporters, SizeIs(2));
    EXPECT_EQ(name_of(owed[0].reporters[0].contact), "J. Jansen 1");
    EXPECT_EQ(name_of(owed[0].reporters[1].contact), "J. Jansen 2");
    said(on_own("esar", relocate_signal{"E-14", "0344", support::test_today(), ""}));
    EXPECT_THAT(owed_of("midden-nederland", notice_kind::relocation), SizeIs(1)) << "told once";
}

// proves: BEH-10.1
TEST_P(LandedFurther, AFrozenSignalThawsWhenItsObjectionIsRejected) {
    const auto pending = run_coroutine(opened().store->objections({})).value();
    ASSERT_THAT(pending, SizeIs(1));
    EXPECT_EQ(pending[0].signal.reference, "E-15");
    EXPECT_EQ(state_of("esar", "E-15"), signal_state::frozen);
    EXPECT_THAT(matches_of("sisa", "S-15"), SizeIs(0));
    ASSERT_TRUE(said(on_own("esar", decide_objection{pending[0].what.id, false})));
    EXPECT_EQ(state_of("esar", "E-15"), signal_state::active);
    EXPECT_THAT(matches_of("sisa", "S-15"), SizeIs(1));
}

TEST_P(LandedFurther, ADeadLetterWaitsForAnOperator) {
    const auto dead = run_coroutine(opened().store->undelivered_on({"sisa", true, 0, 10})).value();
    ASSERT_THAT(dead, SizeIs(2));
    EXPECT_EQ(dead[0].code, "refused");
    EXPECT_EQ(dead[0].cause, ports::death::refused);
    EXPECT_EQ(dead[1].reference, "S-16");
    EXPECT_EQ(dead[1].code, "http 503");
    EXPECT_EQ(dead[1].cause, ports::death::put_off);
    EXPECT_EQ(dead[1].put_off, 2);
    const auto done = run_coroutine(opened().store->redrive({dead[1].id, "uid 1000", "again"}));
    EXPECT_EQ(done.value(), ports::desk_answer::done);
    EXPECT_EQ(owed("sisa").back().notice.reference, "S-16");
}

// proves: BEH-11.5
TEST_P(LandedFurther, WhatShadowHeldBackIsToldNow) {
    const auto standings = run_coroutine(opened().store->standings()).value();
    ASSERT_THAT(standings, SizeIs(1));
    EXPECT_EQ(standings[0].mode, region_mode::normal);
    EXPECT_EQ(standings[0].reason, "trial");
    const auto due = run_coroutine(opened().store->due(support::test_today(), 10)).value();
    ASSERT_THAT(due, SizeIs(1));
    ASSERT_TRUE(std::holds_alternative<sealed_telling>(due[0].act));
    const auto told =
        run_coroutine(opened().store->execute_all({{federation::use_case_for(due[0]), due[0]}}));
    ASSERT_TRUE(told);
    EXPECT_EQ(owed("multisignaal").back().notice.reference, "M-17");
    EXPECT_EQ(owed("esar").back().notice.reference, "E-17");
}

TEST_P(LandedFurther, ACorrectedIdentityIsShown) {
    const auto corrected = run_coroutine(opened().store->corrected_identities({"esar"})).value();
    ASSERT_THAT(corrected, SizeIs(1));
    EXPECT_EQ(corrected[0].signal.reference, "E-18");
    EXPECT_EQ(corrected[0].times, 1);
}

INSTANTIATE_TEST_SUITE_P(
    Schemas, LandedFurther, testing::Values("4", "5", "6", "today"), schema_name
);

} // namespace
} // namespace kruispunt::store
