#include "tests/contract/store/subject.hpp"

#include <gmock/gmock.h>

namespace kruispunt::store {
namespace {

using namespace domain;
using support::giving;
using support::inspection;
using support::withdrawal;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class StoreInspection : public Store {
protected:
    StoreInspection() {
        perform(giving("esar", "E-1").by(1).command());
        perform(giving("sisa", "S-1").by(2).command());
        perform(giving("sisa", "S-2").by(2).child(2).command());
    }

    std::vector<held_line> shown(const sealed_command& asked) {
        subject_->clock.advance(std::chrono::minutes(1));
        return answer_to(asked).value().held;
    }
};

// proves: COM-37.8 COM-37.5
TEST_P(StoreInspection, ShowsTheChildsSignalsAndEarlierInspections) {
    const auto first = shown(inspection("esar", 1));
    ASSERT_THAT(first, SizeIs(2));
    EXPECT_EQ(first[0].what.region, "esar");
    EXPECT_EQ(first[1].contact.bytes, "contact of organisation 2");
    EXPECT_THAT(first[1].what.inspections, IsEmpty());
    const auto second = shown(inspection("sisa", 1));
    ASSERT_THAT(second, SizeIs(2));
    for (const held_line& line : second)
        EXPECT_THAT(
            line.what.inspections, ElementsAre(past_inspection{support::test_today(), "esar"})
        );
    EXPECT_EQ(counted().inspections["esar"], 1);
    EXPECT_EQ(counted().inspections["sisa"], 1);
    EXPECT_THAT(shown(inspection("multisignaal", 1)), IsEmpty());
}

// proves: COM-37.8 COM-31.1
TEST_P(StoreInspection, AnEndedSignalIsShownNoMore) {
    perform(withdrawal("sisa", "S-1"));
    EXPECT_THAT(shown(inspection("esar", 1)), SizeIs(1));
}

// proves: COM-37.6 refusal
TEST_P(StoreInspection, TheDaysBoundIsOfOneRegionAndOneDay) {
    subject_->policy.inspections_a_day = 2;
    shown(inspection("esar", 1));
    shown(inspection("esar", 2));
    const auto refused = answer_to(inspection("esar", 1));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, errc::temporarily_unavailable);
    EXPECT_TRUE(answer_to(inspection("sisa", 1)));
    subject_->clock.advance(std::chrono::hours(24));
    EXPECT_TRUE(answer_to(inspection("esar", 1)));
}

// proves: MN-08.2
TEST_P(StoreInspection, AnAnswerThatWaitsShowsWhatStandsWhenItIsSent) {
    perform(giving("midden-nederland", "MN-1").by(3).command());
    sealed_command asked = inspection("midden-nederland", 1);
    asked.feed_item = 1;
    shown(asked);
    const auto find = [this] {
        std::vector<ports::owed_notice> answers = owed("midden-nederland");
        std::erase_if(answers, [](const ports::owed_notice& o) {
            return o.notice.kind != notice_kind::inspection_answer;
        });
        return answers;
    };
    ASSERT_THAT(find(), SizeIs(1));
    ASSERT_THAT(find()[0].held, SizeIs(3));
    EXPECT_THAT(find()[0].held[0].what.inspections, IsEmpty());
    EXPECT_EQ(find()[0].notice.reference, "K-1");
    perform(withdrawal("esar", "E-1"));
    ASSERT_THAT(find(), SizeIs(1));
    EXPECT_THAT(find()[0].held, SizeIs(2));
}

INSTANTIATE_TEST_SUITE_P(Stores, StoreInspection, every_store, name_of);

} // namespace
} // namespace kruispunt::store
