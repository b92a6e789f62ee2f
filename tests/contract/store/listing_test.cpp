#include "tests/contract/store/subject.hpp"

#include <gmock/gmock.h>

namespace kruispunt::store {
namespace {

using namespace domain;
using support::giving;
using support::listing;
using support::reading;
using support::repeatable;
using support::withdrawal;
using testing::IsEmpty;
using testing::SizeIs;

class StoreListing : public Store {
protected:
    /// ESAR's `E-1` and `count` signals elsewhere on the same child, an hour apart.
    void matches(int count) {
        perform(giving("esar", "E-1").by(1).command());
        for (int n = 1; n <= count; ++n) {
            subject_->clock.advance(std::chrono::hours(1));
            perform(giving("sisa", "S-" + std::to_string(n)).by(n + 1).in("0599").command());
        }
    }

    std::vector<std::string> listed(int page, int size) {
        std::vector<std::string> contacts;
        for (const match_line& line : answer_to(listing("esar", "E-1", page, size)).value().matches)
            contacts.push_back(line.contact.bytes);
        return contacts;
    }
};

// proves: MS-02.1
TEST_P(StoreListing, ASignalIsReadAsItStands) {
    const auto given = answer_to(giving("esar", "E-1").by(1).command());
    const auto read = answer_to(reading("esar", "E-1"));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->what, outcome::effect::read);
    EXPECT_EQ(read->tag, given->tag);
    EXPECT_EQ(read->open_matches, 0);
    const auto match = answer_to(giving("sisa", "S-1").by(2).command());
    const auto later = answer_to(reading("esar", "E-1"));
    EXPECT_EQ(later->open_matches, 1);
    EXPECT_NE(later->tag, read->tag);
    EXPECT_EQ(answer_to(reading("sisa", "S-1"))->tag, match->tag);
    EXPECT_EQ(counted().signals, 2);
}

// proves: MS-02.3 MS-06.5 refusal
TEST_P(StoreListing, AnotherRegionsSignalIsAsUnknownAsNone) {
    perform(giving("esar", "E-1").command());
    perform(giving("esar", "E-2").command());
    perform(withdrawal("esar", "E-2"));
    for (const sealed_command& asked :
         {reading("sisa", "E-1"),
          listing("sisa", "E-1"),
          reading("esar", "E-9"),
          listing("esar", "E-9"),
          reading("esar", "E-2"),
          listing("esar", "E-2")}) {
        const auto refused = answer_to(asked);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, errc::signal_unknown);
    }
}

// proves: MS-06.1 MS-06.2 ESAR-15.2 acceptance
TEST_P(StoreListing, OpenMatchesComeInTheOrderOfTheirMaking) {
    const instant start = subject_->clock.now();
    matches(3);
    const auto told = answer_to(listing("esar", "E-1")).value();
    ASSERT_THAT(told.matches, SizeIs(3));
    EXPECT_EQ(told.match_total, 3);
    EXPECT_EQ(told.open_matches, 3);
    for (int n = 1; n <= 3; ++n) {
        const match_line& line = told.matches[static_cast<std::size_t>(n - 1)];
        EXPECT_EQ(line.what.other_region, "sisa");
        EXPECT_EQ(line.what.reference, "E-1");
        EXPECT_EQ(line.what.municipality, "0599");
        EXPECT_EQ(line.what.made_at, start + std::chrono::hours(n));
        EXPECT_EQ(line.contact.signal_key, support::key_of("sisa", "S-" + std::to_string(n)));
        EXPECT_EQ(line.contact.bytes, "contact of organisation " + std::to_string(n + 1));
    }
    // From the other side, too, and with the same name of the match.
    const auto other = answer_to(listing("sisa", "S-2")).value();
    ASSERT_THAT(other.matches, SizeIs(1));
    EXPECT_EQ(other.matches[0].what.match, told.matches[1].what.match);
    EXPECT_EQ(other.matches[0].contact.bytes, "contact of organisation 1");
}

