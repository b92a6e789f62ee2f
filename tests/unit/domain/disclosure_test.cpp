#include "adapters/sdk/policy_file.hpp"
#include "gateway/domain/disclosure.hpp"
#include "gateway/domain/retention.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>

namespace kruispunt::domain {
namespace {

constexpr std::array all_regions{"esar", "multisignaal", "sisa", "midden-nederland"};

// The bits of a subset of the other side's contact that is present.
constexpr unsigned phone_bit = 1U;
constexpr unsigned reporter_bit = 2U;
constexpr unsigned function_bit = 4U;
constexpr unsigned reporter_phone_bit = 8U;
constexpr unsigned email_bit = 16U;
constexpr unsigned every_subset = 32U;

contact contact_with(unsigned bits) {
    const auto text = [bits](unsigned bit, const char* value) {
        return (bits & bit) != 0 ? std::string(value) : std::string();
    };
    contact c;
    c.organisation = {"00000099000000002000", "Jeugdplein", text(phone_bit, "+31101234567")};
    if ((bits & reporter_bit) != 0)
        c.reporter = professional{
            "J. Jansen",
            text(function_bit, "jeugdverpleegkundige"),
            text(reporter_phone_bit, "+31612345678"),
            text(email_bit, "j.jansen@jeugdplein.example")};
    return c;
}

/// What left, as the set of the policy files' names; the values must be the very same.
std::set<std::string> shown_fields(const counterparty& shown, const contact& given) {
    std::set<std::string> names;
    const auto see = [&names](const char* name, const auto& value, const std::string& expected) {
        if (!value || value->empty()) return;
        names.insert(name);
        EXPECT_EQ(*value, expected) << name;
    };
    const auto part = [](const std::string& text) { return std::optional(text); };
    see("organisation.oin", shown.organisation_oin, given.organisation.oin);
    see("organisation.name", shown.organisation_name, given.organisation.name);
    see("organisation.phone", shown.organisation_phone, given.organisation.phone);
    if (shown.reporter && given.reporter) {
        see("reporter.name", part(shown.reporter->name), given.reporter->name);
        see("reporter.function", part(shown.reporter->function), given.reporter->function);
        see("reporter.phone", part(shown.reporter->phone), given.reporter->phone);
        see("reporter.email", part(shown.reporter->email), given.reporter->email);
    }
    EXPECT_TRUE(given.reporter || !shown.reporter) << "a professional out of nothing";
    if (shown.consent) names.insert("consent");
    return names;
}

/// The contract's table, written apart from the policy files: SISA learns the organisation only.
std::set<std::string> allowed_fields(const std::string& receiver, unsigned bits) {
    std::set<std::string> names{"organisation.oin", "organisation.name"};
    if ((bits & phone_bit) != 0) names.insert("organisation.phone");
    if (receiver == "sisa") return names;
    names.insert("consent");
    if ((bits & reporter_bit) == 0) return names;
    names.insert("reporter.name");
    if ((bits & function_bit) != 0) names.insert("reporter.function");
    if ((bits & reporter_phone_bit) != 0) names.insert("reporter.phone");
    if ((bits & email_bit) != 0) names.insert("reporter.email");
    return names;
}

notice made_notice(const std::string& receiver, const std::string& giver) {
    notice n;
    n.kind = notice_kind::match_made;
    n.region = receiver;
    n.reference = "S-1";
    n.about = 1;
    n.other = 2;
    n.other_region = giver;
    return n;
}

region_policy real_policy(const std::string& region) {
    return adapters::sdk::load_policy(
        std::filesystem::path(KRUISPUNT_MAPPINGS) / region / "policy.toml"
    );
}

// proves: COM-24.2 COM-24.4 SISA-20.9 SISA-20.10
TEST(Disclosure, EveryPairOfRegionsSeesExactlyWhatTheTableAllows) {
    for (const char* receiver : all_regions) {
        const region_policy policy = real_policy(receiver);
        for (const char* giver : all_regions) {
            if (std::string(giver) == receiver) continue;
            for (unsigned bits = 0; bits < every_subset; ++bits) {
                SCOPED_TRACE(std::string(giver) + " to " + receiver + ", " + std::to_string(bits));
                const contact given = contact_with(bits);
                const disclosure told =
                    disclose(made_notice(receiver, giver), policy, given, std::nullopt);
                ASSERT_TRUE(told.counterparty());
                EXPECT_EQ(told.counterparty()->region, giver);
                EXPECT_EQ(
                    shown_fields(*told.counterparty(), given), allowed_fields(receiver, bits)
                );
            }
        }
    }
}

// proves: COM-24.2
TEST(Disclosure, EveryPolicyOfOneFieldShowsAtMostThatField) {
    const contact given = contact_with(every_subset - 1);
    for (std::size_t bit = 0; bit < static_cast<std::size_t>(disclosed_field::count); ++bit) {
        region_policy policy;
        policy.may_learn.set(bit);
        const disclosure told = disclose(made_notice("sisa", "esar"), policy, given, std::nullopt);
        for (const std::string& name : shown_fields(told.counterparty().value(), given))
            EXPECT_EQ(name, field_name(static_cast<disclosed_field>(bit)));
    }
}

// proves: COM-24.2
TEST(Disclosure, ARegionWithoutAPolicyLearnsNothing) {
    const contact given = contact_with(every_subset - 1);
    const disclosure told =
        disclose(made_notice("sisa", "esar"), region_policy(), given, std::nullopt);
    ASSERT_TRUE(told.counterparty());
    EXPECT_EQ(shown_fields(*told.counterparty(), given), std::set<std::string>());
    EXPECT_FALSE(told.counterparty()->reporter);
    EXPECT_FALSE(told.counterparty()->organisation_name);
}

// proves: COM-38.3 COM-24.2
TEST(Disclosure, OnlyAMatchThatWasMadeTellsOfTheOtherSide) {
    const region_policy policy = real_policy("esar");
    const municipality where{"0034", "Almere"};
    for (const notice_kind kind :
         {notice_kind::match_ended, notice_kind::verify_identity, notice_kind::item_rejected}) {
        notice n = made_notice("esar", "sisa");
        n.kind = kind;
        const disclosure told = disclose(n, policy, contact_with(every_subset - 1), where);
        EXPECT_FALSE(told.counterparty());
        EXPECT_FALSE(told.coordination());
    }
}

// proves: COM-26.1
TEST(Disclosure, CoordinationGoesWithTheMatch) {
    const municipality where{"0034", "Almere"};
    const disclosure told =
        disclose(made_notice("esar", "sisa"), real_policy("esar"), contact_with(0), where);
    ASSERT_TRUE(told.coordination());
    EXPECT_EQ(told.coordination()->code, "0034");
}

// proves: COM-24.5
TEST(Disclosure, TheOrganisationsNumberIsNeverFilledFromAProfessionals) {
    const contact given = contact_with(reporter_bit | reporter_phone_bit);
    const disclosure told =
        disclose(made_notice("esar", "multisignaal"), real_policy("esar"), given, std::nullopt);
    EXPECT_FALSE(told.counterparty()->organisation_phone);
}

// proves: RET-1.1 RET-1.2 RET-1.3 RET-1.4 RET-1.5 RET-1.6 RET-1.7 RET-1.8 RET-1.9 RET-1.10
TEST(PolicyFiles, HoldTheContractsRetentionTable) {
    const auto expect = [](const char* region, closing_rule closing, archive_start from, int years
                        ) {
        const region_policy p = real_policy(region);
        EXPECT_EQ(p.region, region);
        EXPECT_EQ(p.active_years, 2) << region;
        EXPECT_EQ(p.age_limit_years, 23) << region;
        EXPECT_EQ(p.closing, closing) << region;
        EXPECT_EQ(p.archive_from, from) << region;
        EXPECT_EQ(p.archive_years, years) << region;
        EXPECT_TRUE(within_statute(p)) << region;
    };
    expect("esar", closing_rule::lapses_after_a_year, archive_start::none, 0);
    expect("multisignaal", closing_rule::inactive_at_once, archive_start::inactive, 5);
    expect("sisa", closing_rule::destroyed_at_once, archive_start::none, 0);
    expect("midden-nederland", closing_rule::inactive_at_once, archive_start::given, 5);
    EXPECT_TRUE(real_policy("multisignaal").gives_bsn_only);
    EXPECT_FALSE(real_policy("esar").gives_bsn_only);
}

} // namespace
} // namespace kruispunt::domain
