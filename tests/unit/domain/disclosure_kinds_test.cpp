#include "adapters/sdk/policy_file.hpp"
#include "gateway/domain/disclosure.hpp"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <set>
#include <string>

// Every kind of notice to every region, made from a notice that holds everything there is: what
// comes through is written down here, apart from the product.

namespace kruispunt::domain {
namespace {

using names = std::set<std::string>;

constexpr std::array all_regions{"esar", "multisignaal", "sisa", "midden-nederland"};

constexpr std::array all_kinds{
    notice_kind::match_made,
    notice_kind::match_ended,
    notice_kind::verify_identity,
    notice_kind::item_rejected,
    notice_kind::match_changed,
    notice_kind::signal_expires,
    notice_kind::signal_lapsed,
    notice_kind::child_moved,
    notice_kind::relocation,
    notice_kind::history,
    notice_kind::reminder,
    notice_kind::inspection_answer};

notice full_notice(notice_kind kind, const std::string& region) {
    notice n;
    n.id[0] = 1;
    n.kind = kind;
    n.region = region;
    n.reference = "R-1";
    n.about = 11;
    n.other = 12;
    n.other_region = "elsewhere";
    n.match[0] = 2;
    n.kind_of_match = match_kind::family;
    n.made_at = instant(std::chrono::milliseconds(3));
    n.reason = end_reason::expired;
    n.wrongful = true;
    n.municipality = "0344";
    n.feed_item = 13;
    n.rejected_code = errc::bsn_invalid;
    n.rejected_field = "child.bsn";
    n.on = day(std::chrono::days(4));
    n.since = instant(std::chrono::milliseconds(5));
    n.matches = {n.match};
    n.trace = {"00-1-2-01", "transaction"};
    return n;
}

contact full_contact() {
    return {
        {"00000099000000002000", "Jeugdplein", "+31101234567"},
        professional{"J. Jansen", "arts", "+31612345678", "j@jeugdplein.example"},
        consent::given,
        case_lead{"K. de Vries", "+31687654321"}};
}

names said_in(const notice& n) {
    const notice none;
    names said;
    const auto see = [&said](const char* name, bool there) {
        if (there) said.insert(name);
    };
    see("reference", n.reference != none.reference);
    see("about", n.about != none.about);
    see("other", n.other != none.other);
    see("other_region", n.other_region != none.other_region);
    see("match", n.match != none.match);
    see("kind_of_match", n.kind_of_match != none.kind_of_match);
    see("reason", n.reason != none.reason);
    see("wrongful", n.wrongful);
    see("municipality", n.municipality != none.municipality);
    see("rejection",
        n.feed_item != 0 || n.rejected_code != none.rejected_code || !n.rejected_field.empty());
    see("on", n.on.has_value());
    see("since", n.since.has_value());
    see("matches", !n.matches.empty());
    see("trace", n.trace != trace());
    return said;
}

names said_of(const counterparty& other) {
    names said;
    const auto see = [&said](const char* name, bool there) {
        if (there) said.insert(name);
    };
    see("organisation.oin", other.organisation_oin.has_value());
    see("organisation.name", other.organisation_name.has_value());
    see("organisation.phone", other.organisation_phone.has_value());
    const professional reporter = other.reporter.value_or(professional());
    see("reporter.name", !reporter.name.empty());
    see("reporter.function", !reporter.function.empty());
    see("reporter.phone", !reporter.phone.empty());
    see("reporter.email", !reporter.email.empty());
    see("consent", other.consent.has_value());
    see("coordinator", other.coordinator.has_value());
    return said;
}

/// What each kind says of itself.
names expected_words(notice_kind kind) {
    switch (kind) {
    case notice_kind::match_made:
        return {"reference", "match", "kind_of_match"};
    case notice_kind::match_changed:
    case notice_kind::reminder:
        return {"reference", "match", "kind_of_match", "since"};
    case notice_kind::match_ended:
        return {"reference", "match", "kind_of_match", "reason", "wrongful"};
    case notice_kind::verify_identity:
        return {"reference", "kind_of_match"};
    case notice_kind::item_rejected:
        return {"rejection"};
    case notice_kind::signal_expires:
    case notice_kind::signal_lapsed:
        return {"reference", "on", "reason"};
    case notice_kind::child_moved:
        return {"reference", "on", "matches"};
    case notice_kind::relocation:
        return {"on"};
    case notice_kind::inspection_answer:
    case notice_kind::history:
        return {"reference"};
    }
    return {};
}

/// The contract's table: SISA learns the organisation only.
names expected_contact(const std::string& receiver) {
    names told{"organisation.oin", "organisation.name", "organisation.phone"};
    if (receiver == "sisa") return told;
    told.insert(
        {"reporter.name",
         "reporter.function",
         "reporter.phone",
         "reporter.email",
         "consent",
         "coordinator"}
    );
    return told;
}

bool shows_the_other_side(notice_kind kind) {
    return kind == notice_kind::match_made || kind == notice_kind::match_changed ||
           kind == notice_kind::history;
}

bool tells_of_municipality(notice_kind kind) {
    return kind == notice_kind::match_made || kind == notice_kind::match_changed ||
           kind == notice_kind::child_moved || kind == notice_kind::relocation;
}

disclosure told(notice_kind kind, const region_policy& policy) {
    const notice what = full_notice(kind, policy.region);
    const municipality where{"0344", "Utrecht"};
    if (kind == notice_kind::relocation)
        return disclose_relocation(
            what, policy, {{"esar", full_contact()}, {"sisa", full_contact()}}, where
        );
    return disclose(what, policy, full_contact(), where);
}

region_policy real_policy(const std::string& region) {
    return adapters::sdk::load_policy(
        std::filesystem::path(KRUISPUNT_MAPPINGS) / region / "policy.toml"
    );
}

// proves: COM-24.1 COM-24.2 COM-24.3 COM-24.8 COM-26.6
TEST(DisclosureKinds, EveryKindToEveryRegionSaysWhatItMayAndNoMore) {
    for (const char* region : all_regions) {
        const region_policy policy = real_policy(region);
        for (const notice_kind kind : all_kinds) {
            SCOPED_TRACE(std::string(region) + ", kind " + std::to_string(static_cast<int>(kind)));
            const disclosure d = told(kind, policy);
            EXPECT_EQ(d.what().kind, kind);
            EXPECT_EQ(d.what().id[0], 1);
            EXPECT_EQ(said_in(d.what()), expected_words(kind));
            ASSERT_EQ(d.counterparty().has_value(), shows_the_other_side(kind));
            EXPECT_EQ(tells_of_other(kind), shows_the_other_side(kind));
            if (d.counterparty()) {
                EXPECT_EQ(d.counterparty()->region, "elsewhere");
                EXPECT_EQ(said_of(*d.counterparty()), expected_contact(region));
            }
            EXPECT_EQ(d.coordination().has_value(), tells_of_municipality(kind));
            const std::size_t reporters = kind == notice_kind::relocation ? 2 : 0;
            ASSERT_EQ(d.counterparties().size(), reporters);
            for (const counterparty& reporter : d.counterparties())
                EXPECT_EQ(said_of(reporter), expected_contact(region));
        }
    }
}

// proves: COM-24.2 COM-26.5
TEST(DisclosureKinds, ARelocationNamesTheRegionOfEachReporter) {
    const disclosure d = told(notice_kind::relocation, real_policy("multisignaal"));
    ASSERT_EQ(d.counterparties().size(), 2U);
    EXPECT_EQ(d.counterparties()[0].region, "esar");
    EXPECT_EQ(d.counterparties()[1].region, "sisa");
    EXPECT_EQ(d.counterparties()[0].consent, consent::given);
    EXPECT_EQ(d.counterparties()[0].coordinator->name, "K. de Vries");
    EXPECT_EQ(d.coordination()->code, "0344");
}

// proves: COM-24.2
TEST(DisclosureKinds, APolicyThatNamesNothingShowsNobody) {
    region_policy nothing;
    nothing.region = "esar";
    for (const notice_kind kind : all_kinds) {
        const disclosure d = told(kind, nothing);
        if (d.counterparty()) {
            EXPECT_EQ(said_of(*d.counterparty()), names());
        }
        for (const counterparty& reporter : d.counterparties())
            EXPECT_EQ(said_of(reporter), names());
    }
}

// Even handed to the wrong function nothing of the receiver's signals goes out with a relocation.
// proves: COM-24.8
TEST(DisclosureKinds, ARelocationIsNeverAnotherNotice) {
    const region_policy policy = real_policy("esar");
    const disclosure one = disclose(
        full_notice(notice_kind::relocation, "esar"), policy, full_contact(), std::nullopt
    );
    EXPECT_EQ(said_in(one.what()), names());
    EXPECT_FALSE(one.counterparty());
    const disclosure other =
        disclose_relocation(full_notice(notice_kind::match_made, "esar"), policy, {}, std::nullopt);
    EXPECT_EQ(other.what().kind, notice_kind::relocation);
    EXPECT_EQ(said_in(other.what()), names{"on"});
}

} // namespace
} // namespace kruispunt::domain