// proves: MS-06.1
TEST_P(StoreListing, ComesInPages) {
    matches(5);
    const std::string organisation = "contact of organisation ";
    EXPECT_THAT(listed(1, 2), testing::ElementsAre(organisation + "2", organisation + "3"));
    EXPECT_THAT(listed(2, 2), testing::ElementsAre(organisation + "4", organisation + "5"));
    EXPECT_THAT(listed(3, 2), testing::ElementsAre(organisation + "6"));
    EXPECT_THAT(listed(4, 2), IsEmpty());
    EXPECT_THAT(listed(2'000'000'000, 1000), IsEmpty());
    EXPECT_EQ(answer_to(listing("esar", "E-1", 4, 2))->match_total, 5);
}

// proves: MS-06.1 COM-38.1
TEST_P(StoreListing, NeitherEndedMatchesNorClashesAreListed) {
    perform(giving("esar", "E-1").by(1).born(2014, 5, 17).named("aicha").command());
    perform(giving("sisa", "S-1").by(2).command());
    perform(giving("sisa", "S-2").by(3).born(2016, 1, 1).named("bram").command());
    perform(giving("sisa", "S-3").by(4).command());
    perform(withdrawal("sisa", "S-3"));
    const auto told = answer_to(listing("esar", "E-1")).value();
    ASSERT_THAT(told.matches, SizeIs(1));
    EXPECT_EQ(told.match_total, 1);
    EXPECT_EQ(told.matches[0].contact.bytes, "contact of organisation 2");
}

// proves: ESAR-15.2
TEST_P(StoreListing, ASignalWithoutBsnHasNone) {
    perform(giving("sisa", "S-1").without_bsn().command());
    const auto told = answer_to(listing("sisa", "S-1"));
    ASSERT_TRUE(told);
    EXPECT_THAT(told->matches, IsEmpty());
    EXPECT_EQ(told->match_total, 0);
}

// proves: ESAR-05.1 SISA-03.2
TEST_P(StoreListing, AQuestionAskedAgainIsAnsweredAfresh) {
    perform(giving("esar", "E-1").by(1).command());
    sealed_command asked = listing("esar", "E-1");
    asked.replay = repeatable("m-1", "octets");
    const auto first = perform(asked);
    EXPECT_THAT(first.answer.what->matches, IsEmpty());
    perform(giving("sisa", "S-1").by(2).command());
    const auto again = perform(asked);
    ASSERT_TRUE(again.answer.what);
    EXPECT_THAT(again.answer.what->matches, SizeIs(1));
    EXPECT_EQ(again.answer.what->open_matches, 1);
    EXPECT_NE(again.answer.id, first.answer.id);
    perform(withdrawal("esar", "E-1"));
    EXPECT_EQ(perform(asked).answer.what.error().code, errc::signal_unknown);
}

// proves: ESAR-05.3 refusal
TEST_P(StoreListing, AnotherQuestionUnderTheSameNumberIsAConflict) {
    perform(giving("esar", "E-1").command());
    sealed_command asked = reading("esar", "E-1");
    asked.replay = repeatable("m-1", "octets");
    ASSERT_TRUE(answer_to(asked));
    asked.replay = repeatable("m-1", "other octets");
    const auto refused = answer_to(asked);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().field, field::message_id);
    sealed_command change = withdrawal("esar", "E-1");
    change.replay = repeatable("m-1", "a third");
    EXPECT_FALSE(answer_to(change));
    EXPECT_EQ(counted().signals, 1) << "a conflict changes nothing";
}

// proves: MS-11.3 MS-11.4 refusal
TEST_P(StoreListing, WhatIsExpectedIsJudgedInTheSameTransaction) {
    const auto first = answer_to(giving("multisignaal", "M-1").in("0363").command());
    const auto changed =
        answer_to(giving("multisignaal", "M-1").in("0364").expecting({first->tag}).command());
    ASSERT_TRUE(changed);
    EXPECT_EQ(changed->what, outcome::effect::corrected);
    EXPECT_NE(changed->tag, first->tag);
    const auto late =
        answer_to(giving("multisignaal", "M-1").in("0365").expecting({first->tag}).command());
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().field, field::precondition);
    EXPECT_EQ(answer_to(reading("multisignaal", "M-1"))->tag, changed->tag);
    EXPECT_FALSE(answer_to(giving("multisignaal", "M-2").expecting({"*"}).command()));
    EXPECT_EQ(counted().signals, 1);
}

// proves: MS-11.2
TEST_P(StoreListing, ATagComesBackWithTheStateItStoodFor) {
    const auto alone = answer_to(giving("multisignaal", "M-1").by(1).command());
    perform(giving("sisa", "S-1").by(2).command());
    EXPECT_NE(answer_to(reading("multisignaal", "M-1"))->tag, alone->tag);
    perform(withdrawal("sisa", "S-1"));
    EXPECT_EQ(answer_to(reading("multisignaal", "M-1"))->tag, alone->tag);
}

INSTANTIATE_TEST_SUITE_P(Stores, StoreListing, every_store, name_of);

} // namespace
} // namespace kruispunt::store
