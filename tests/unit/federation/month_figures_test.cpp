#include "gateway/federation/month_figures.hpp"
#include "tests/unit/federation/situation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kruispunt::federation {
namespace {

using namespace domain;
using namespace std::chrono_literals;
using statistics::happening;
using statistics::measure;
using statistics::pair_of;
using support::giving;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

constexpr auto this_month = 2026y / std::chrono::November;

happening of_region(measure what, const char* region) {
    return {what, {region, {}}};
}

sealed_command uninformed(const giving& signal) {
    auto command = signal.command();
    std::get<sealed_submit>(command.act).warnings = {warning::duty_to_inform};
    return command;
}

TEST(MonthFigures, ANewSignalCountsInItsMonth) {
    situation s;
    const decision d = s.decide(giving("sisa", "S-1").command());
    EXPECT_THAT(d.effects.happened, ElementsAre(of_region(measure::signals, "sisa")));
    EXPECT_EQ(d.effects.write->signal.counted_in, this_month);
}

TEST(MonthFigures, SoDoWhatItLacksAndWhatItContradicts) {
    situation s;
    const decision d = s.decide(uninformed(giving("sisa", "S-1").without_bsn()));
    EXPECT_THAT(
        d.effects.happened,
        UnorderedElementsAre(
            of_region(measure::signals, "sisa"),
            of_region(measure::uninformed, "sisa"),
            of_region(measure::without_bsn, "sisa")
        )
    );
}

TEST(MonthFigures, WithBeheerNothingCounts) {
    situation s;
    s.other(giving("esar", "E-1").by(2).stored(5));
    const giving signal = giving("sisa", "S-1").by(1).because(mutation_reason::administration);
    const decision d = s.decide(uninformed(signal));
    EXPECT_THAT(d.effects.happened, IsEmpty());
    EXPECT_FALSE(d.effects.write->signal.counted_in);
    ASSERT_EQ(d.effects.matches.size(), 1U);
}

TEST(MonthFigures, AWarningThatComesLaterCountsInTheMonthOfItsSignalAlone) {
    for (const auto& [counted_in, times] :
         {std::pair(std::optional(this_month), 1U),
          std::pair(std::optional(this_month - std::chrono::months(1)), 0U),
          std::pair(std::optional<statistics::calendar_month>(), 0U)}) {
        situation s;
        stored_signal own = giving("sisa", "S-1").by(1).stored(5);
        own.counted_in = counted_in;
        s.own(own);
        const decision d = s.decide(uninformed(giving("sisa", "S-1").by(3)));
        ASSERT_TRUE(d.answer);
        EXPECT_EQ(d.effects.happened.size(), times);
        EXPECT_EQ(d.effects.write->signal.counted_in, counted_in);
    }
}

TEST(MonthFigures, AMatchCountsByTheTimeSinceTheEarlierOfBothDates) {
    situation s;
    const day today = support::test_today();
    s.other(giving("sisa", "S-1").by(2).dated(today - std::chrono::days(31)).stored(5));
    const decision d = s.decide(giving("esar", "E-1").by(1).dated(today).command());
    EXPECT_THAT(
        d.effects.happened,
        UnorderedElementsAre(
            of_region(measure::signals, "esar"),
            happening{measure::matches, pair_of("sisa", "esar"), 2}
        )
    );
}

TEST(MonthFigures, AMatchInShadowAndAClashCountNowhere) {
    situation shadowed;
    stored_signal hidden = giving("sisa", "S-1").by(2).stored(5);
    hidden.in_shadow = true;
    shadowed.other(hidden);
    EXPECT_THAT(
        shadowed.decide(giving("esar", "E-1").by(1).command()).effects.happened,
        ElementsAre(of_region(measure::signals, "esar"))
    );
    situation clashing;
    clashing.other(giving("sisa", "S-1").by(2).born(2015, 1, 2).named("anna").stored(5));
    const auto other = giving("esar", "E-1").by(1).born(2016, 3, 4).named("berend").command();
    const decision d = clashing.decide(other);
    ASSERT_EQ(d.effects.matches.size(), 1U);
    EXPECT_EQ(d.effects.matches[0].kind, match_kind::bsn_clash);
    EXPECT_THAT(d.effects.happened, ElementsAre(of_region(measure::signals, "esar")));
}

} // namespace
} // namespace kruispunt::federation
