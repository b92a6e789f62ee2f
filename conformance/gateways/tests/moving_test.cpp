#include "conformance/gateways/kernel/days.hpp"
#include "conformance/gateways/tests/kernel_world.hpp"

#include <gmock/gmock.h>

namespace kruispunt::conformance::gateways::tests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class moving : public testing::Test {
protected:
    moving() {
        world.give("multisignaal", "A", world.signal());
        auto says = world.signal();
        says.instance.oin = std::string("00000099000000002000");
        world.give("sisa", "B", says);
        world.told();
    }

    void move(const std::string& municipality, int days_ago = 0) {
        const auto day = kernel::days_after(world.clock.today(), -days_ago);
        EXPECT_EQ(
            code_of(world.act("multisignaal", kernel::relocate{"A", municipality, day, {}})), ""
        );
    }

    kernel_world world;
};

TEST_F(moving, ReportersAndTheNewAreaHearOfIt) {
    move("0344");
    ASSERT_EQ(world.out.posted.size(), 3U);
    const auto& overseer = world.out.posted.back().second;
    EXPECT_EQ(overseer.where.name, "Utrecht");
    EXPECT_EQ(overseer.others.size(), 2U);
    EXPECT_EQ(overseer.signal, "");
    EXPECT_THAT(
        world.told(),
        ElementsAre("multisignaal relocated", "sisa relocated", "midden-nederland relocation")
    );
}

TEST_F(moving, TheSameMoveAndAnOlderOneTellNobody) {
    move("0344");
    world.told();
    move("0344");
    move("0995", 3);
    EXPECT_THAT(world.told(), IsEmpty());
}

TEST_F(moving, WhereNoIndexIsOnlyTheReportersHear) {
    move("0014");
    EXPECT_THAT(world.told(), UnorderedElementsAre("multisignaal relocated", "sisa relocated"));
}

TEST_F(moving, TheLatestNamingCoordinates) {
    move("0995");
    const auto found = world.act("multisignaal", kernel::list_matches{"A"});
    const auto& matches = std::get<kernel::matches_found>(found).matches;
    ASSERT_EQ(matches.size(), 1U);
    ASSERT_TRUE(matches[0].coordinated);
    EXPECT_EQ(matches[0].coordinated->name, "Lelystad");
}

TEST_F(moving, ASignalWithAnotherMunicipalityIsNoMove) {
    auto says = world.signal();
    says.instance.oin = std::string("00000099000000002000");
    says.municipality = std::string("0034");
    world.give("sisa", "B", says);
    EXPECT_THAT(
        world.told(), UnorderedElementsAre("multisignaal match_changed", "sisa match_changed")
    );
}

TEST_F(moving, AnUnknownMunicipalityIsRefused) {
    const auto answer =
        world.act("multisignaal", kernel::relocate{"A", "9999", world.clock.today(), {}});
    EXPECT_EQ(code_of(answer), "WAARDE_ONGELDIG");
}

TEST_F(moving, WhatAProfessionalSaysReachesTheOtherSide) {
    const auto found = world.act("multisignaal", kernel::list_matches{"A"});
    const auto id = std::get<kernel::matches_found>(found).matches.at(0).match;
    kernel::update_match update;
    update.match = id;
    update.consent = std::string("geweigerd");
    world.act("multisignaal", update);
    EXPECT_THAT(world.told(), IsEmpty()) << "SISA learns no consent";
    auto says = world.signal();
    says.instance.oin = std::string("00000099000000003000");
    world.give("esar", "C", says);
    world.told();
    world.act("sisa", kernel::close{"B", {}});
    EXPECT_THAT(
        world.told(),
        UnorderedElementsAre("multisignaal match_ended verlopen", "esar match_ended verlopen")
    );
    EXPECT_EQ(code_of(world.act("midden-nederland", update)), "SIGNAAL_ONBEKEND");
}

TEST_F(moving, InspectionShowsWhatIsHeldAndWhoLooked) {
    const kernel::inspect ask{std::string(kernel_world::child), "INZ", "ouders", std::nullopt};
    world.act("multisignaal", ask);
    const auto seen = world.act("multisignaal", ask);
    const auto& signals = std::get<kernel::inspected>(seen).signals;
    ASSERT_EQ(signals.size(), 2U);
    EXPECT_EQ(signals[0].inspections.size(), 1U);
    const auto stranger = world.act("esar", ask);
    EXPECT_THAT(std::get<kernel::inspected>(stranger).signals, IsEmpty());
    auto from_home = ask;
    from_home.municipality = std::string("0995");
    const auto home = world.act("esar", from_home);
    EXPECT_EQ(std::get<kernel::inspected>(home).signals.size(), 2U);
}

TEST_F(moving, FiftyInspectionsADay) {
    const kernel::inspect ask{std::string(kernel_world::child), "INZ", "ouders", std::nullopt};
    for (int i = 0; i < 50; ++i)
        EXPECT_EQ(code_of(world.act("multisignaal", ask)), "");
    EXPECT_EQ(code_of(world.act("multisignaal", ask)), "TIJDELIJK_NIET_BESCHIKBAAR");
    world.days_pass(1);
    EXPECT_EQ(code_of(world.act("multisignaal", ask)), "");
}

TEST(Inspecting, WhoAsksMustBeOldEnough) {
    kernel_world world;
    auto says = world.signal();
    says.birth_date = kernel::years_after(world.clock.today(), -14);
    world.give("esar", "A", says);
    const kernel::inspect parents{std::string(kernel_world::child), "INZ", "ouders", std::nullopt};
    EXPECT_EQ(code_of(world.act("esar", parents)), "VERZOEKER_NIET_BEVOEGD");
    EXPECT_EQ(code_of(world.act("multisignaal", parents)), "") << "another's date does not count";
}

} // namespace
} // namespace kruispunt::conformance::gateways::tests
