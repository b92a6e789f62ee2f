#include "conformance/gateways/kernel/days.hpp"
#include "conformance/gateways/tests/kernel_world.hpp"

#include <gmock/gmock.h>

namespace kruispunt::conformance::gateways::tests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

/// Multisignaal's `A` and SISA's `B` on one child, the match already told.
class ending : public testing::Test {
protected:
    ending() {
        world.give("multisignaal", "A", world.signal());
        auto says = world.signal();
        says.instance.oin = std::string("00000099000000002000");
        world.give("sisa", "B", says);
        world.told();
    }

    kernel_world world;
};

TEST_F(ending, TheOtherSideReadsWithdrawnWhateverTheReason) {
    world.act("multisignaal", kernel::withdraw{"A", "overig", {}});
    EXPECT_THAT(world.told(), ElementsAre("sisa match_ended ingetrokken"));
    const auto again = world.act("multisignaal", kernel::withdraw{"A", "overig", {}});
    EXPECT_EQ(state_of(again).status, "ingetrokken");
    EXPECT_THAT(world.told(), IsEmpty());
    EXPECT_EQ(code_of(world.give("multisignaal", "A", world.signal())), "KENMERK_CONFLICT");
}

TEST_F(ending, AMistakeWasToldWrongly) {
    world.act("multisignaal", kernel::withdraw{"A", "vergissing", {}});
    EXPECT_THAT(world.told(), ElementsAre("sisa match_ended ingetrokken wrongful"));
}

TEST_F(ending, ADeathIsEveryRegions) {
    world.act("multisignaal", kernel::withdraw{"A", "overleden", {}});
    EXPECT_THAT(
        world.told(),
        UnorderedElementsAre("sisa match_ended ingetrokken", "sisa signal_lapsed ingetrokken")
    );
    EXPECT_EQ(world.federation.signals(), 0U);
}

TEST_F(ending, GoingWellIsInactiveForMultisignaalAndGoneForSisa) {
    const auto state = state_of(world.act("multisignaal", kernel::close{"A", {}}));
    EXPECT_EQ(state.status, "inactief");
    EXPECT_EQ(state.expires_on, world.clock.today());
    EXPECT_THAT(world.told(), ElementsAre("sisa match_ended verlopen"));
    world.act("sisa", kernel::close{"B", {}});
    EXPECT_EQ(world.federation.signals(), 1U);
}

TEST_F(ending, AnInactiveSignalIsHistoryForWhoComesAnew) {
    world.act("multisignaal", kernel::close{"A", {}});
    world.told();
    auto says = world.signal();
    says.instance.oin = std::string("00000099000000003000");
    world.give("esar", "C", says);
    EXPECT_THAT(
        world.told(), UnorderedElementsAre("esar match_made", "sisa match_made", "esar history")
    );
    says.instance.phone = std::string("+31209999999");
    world.give("esar", "C", says);
    EXPECT_THAT(world.told(), ElementsAre("sisa match_changed"));
}

TEST_F(ending, TimeWarnsAndThenEnds) {
    world.days_pass(15);
    EXPECT_THAT(world.told(), UnorderedElementsAre("multisignaal reminder", "sisa reminder"));
    world.days_pass(686);
    EXPECT_THAT(
        world.told(), UnorderedElementsAre("multisignaal signal_expiring", "sisa signal_expiring")
    );
    world.days_pass(31);
    EXPECT_THAT(
        world.told(),
        UnorderedElementsAre(
            "sisa match_ended verlopen",
            "multisignaal signal_lapsed verlopen",
            "sisa signal_lapsed verlopen"
        )
    );
    EXPECT_EQ(world.federation.signals(), 1U) << "Multisignaal's is archived";
    world.days_pass(5 * 366);
    EXPECT_EQ(world.federation.signals(), 0U);
    EXPECT_THAT(world.told(), IsEmpty()) << "nobody hears of an archive's end";
}

TEST(Ending, ABirthdayEndsAllSignalsOnTheNumber) {
    kernel_world world;
    auto says = world.signal();
    world.give("multisignaal", "A", says);
    says.instance.oin = std::string("00000099000000002000");
    says.birth_date = kernel::days_after(kernel::years_after(world.clock.today(), -23), 20);
    world.give("esar", "B", says);
    world.told();
    world.days_pass(19);
    EXPECT_EQ(world.federation.signals(), 2U);
    world.told();
    world.days_pass(1);
    EXPECT_EQ(world.federation.signals(), 0U);
    EXPECT_THAT(
        world.told(),
        UnorderedElementsAre(
            "multisignaal match_ended verlopen",
            "esar match_ended verlopen",
            "multisignaal signal_lapsed verlopen",
            "esar signal_lapsed verlopen"
        )
    );
}

TEST(Ending, AnOldSignalBeginsAsInactiveWithAdministrationsReasonAlone) {
    kernel_world world;
    auto says = world.signal();
    says.date = kernel::years_after(world.clock.today(), -2);
    EXPECT_EQ(code_of(world.give("multisignaal", "A", says)), "DATUM_ONGELDIG");
    const auto old = world.give("multisignaal", "A", says, kernel::mutation_reason::beheer);
    EXPECT_EQ(state_of(old).status, "inactief");
    EXPECT_EQ(
        code_of(world.give("sisa", "A", says, kernel::mutation_reason::beheer)), "DATUM_ONGELDIG"
    );
}

TEST(Ending, EsarGoesOnForAYear) {
    kernel_world world;
    world.give("esar", "A", world.signal());
    const auto state = state_of(world.act("esar", kernel::close{"A", {}}));
    EXPECT_EQ(state.status, "afgesloten");
    EXPECT_EQ(state.expires_on, kernel::years_after(world.clock.today(), 1));
}

TEST(Days, YearsBeginAndEndOnDaysThatExist) {
    EXPECT_EQ(kernel::years_after("2024-02-29", 2), "2026-02-28");
    EXPECT_EQ(kernel::days_after("2026-02-28", 1), "2026-03-01");
    EXPECT_EQ(kernel::age_on("2008-02-29", "2026-02-27"), 17);
    EXPECT_EQ(kernel::age_on("2008-02-29", "2026-02-28"), 18);
    EXPECT_EQ(kernel::working_days_after("2026-11-20", 10), "2026-12-04");
    EXPECT_EQ(kernel::earliest_day("2016-03"), "2016-03-01");
    EXPECT_EQ(kernel::earliest_day("2016-13-01"), std::nullopt);
}

} // namespace
} // namespace kruispunt::conformance::gateways::tests
