#include "conformance/gateways/tests/kernel_world.hpp"

#include <gmock/gmock.h>

namespace kruispunt::conformance::gateways::tests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

kernel::content elsewhere(kernel::content says) {
    says.instance.oin = std::string("00000099000000002000");
    return says;
}

TEST(Matching, TwoRegionsAndOrganisationsMakeOneMatchThatBothHear) {
    kernel_world world;
    world.give("multisignaal", "A", world.signal());
    EXPECT_THAT(world.told(), IsEmpty());
    const auto state = state_of(world.give("sisa", "B", elsewhere(world.signal())));
    EXPECT_TRUE(state.is_new);
    EXPECT_EQ(state.matches, 1U);
    ASSERT_EQ(world.out.posted.size(), 2U);
    EXPECT_EQ(world.out.posted[0].second.item.match, world.out.posted[1].second.item.match);
    EXPECT_NE(world.out.posted[0].second.id, world.out.posted[1].second.id);
    EXPECT_THAT(world.told(), UnorderedElementsAre("multisignaal match_made", "sisa match_made"));
}

TEST(Matching, NotWithinARegionNorWithinAnOrganisation) {
    kernel_world world;
    world.give("multisignaal", "A", world.signal());
    world.give("multisignaal", "B", elsewhere(world.signal()));
    world.give("sisa", "C", world.signal());
    EXPECT_EQ(world.federation.open_matches(), 1U);
}

TEST(Matching, EachPairIsAMatch) {
    kernel_world world;
    for (const auto* const id : {"A", "B"})
        world.give("multisignaal", id, world.signal());
    for (const auto* const id : {"C", "D", "E"})
        world.give("esar", id, elsewhere(world.signal()));
    EXPECT_EQ(world.federation.open_matches(), 6U);
}

TEST(Matching, AParentInCommonIsAFamily) {
    kernel_world world;
    auto one = world.signal();
    one.parents = {std::string(kernel_world::parent)};
    auto other = elsewhere(one);
    other.bsn = std::string(kernel_world::other_child);
    world.give("multisignaal", "A", one);
    world.give("sisa", "B", other);
    ASSERT_EQ(world.out.posted.size(), 2U);
    EXPECT_EQ(world.out.posted[0].second.item.kind, "gezin");
}

TEST(Matching, TwoChildrenUnderOneNumberAreAskedAbout) {
    kernel_world world;
    auto one = world.signal();
    one.given_names = std::string("Sanne");
    one.birth_date = std::string("2018-05-01");
    auto other = elsewhere(one);
    other.given_names = std::string("Bram Jan");
    other.birth_date = std::string("2017-01");
    world.give("esar", "A", one);
    world.give("midden-nederland", "B", other);
    EXPECT_THAT(
        world.told(),
        UnorderedElementsAre("esar verify_identity", "midden-nederland verify_identity")
    );
    EXPECT_EQ(world.federation.open_matches(), 0U);
    other.given_names = std::string("B.");
    world.give("midden-nederland", "B", other);
    EXPECT_EQ(world.federation.open_matches(), 1U) << "an initial contradicts nothing";
}

TEST(Matching, SisaLearnsNoProfessionalAndNoConsent) {
    kernel_world world;
    world.give("multisignaal", "A", world.signal());
    world.give("sisa", "B", elsewhere(world.signal()));
    for (const auto& [region, told] : world.out.posted) {
        const bool is_sisa = region == "sisa";
        EXPECT_EQ(told.item.other.reporter.has_value(), !is_sisa);
        EXPECT_EQ(told.item.other.consent.has_value(), !is_sisa);
    }
}

TEST(Matching, ACorrectionThatShowsIsTold) {
    kernel_world world;
    world.give("multisignaal", "A", world.signal());
    world.give("sisa", "B", elsewhere(world.signal()));
    world.told();
    auto says = world.signal();
    says.instance.phone = std::string("+31209999999");
    world.give("multisignaal", "A", says);
    EXPECT_THAT(world.told(), ElementsAre("sisa match_changed"));
    says.reporter->email = std::string("j@voorbeeld.nl");
    world.give("multisignaal", "A", says);
    EXPECT_THAT(world.told(), IsEmpty()) << "SISA is shown no professional";
    world.give("multisignaal", "A", says);
    EXPECT_THAT(world.told(), IsEmpty());
}

TEST(Matching, AnotherNumberNeedsItsReasonAndEndsWhatWasToldWrongly) {
    kernel_world world;
    world.give("multisignaal", "A", world.signal());
    world.give("sisa", "B", elsewhere(world.signal()));
    world.told();
    auto says = world.signal();
    says.bsn = std::string(kernel_world::other_child);
    EXPECT_EQ(code_of(world.give("multisignaal", "A", says)), "KENMERK_CONFLICT");
    world.give("multisignaal", "A", says, kernel::mutation_reason::identiteit);
    EXPECT_THAT(
        world.told(),
        UnorderedElementsAre(
            "multisignaal match_ended ingetrokken wrongful", "sisa match_ended ingetrokken wrongful"
        )
    );
}

TEST(Matching, AnIdentityIsCorrectedThreeTimes) {
    kernel_world world;
    auto says = world.signal();
    world.give("multisignaal", "A", says);
    for (int i = 0; i < 3; ++i) {
        says.bsn = std::string(i % 2 == 0 ? kernel_world::other_child : kernel_world::child);
        const auto answer =
            world.give("multisignaal", "A", says, kernel::mutation_reason::identiteit);
        EXPECT_EQ(code_of(answer), "");
    }
    says.bsn = std::string(kernel_world::child);
    const auto answer = world.give("multisignaal", "A", says, kernel::mutation_reason::identiteit);
    ASSERT_EQ(code_of(answer), "KENMERK_CONFLICT");
    EXPECT_EQ(std::get<kernel::refusal>(answer).why.front().requirement, "COM-20.12");
}

TEST(Matching, WhatIsDoneForAdministrationIsToldToNobody) {
    kernel_world world;
    world.give("multisignaal", "A", world.signal());
    world.give("sisa", "B", elsewhere(world.signal()), kernel::mutation_reason::beheer);
    EXPECT_EQ(world.federation.open_matches(), 1U);
    EXPECT_THAT(world.told(), IsEmpty());
}

TEST(Matching, MutantsBreakOneRuleEach) {
    kernel_world within(behaving("matches_in_one_region"));
    within.give("multisignaal", "A", within.signal());
    within.give("multisignaal", "B", elsewhere(within.signal()));
    EXPECT_EQ(within.federation.open_matches(), 1U);
    kernel_world unseen(ignoring("COM-20.4"));
    unseen.give("multisignaal", "A", unseen.signal());
    auto says = unseen.signal();
    says.bsn = std::string(kernel_world::other_child);
    EXPECT_EQ(code_of(unseen.give("multisignaal", "A", says)), "");
}

} // namespace
} // namespace kruispunt::conformance::gateways::tests
