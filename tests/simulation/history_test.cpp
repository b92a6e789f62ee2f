#include "tests/simulation/driver/history.hpp"
#include "tests/support/seed.hpp"

#include <gtest/gtest.h>

namespace kruispunt::simulation {
namespace {

// proves: COM-12.5 COM-12.6 COM-20.1 COM-20.2 COM-20.3 COM-20.4 COM-20.5 COM-20.6 COM-20.7
// proves: COM-20.8 COM-20.9 COM-20.11 COM-20.12 COM-22.1 COM-22.2 COM-22.3 COM-22.4 COM-22.5
// proves: COM-22.6 COM-22.7 COM-22.9 COM-23.1 COM-23.2 COM-23.4 COM-25.1 COM-25.2 COM-25.3
// proves: COM-25.4 COM-25.6 COM-25.8 COM-26.1 COM-26.2 COM-26.3 COM-26.4 COM-26.8
// proves: COM-26.11 COM-30.1 COM-30.2 COM-30.3 COM-30.4 COM-31.1 COM-31.2 COM-31.4 COM-31.5
// proves: COM-31.6 COM-31.7 COM-32.3 COM-32.4 COM-32.5 COM-35.1 COM-35.2 COM-36.2 COM-36.3
// proves: COM-36.4 COM-36.5 COM-38.1 COM-38.2 COM-38.3 COM-38.4 COM-38.5 RET-1.3 RET-1.5 RET-1.7
// proves: RET-1.9 RET-1.14 RET-1.15 BEH-10.1 BEH-10.2 BEH-10.3 BEH-03.1 BEH-03.2
// proves: BEH-03.11 BEH-03.12 refusal acceptance
TEST(histories, show_no_difference_between_rules_and_gateway) {
    const auto result = draw_histories(support::test_seed(), 20'000, verbs());
    EXPECT_FALSE(result.found) << result.found->text();
    EXPECT_GT(result.matches, result.steps) << "the histories hardly meet: nothing was tested";
}

// One seed, since some refusals are met a few times in as many steps, and now and then not at all.
TEST(histories, meet_every_notice_and_every_refusal) {
    auto result = draw_histories(7, 20'000, verbs());
    for (int kind = 0; kind < model::notice_kind_count; ++kind) {
        const std::string told("told: " + std::string(word(static_cast<model::notice_kind>(kind))));
        EXPECT_TRUE(result.met.contains(told)) << told;
    }
    for (const char* refused :
         {"DATUM_ONGELDIG date",
          "DATUM_ONGELDIG move.date",
          "LEEFTIJD child.birth_date",
          "KENMERK_CONFLICT child.bsn",
          "KENMERK_CONFLICT mutation_reason",
          "KENMERK_CONFLICT signal.id",
          "SIGNAAL_ONBEKEND signal.id",
          "SIGNAAL_ONBEKEND match.id",
          "SIGNAAL_ONBEKEND objection.id",
          "VERZOEKER_NIET_BEVOEGD request.requester"})
        EXPECT_TRUE(result.met.contains(std::string("refused: ") + refused)) << refused;
    EXPECT_GT(result.met["suppressed"], 0);
}

/// A gateway with another rule must be found out, or the comparison above proves nothing.
struct other_rule {
    const char* name;
    tampering with;
};

using domain::federation_policy;

const other_rule other_rules[] = {
    {"an organisation matches itself",
     [](federation_policy& of) { of.different_organisation = false; }},
    {"a region matches itself", [](federation_policy& of) { of.intra_region = true; }},
    {"a fourth correction of an identity",
     [](federation_policy& of) { of.identity_corrections = 4; }},
    {"no relocation notices", [](federation_policy& of) { of.relocation_notice = false; }},
    {"reminders a day later", [](federation_policy& of) { of.remind_after = 11; }},
    {"escalation a day sooner", [](federation_policy& of) { of.escalate_after = 9; }},
    {"people work on Good Friday", [](federation_policy& of) { of.holidays.good_friday = false; }},
    {"ESAR's signals live a year",
     [](federation_policy& of) { of.regions.at("esar").active_years = 1; }},
    {"Midden-Nederland's archive is a year shorter",
     [](federation_policy& of) { of.regions.at("midden-nederland").archive_years = 4; }},
    {"Multisignaal's archive counts from the giving",
     [](federation_policy& of) {
         of.regions.at("multisignaal").archive_from = domain::archive_start::given;
     }},
    {"going well in SISA keeps the signal",
     [](federation_policy& of) {
         of.regions.at("sisa").closing = domain::closing_rule::inactive_at_once;
     }},
    {"SISA learns of professionals",
     [](federation_policy& of) { of.regions.at("sisa").may_learn.set(); }},
};

class other_rule_test : public testing::TestWithParam<other_rule> {};

// proves: COM-20.12 COM-22.6 COM-22.7 COM-22.8 COM-26.7 RET-1.2 RET-1.4 RET-1.6 RET-1.9
TEST_P(other_rule_test, is_found_out) {
    const auto result = draw_histories(support::test_seed(), 100'000, verbs(), GetParam().with);
    ASSERT_TRUE(result.found) << GetParam().name;
    EXPECT_LE(result.found->shortest.steps.size(), 12U) << result.found->text();
}

INSTANTIATE_TEST_SUITE_P(Gateway, other_rule_test, testing::ValuesIn(other_rules));

} // namespace
} // namespace kruispunt::simulation
