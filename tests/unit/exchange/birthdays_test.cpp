#include "gateway/exchange/birthdays.hpp"
#include "tests/unit/exchange/sweeps_fixture.hpp"

#include <gmock/gmock.h>

#include <map>

namespace kruispunt::exchange {
namespace {

using namespace domain;
using support::giving;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

/// Answers for every key what a test says; counts what is opened.
class scripted_reader final : public ports::identity_reader {
public:
    result<std::optional<birth_date>> birth_date_of(const sealed_identity& identity) override {
        ++opened;
        if (const auto at = failing.find(identity.data_key); at != failing.end())
            return make_error(at->second, {}, "a section that cannot be had");
        const auto at = born.find(identity.data_key);
        if (at == born.end()) return std::optional<birth_date>();
        return birth_date::parse(at->second).value();
    }

    std::map<std::int64_t, const char*> born;
    std::map<std::int64_t, errc> failing;
    int opened = 0;
};

class Birthdays : public sweeps_fixture {
protected:
    bool look() {
        return support::run_coroutine(birthdays_.look(amsterdam_day(clock_.now()), [this] {
            return --looks_left_ >= 0;
        }));
    }

    /// Gives a signal whose child's birth date is known to it.
    std::int64_t born(const giving& signal, int year, int month, int day, const char* text) {
        const std::int64_t key = hold(giving(signal).born(year, month, day));
        reader_.born[key] = text;
        return key;
    }

