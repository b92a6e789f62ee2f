#include "adapters/sdk/municipality_table.hpp"
#include "adapters/sdk/policy_file.hpp"
#include "adapters/sdk/tests/temporary_file.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace kruispunt::adapters::sdk {
namespace {

const std::filesystem::path mappings(KRUISPUNT_MAPPINGS);

domain::day day(const char* text) {
    return domain::parse_day(text).value();
}

// proves: RET-1.10
TEST(policy_file, the_four_regions_hold_to_the_contracts_table) {
    using domain::archive_start;
    using domain::closing_rule;
    const auto esar = load_policy(mappings / "esar/policy.toml");
    EXPECT_EQ(esar.region, "esar");
    EXPECT_EQ(esar.closing, closing_rule::lapses_after_a_year);
    EXPECT_EQ(esar.archive_from, archive_start::none);
    const auto multisignaal = load_policy(mappings / "multisignaal/policy.toml");
    EXPECT_EQ(multisignaal.closing, closing_rule::inactive_at_once);
    EXPECT_EQ(multisignaal.archive_from, archive_start::inactive);
    EXPECT_EQ(multisignaal.archive_years, 5);
    EXPECT_TRUE(multisignaal.gives_bsn_only);
    EXPECT_FALSE(multisignaal.may_leave_out_bsn);
    const auto sisa = load_policy(mappings / "sisa/policy.toml");
    EXPECT_EQ(sisa.closing, closing_rule::destroyed_at_once);
    EXPECT_TRUE(sisa.may_leave_out_bsn);
    const auto midden_nederland = load_policy(mappings / "midden-nederland/policy.toml");
    EXPECT_EQ(midden_nederland.archive_from, archive_start::given);
    EXPECT_EQ(midden_nederland.archive_years, 5);
    for (const auto* policy : {&esar, &multisignaal, &sisa, &midden_nederland}) {
        EXPECT_EQ(policy->active_years, 2);
        EXPECT_EQ(policy->age_limit_years, 23);
    }
}

// proves: SISA-20.9 SISA-20.10
TEST(policy_file, sisa_learns_of_no_professional) {
    using domain::disclosed_field;
    const auto sisa = load_policy(mappings / "sisa/policy.toml");
    EXPECT_EQ(sisa.may_learn.count(), 3U);
    EXPECT_TRUE(sisa.learns(disclosed_field::organisation_phone));
    EXPECT_FALSE(sisa.learns(disclosed_field::reporter_name));
    EXPECT_FALSE(sisa.learns(disclosed_field::consent));
    EXPECT_TRUE(load_policy(mappings / "esar/policy.toml").may_learn.all());
}

constexpr char consent[] =
    "consent = [{from_age = 0, by = \"parents\"}, {from_age = 16, by = \"young_person\"}]\n";

std::string policy(const std::string& change) {
    return "region = \"x\"\nactive_years = 2\nclosing = \"inactive_at_once\"\n"
           "archive_from = \"given\"\narchive_years = 5\nage_limit_years = 23\n" +
           change + consent;
}

std::string complaint_of(const std::string& text) {
    const temporary_file file(text);
    try {
        static_cast<void>(load_policy(file.path()));
        return {};
    } catch (const std::runtime_error& e) {
        return std::string(e.what()).substr(file.path().string().size() + 1);
    }
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

TEST(policy_file, what_is_wrong_is_said_with_its_line) {
    EXPECT_EQ(complaint_of(policy("")), "");
    EXPECT_EQ(complaint_of(policy("colour = 1\n")).substr(0, 22), "7: unknown key 'colour");
    EXPECT_EQ(
        complaint_of(policy("may_learn = [\"child.bsn\"]\n")),
        "7: 'may_learn' names a field that cannot be disclosed"
    );
    EXPECT_EQ(
        complaint_of(replaced(policy(""), "inactive_at_once", "never")),
        "1: 'closing' is missing or no known rule"
    );
    EXPECT_EQ(
        complaint_of(replaced(policy(""), "\"given\"", "\"later\"")),
        "1: 'archive_from' is missing or no known word"
    );
    EXPECT_EQ(
        complaint_of(replaced(policy(""), "active_years = 2\n", "")), "1: 'active_years' is missing"
    );
    EXPECT_EQ(complaint_of(replaced(policy(""), "region = \"x\"\n", "")), "1: 'region' is missing");
}

// proves: INF-2.6 INF-2.7
TEST(policy_file, says_whose_consent_counts_from_which_age_on) {
    using domain::consenter;
    const domain::consent_steps usual{{0, consenter::parents}, {16, consenter::young_person}};
    for (const char* region : {"esar", "multisignaal", "midden-nederland"})
        EXPECT_EQ(load_policy(mappings / region / "policy.toml").consent, usual) << region;
    const domain::consent_steps at_sisa{{0, consenter::parents}, {12, consenter::family_member}};
    EXPECT_EQ(load_policy(mappings / "sisa/policy.toml").consent, at_sisa);
}

// proves: INF-2.7 refusal
TEST(policy_file, consent_names_somebody_for_every_age) {
    const std::string said = "1: 'consent' names nobody for some age: from 0, then rising";
    EXPECT_EQ(complaint_of(replaced(policy(""), consent, "")), said);
    EXPECT_EQ(complaint_of(replaced(policy(""), "from_age = 0", "from_age = 1")), said);
    EXPECT_EQ(complaint_of(replaced(policy(""), "from_age = 16", "from_age = 0")), said);
    EXPECT_EQ(
        complaint_of(replaced(policy(""), "young_person", "anybody")),
        "7: 'by' is missing or no known word"
    );
    EXPECT_EQ(
        complaint_of(replaced(policy(""), "from_age = 16", "from_age = 16, x = 1")).substr(0, 16),
        "7: unknown key '"
    );
}

// proves: RET-1.11 COM-12.2 refusal
TEST(policy_file, nothing_goes_beyond_the_statute) {
    const std::string said =
        "1: beyond the statute: at most 2 years active, 5 archived, 23 years of age";
    EXPECT_EQ(complaint_of(replaced(policy(""), "active_years = 2", "active_years = 3")), said);
    EXPECT_EQ(complaint_of(replaced(policy(""), "archive_years = 5", "archive_years = 6")), said);
    EXPECT_EQ(complaint_of(replaced(policy(""), "years = 23", "years = 24")), said);
    EXPECT_EQ(complaint_of(replaced(policy(""), "years = 23", "years = 18")), "");
}

// proves: COM-26.9
TEST(municipality_table, knows_codes_names_areas_and_mergers) {
    const municipality_table table(mappings / "municipalities.tsv");
    EXPECT_GT(table.size(), 340U);
    const auto utrecht = table.find("0344", day("2026-11-20"));
    ASSERT_TRUE(utrecht);
    EXPECT_EQ(utrecht->name, "Utrecht");
    EXPECT_EQ(utrecht->index, "midden-nederland");
    EXPECT_EQ(table.find("0014", day("2026-11-20"))->index, "");
    EXPECT_EQ(table.find("0370", day("2021-12-31"))->name, "Beemster");
    EXPECT_EQ(table.find("0370", day("2022-01-01"))->name, "Purmerend");
    EXPECT_EQ(table.find("0501", day("2026-01-01"))->code, "1992");
    EXPECT_FALSE(table.find("9999", day("2026-11-20")));
    EXPECT_FALSE(table.find("", day("2026-11-20")));
}

// proves: COM-26.9 refusal
TEST(municipality_table, a_bad_table_is_refused) {
    for (const char* bad :
         {"0001\tA\t-\t-\t-\n",
          "1\tA\t-\t-\t-\t-\n",
          "0001\t-\t-\t-\t-\t-\n",
          "0001\tA\tx\t-\t-\t-\n",
          "0001\tA\t-\tx\t-\t-\n",
          "0001\tA\t-\t2020-01-01\t-\t-\n",
          "0001\tA\t-\t-\t0002\t-\n",
          "0001\tA\t-\t2020-01-01\t0002\t-\n",
          "0001\tA\t-\t-\t-\t-\n0001\tB\t-\t-\t-\t-\n"}) {
        const temporary_file file(bad);
        EXPECT_THROW(municipality_table{file.path()}, std::runtime_error) << bad;
    }
    EXPECT_THROW(municipality_table{"/nowhere.tsv"}, std::runtime_error);
}

TEST(municipality_table, mergers_in_a_circle_end) {
    const temporary_file file("0001\tA\t-\t2020-01-01\t0002\t-\n0002\tB\t-\t2020-01-01\t0001\t-\n");
    EXPECT_FALSE(municipality_table(file.path()).find("0001", day("2026-01-01")));
}

} // namespace
} // namespace kruispunt::adapters::sdk
