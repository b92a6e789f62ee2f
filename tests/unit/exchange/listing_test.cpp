#include "gateway/exchange/listing.hpp"
#include "tests/unit/exchange/busy_vault.hpp"
#include "tests/unit/exchange/exchange_fixture.hpp"

#include <thread>

namespace kruispunt::exchange {
namespace {

using namespace domain;

/// On a thread of its own, which has a loop of its own; waits for its end.
template <class Deed>
void elsewhere(Deed deed) {
    std::thread(deed).join();
}

class Listing : public exchange_fixture {
protected:
    void SetUp() override {
        give("esar", "E-1", 1);
        give("sisa", "S-1", 2);
        give("multisignaal", "M-1", 3);
    }

    answer list_with(ports::vault& vault) {
        enactment enacts(vault, store_, clock_, ids_, policy_);
        command c;
        c.region = "esar";
        c.act = list_matches{"E-1"};
        return support::run_coroutine(enacts.enact(std::move(c)));
    }

    static std::vector<std::string> organisations(const answer& a) {
        std::vector<std::string> names;
        for (const listed_match& match : a.matches)
            names.push_back(match.told.counterparty()->organisation_name.value_or("nobody"));
        return names;
    }

    using names = std::vector<std::string>;
};

// proves: MS-06.1 MS-06.3 ESAR-15.2 ESAR-15.3 acceptance
TEST_F(Listing, EachMatchComesWithWhatTheRegionMayKnow) {
    const answer a = list("esar", "E-1");
    ASSERT_TRUE(a.what);
    EXPECT_EQ(a.what->open_matches, 2);
    EXPECT_EQ(a.what->match_total, 2);
    EXPECT_TRUE(a.what->matches.empty()) << "what is sealed stays here";
    EXPECT_EQ(organisations(a), (names{"Organisatie 2", "Organisatie 3"}));
    EXPECT_EQ(a.matches[0].told.counterparty()->region, "sisa");
    EXPECT_TRUE(a.matches[0].open);
    EXPECT_EQ(a.matches[0].told.what().reference, "E-1");
    EXPECT_EQ(a.matches[0].told.what().other, 0) << "the store's own numbers stay here, too";
}

// proves: COM-24.2
TEST_F(Listing, WhatThePolicyDoesNotNameIsLeftOut) {
    policy_.regions.at("esar").may_learn.reset();
    EXPECT_EQ(organisations(list("esar", "E-1")), (names{"nobody", "nobody"}));
    EXPECT_EQ(organisations(list("sisa", "S-1")), (names{"Organisatie 1", "Organisatie 3"}));
}

// proves: MS-11.1 MS-11.2
TEST_F(Listing, ItsTagChangesWithWhatIsSeenAndWithNothingElse) {
    const auto tag = [this] { return list("esar", "E-1").what->tag; };
    const std::string before = tag();
    EXPECT_EQ(before.size(), 32U);
    EXPECT_EQ(tag(), before);
    EXPECT_NE(list("esar", "E-1", 1).what->tag, before) << "another page";
    give("sisa", "S-1", 7);
    const std::string after = tag();
    EXPECT_NE(after, before);
    policy_.regions.at("esar").may_learn.reset();
    const std::string shut = tag();
    give("sisa", "S-1", 8);
    EXPECT_EQ(tag(), shut) << "what is not seen does not show in the tag either";
}

// proves: MS-06.2 COM-26.1 COM-26.2
TEST_F(Listing, TheMunicipalityIsLookedUpForToday) {
    std::vector<std::pair<std::string, day>> asked;
    outcome told;
    told.matches.resize(2);
    told.matches[1].what.municipality = "0344";
    for (match_line& line : told.matches) {
        line.what.kind = notice_kind::match_made;
        const auto owed_contact = owed("esar").at(0).contact.value();
        line.contact = owed_contact;
    }
    const auto found = open_listing(
        told,
        vault_,
        policy_.of("esar"),
        [&asked](const std::string& code, day on) -> std::optional<municipality> {
            asked.emplace_back(code, on);
            return municipality{code, "Utrecht"};
        },
        support::test_today()
    );
    ASSERT_TRUE(found);
    EXPECT_FALSE(found->matches.at(0).told.coordination());
    EXPECT_EQ(found->matches.at(1).told.coordination()->name, "Utrecht");
    EXPECT_EQ(asked, (std::vector<std::pair<std::string, day>>{{"0344", support::test_today()}}));
}

// proves: COM-31.1 COM-31.6
TEST_F(Listing, AContactThatIsErasedMeanwhileIsLeftOut) {
    const std::int64_t key = owed("esar").at(0).contact->data_key;
    busy_vault busy(vault_, [this, key](int n) {
        if (n != 1) return;
        elsewhere([this] { withdraw("sisa", "S-1"); });
        vault_.erase(key);
    });
    const answer a = list_with(busy);
    ASSERT_TRUE(a.what);
    EXPECT_EQ(organisations(a), names{"Organisatie 3"});
    EXPECT_EQ(a.what->match_total, 1);
    EXPECT_EQ(a.what->open_matches, 1);
}

// The key may be gone although the store still has the match: nothing is left to tell.
// proves: COM-31.1
TEST_F(Listing, AKeyThatIsGoneForGoodLeavesItsMatchOut) {
    vault_.erase(owed("esar").at(0).contact->data_key);
    const answer a = list("esar", "E-1");
    ASSERT_TRUE(a.what);
    EXPECT_EQ(organisations(a), names{"Organisatie 3"});
    EXPECT_EQ(a.what->match_total, 1);
}

// proves: MS-06.1
TEST_F(Listing, AContactThatIsCorrectedMeanwhileIsNotLost) {
    const std::int64_t key = owed("esar").at(0).contact->data_key;
    busy_vault busy(vault_, [this, key](int n) {
        if (n != 1) return;
        elsewhere([this] { give("sisa", "S-1", 7); });
        vault_.erase(key);
    });
    EXPECT_EQ(organisations(list_with(busy)), (names{"Organisatie 7", "Organisatie 3"}));
}

TEST_F(Listing, ContactsThatKeepChangingAreAskedForThreeTimes) {
    int asked = 0;
    busy_vault busy(vault_, [this, &asked](int) {
        ++asked;
        elsewhere([this, asked] {
            const auto key = owed("esar").at(0).contact->data_key;
            give("sisa", "S-1", 10 + asked);
            vault_.erase(key);
        });
    });
    const answer a = list_with(busy);
    ASSERT_FALSE(a.what);
    EXPECT_EQ(a.what.error().code, errc::temporarily_unavailable);
    EXPECT_EQ(asked, 6) << "two contacts, three times";
}

// proves: MS-06.5 refusal
TEST_F(Listing, WhatIsNotTheRegionsIsUnknown) {
    const answer a = list("sisa", "E-1");
    ASSERT_FALSE(a.what);
    EXPECT_EQ(a.what.error().code, errc::signal_unknown);
}

TEST_F(Listing, AVaultThatFailsAsksToTryAgainAndHidesNoMatch) {
    busy_vault busy(vault_, [this](int n) { vault_.fail(n == 2); });
    const answer a = list_with(busy);
    vault_.fail(false);
    ASSERT_FALSE(a.what);
    EXPECT_EQ(a.what.error().code, errc::temporarily_unavailable);
    EXPECT_TRUE(a.matches.empty());
}

} // namespace
} // namespace kruispunt::exchange