    int looks_left_ = 1'000'000;
    scripted_reader reader_;
    birthdays birthdays_{{due_, reader_, alarms_, 3, 5}};
};

// proves: COM-12.5 COM-31.4 COM-31.5 RET-1.15 COM-25.4 COM-25.8 COM-12.6
TEST_F(Birthdays, EndsAllThatIsHeldOnTheChildWithoutABirthDateAndArchivedToo) {
    be_on("2027-01-10");
    born(giving("esar", "E").by(1).dated(on("2027-01-10")), 2004, 5, 17, "2004-05-17");
    hold(giving("multisignaal", "M").by(2).dated(on("2027-01-10")));
    hold(giving("multisignaal", "A").by(3).dated(on("2027-01-10")));
    perform(support::closing("multisignaal", "A"));
    hold(giving("sisa", "S").by(4).child(2).dated(on("2027-01-10")));
    const std::size_t before = store_.told().size();
    be_on("2027-05-16");
    EXPECT_TRUE(look());
    EXPECT_THAT(held(), SizeIs(4));
    be_on("2027-05-17");
    EXPECT_TRUE(look());
    EXPECT_THAT(held(), ElementsAre("sisa/S"));
    EXPECT_THAT(store_.open_matches(), IsEmpty());
    std::vector<std::string> lapsed;
    std::vector<std::string> ended;
    for (const notice& n : store_.told(before)) {
        (n.kind == notice_kind::signal_lapsed ? lapsed : ended).push_back(n.region + n.reference);
        EXPECT_EQ(n.reason, end_reason::expired) << "reads as an ordinary end";
        EXPECT_FALSE(n.wrongful);
    }
    EXPECT_THAT(lapsed, UnorderedElementsAre("esarE", "multisignaalM", "multisignaalA"));
    EXPECT_THAT(ended, UnorderedElementsAre("esarE", "multisignaalM"));
    EXPECT_EQ(store_.doomed().size(), 3U) << "their keys go at once";
}

// proves: COM-12.5 RET-1.12
TEST_F(Birthdays, OfALeapDayIsTheTwentyEighth) {
    be_on("2027-01-10");
    born(giving("sisa", "S").dated(on("2027-01-10")), 2004, 2, 29, "2004-02-29");
    be_on("2027-02-27");
    EXPECT_TRUE(look());
    EXPECT_THAT(held(), SizeIs(1));
    be_on("2027-02-28");
    EXPECT_TRUE(look());
    EXPECT_THAT(held(), IsEmpty());
}

// proves: COM-12.5 COM-11.8
TEST_F(Birthdays, OfWhomOnlyTheYearIsKnownIsNewYearsDay) {
    be_on("2026-12-31");
    born(giving("sisa", "S").dated(on("2026-12-31")), 2004, 1, 1, "2004");
    EXPECT_TRUE(look());
    EXPECT_THAT(held(), SizeIs(1));
    be_on("2027-01-01");
    EXPECT_TRUE(look());
    EXPECT_THAT(held(), IsEmpty());
}

TEST_F(Birthdays, AreOpenedOnceHoweverManyDaysAreLookedAt) {
    be_on("2027-01-02");
    for (int n = 0; n < 4; ++n)
        born(
            giving("sisa", "S" + std::to_string(n)).child(n).dated(on("2027-01-02")),
            2004,
            12,
            31,
            "2004-12-31"
        );
    for (const char* day : {"2027-01-02", "2027-01-03", "2027-02-01", "2027-06-01"}) {
        be_on(day);
        EXPECT_TRUE(look());
    }
    EXPECT_EQ(reader_.opened, 4);
    EXPECT_EQ(due_.identities, 4) << "nor asked for again before their day";
}

TEST_F(Birthdays, AreLookedAtOnceADay) {
    be_on("2027-01-02");
    born(giving("sisa", "S").dated(on("2027-01-02")), 2004, 12, 31, "2004-12-31");
    EXPECT_TRUE(look());
    const int pages = due_.pages;
    EXPECT_TRUE(look());
    EXPECT_EQ(due_.pages, pages);
}

TEST_F(Birthdays, BeyondTheBoundThatIsRememberedAreOpenedAnew) {
    be_on("2027-01-02");
    for (int n = 0; n < 7; ++n)
        born(
            giving("sisa", "S" + std::to_string(n)).child(n).dated(on("2027-01-02")),
            2004,
            12,
            31,
            "2004-12-31"
        );
    EXPECT_TRUE(look());
    EXPECT_EQ(reader_.opened, 7);
    be_on("2027-01-03");
    EXPECT_TRUE(look());
    EXPECT_EQ(reader_.opened, 9) << "five are remembered";
}

TEST_F(Birthdays, OfASignalThatWasSealedAnewIsReadAnew) {
    be_on("2027-01-02");
    born(giving("sisa", "S").dated(on("2027-01-02")), 2004, 12, 31, "2004-12-31");
    EXPECT_TRUE(look());
    born(giving("sisa", "S").dated(on("2027-01-02")).phone("1"), 2004, 1, 20, "2004-01-20");
    be_on("2027-01-20");
    EXPECT_TRUE(look());
    EXPECT_EQ(reader_.opened, 2);
    EXPECT_THAT(held(), IsEmpty());
}

TEST_F(Birthdays, AreNotLookedForBeforeTheirYear) {
    be_on("2026-12-30");
    born(giving("sisa", "S").dated(on("2026-12-30")), 2004, 12, 31, "2004-12-31");
    EXPECT_TRUE(look());
    EXPECT_EQ(reader_.opened, 0);
}

TEST_F(Birthdays, AreEndedABatchAtATime) {
    be_on("2027-01-02");
    for (int n = 0; n < 8; ++n)
        born(
            giving("sisa", "S" + std::to_string(n)).child(n).dated(on("2027-01-02")),
            2004,
            2,
            1,
            "2004-02-01"
        );
    be_on("2027-02-01");
    EXPECT_TRUE(look());
    EXPECT_THAT(held(), IsEmpty());
    EXPECT_THAT(due_.portions, ElementsAre(3, 3, 2));
}

TEST_F(Birthdays, ABatchThatFailsIsDoneTheNextTime) {
    be_on("2027-01-02");
    for (int n = 0; n < 6; ++n)
        born(
            giving("sisa", "S" + std::to_string(n)).child(n).dated(on("2027-01-02")),
            2004,
            2,
            1,
            "2004-02-01"
        );
    be_on("2027-02-01");
    due_.transactions_left = 1;
    EXPECT_FALSE(look());
    EXPECT_THAT(held(), SizeIs(3));
    due_.transactions_left = 10;
    EXPECT_TRUE(look());
    EXPECT_THAT(held(), IsEmpty());
    EXPECT_THAT(told(notice_kind::signal_lapsed), SizeIs(6));
}

TEST_F(Birthdays, StopBetweenBatchesAndBeginAgain) {
    be_on("2027-01-02");
    for (int n = 0; n < 6; ++n)
        born(
            giving("sisa", "S" + std::to_string(n)).child(n).dated(on("2027-01-02")),
            2004,
            2,
            1,
            "2004-02-01"
        );
    be_on("2027-02-01");
    looks_left_ = 1;
    EXPECT_FALSE(look());
    EXPECT_THAT(held(), SizeIs(3));
    looks_left_ = 100;
    EXPECT_TRUE(look());
    EXPECT_THAT(held(), IsEmpty());
}

TEST_F(Birthdays, WhatCannotBeOpenedNowIsLookedAtAgain) {
    be_on("2027-01-02");
    const auto key = born(giving("sisa", "S").dated(on("2027-01-02")), 2004, 1, 2, "2004-01-02");
    born(giving("sisa", "T").child(2).dated(on("2027-01-02")), 2004, 1, 2, "2004-01-02");
    reader_.failing[key] = errc::temporarily_unavailable;
    EXPECT_FALSE(look());
    EXPECT_THAT(held(), ElementsAre("sisa/S")) << "one does not hold up the other";
    reader_.failing.clear();
    EXPECT_TRUE(look());
    EXPECT_THAT(held(), IsEmpty());
}

TEST_F(Birthdays, WhatCannotBeReadIsAnAlarmAndWhatWasErasedIsNone) {
    be_on("2027-01-02");
    const auto broken = born(giving("sisa", "S").dated(on("2027-01-02")), 2004, 5, 5, "2004-05-05");
    const auto gone =
        born(giving("sisa", "T").child(2).dated(on("2027-01-02")), 2004, 5, 5, "2004-05-05");
    reader_.failing[broken] = errc::value_invalid;
    reader_.failing[gone] = errc::signal_unknown;
    EXPECT_TRUE(look());
    EXPECT_TRUE(alarms_.stands(ports::alarm_code::child_unreadable, "sisa"));
    be_on("2027-01-03");
    EXPECT_TRUE(look());
    EXPECT_EQ(alarms_.begun(), 1U) << "it stands, and is looked at every day";
    reader_.failing.clear();
    be_on("2027-01-04");
    EXPECT_TRUE(look());
    EXPECT_THAT(alarms_.standing(), IsEmpty());
}

} // namespace
} // namespace kruispunt::exchange
