#include "tests/contract/store/subject.hpp"

#include <gmock/gmock.h>

namespace kruispunt::store {
namespace {

using namespace domain;
using support::giving;
using support::relocation;
using support::test_today;
using support::withdrawal;
using testing::IsEmpty;
using testing::SizeIs;
using settled = ports::settlement::state;

std::optional<municipal_area> area(const std::string& code, day) {
    if (code == "0034") return municipal_area{code, "esar"};
    if (code == "0344") return municipal_area{code, "midden-nederland"};
    if (code == "0599") return municipal_area{code, "sisa"};
    return municipal_area{code, {}};
}

class StoreMoves : public Store {
protected:
    StoreMoves() { subject_->policy.municipalities = area; }

    void give(giving signal) {
        perform(signal.command());
        subject_->clock.advance(std::chrono::minutes(1));
    }

    void move(const std::string& region, const std::string& reference, const std::string& to) {
        ASSERT_TRUE(answer_to(relocation(region, reference, to, test_today())));
        subject_->clock.advance(std::chrono::minutes(1));
    }

    /// What is owed to a region now; nothing of it is owed any more afterwards.
    std::vector<ports::owed_notice> told(const std::string& region) {
        auto found = owed(region);
        for (const ports::owed_notice& o : found)
            settle(o.number, settled::delivered);
        return found;
    }
};

// proves: COM-26.1 COM-26.3 COM-26.4 COM-26.5 acceptance
TEST_P(StoreMoves, FromAlmereToUtrechtToRotterdamWithASignalInEachPlace) {
    give(giving("esar", "E-1").by(1).in("0034"));
    move("esar", "E-1", "0344");
    const auto utrecht = told("midden-nederland");
    ASSERT_THAT(utrecht, SizeIs(1));
    EXPECT_EQ(utrecht[0].notice.kind, notice_kind::relocation);
    EXPECT_EQ(utrecht[0].notice.municipality, "0344");
    EXPECT_EQ(utrecht[0].notice.on, test_today());
    ASSERT_THAT(utrecht[0].reporters, SizeIs(1));
    EXPECT_EQ(utrecht[0].reporters[0].region, "esar");
    EXPECT_EQ(utrecht[0].reporters[0].contact.bytes, "contact of organisation 1");
    give(giving("midden-nederland", "MN-1").by(2).in("0344"));
    move("midden-nederland", "MN-1", "0599");
    const auto rotterdam = told("sisa");
    ASSERT_THAT(rotterdam, SizeIs(1));
    EXPECT_THAT(rotterdam[0].reporters, SizeIs(2));
    give(giving("sisa", "S-1").by(3).in("0599"));
    EXPECT_EQ(counted().open_matches, 3);
    for (const ports::owed_notice& o : told("sisa"))
        EXPECT_EQ(o.notice.municipality, "0599");
}

// proves: COM-26.3
TEST_P(StoreMoves, ASideIsToldOfAllItsMatches) {
    give(giving("esar", "E-1").by(1).in("0034"));
    give(giving("sisa", "S-1").by(2));
    give(giving("multisignaal", "M-1").by(3));
    told("multisignaal");
    move("esar", "E-1", "0344");
    const auto notices = told("multisignaal");
    ASSERT_THAT(notices, SizeIs(1));
    EXPECT_EQ(notices[0].notice.kind, notice_kind::child_moved);
    EXPECT_EQ(notices[0].notice.reference, "M-1");
    EXPECT_THAT(notices[0].notice.matches, SizeIs(2));
    EXPECT_EQ(notices[0].notice.municipality, "0344");
}

// proves: COM-26.5
TEST_P(StoreMoves, AReporterWhoseSignalEndedIsToldOfNoMore) {
    give(giving("esar", "E-1").by(1).in("0034"));
    give(giving("multisignaal", "M-1").by(3));
    move("esar", "E-1", "0344");
    ASSERT_THAT(owed("midden-nederland")[0].reporters, SizeIs(2));
    perform(withdrawal("esar", "E-1"));
    const auto left = owed("midden-nederland");
    ASSERT_THAT(left, SizeIs(1));
    ASSERT_THAT(left[0].reporters, SizeIs(1));
    EXPECT_EQ(left[0].reporters[0].region, "multisignaal");
}

// proves: COM-20.3 COM-26.1
TEST_P(StoreMoves, ACorrectionKeepsTheMove) {
    give(giving("esar", "E-1").by(1).in("0034"));
    move("esar", "E-1", "0344");
    give(giving("esar", "E-1").by(1).in("0034").named("anna"));
    give(giving("sisa", "S-1").by(2));
    EXPECT_EQ(owed("sisa").back().notice.municipality, "0344");
}

// proves: COM-20.3 COM-26.3
TEST_P(StoreMoves, TheChildThatAnIdentityLeavesIsLookedAtToo) {
    give(giving("esar", "E-1").by(1).in("0034"));
    give(giving("sisa", "S-1").by(2).in("0599"));
    give(giving("multisignaal", "M-1").by(3));
    move("esar", "E-1", "0344");
    told("multisignaal");
    give(giving("esar", "E-1").by(1).child(2).because(mutation_reason::identity));
    const auto notices = told("multisignaal");
    ASSERT_THAT(notices, SizeIs(2));
    EXPECT_EQ(notices[0].notice.kind, notice_kind::match_ended);
    EXPECT_EQ(notices[1].notice.kind, notice_kind::child_moved);
    EXPECT_EQ(notices[1].notice.municipality, "0599");
    EXPECT_THAT(notices[1].notice.matches, SizeIs(1));
}

// proves: COM-26.10
TEST_P(StoreMoves, ToWhereNoIndexIsIsCounted) {
    give(giving("esar", "E-1").by(1).in("0034"));
    move("esar", "E-1", "0014");
    move("esar", "E-1", "0014"); // the same again
    EXPECT_EQ(counted().moves_without_index, 1);
    EXPECT_THAT(owed("midden-nederland"), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Stores, StoreMoves, every_store, name_of);

} // namespace
} // namespace kruispunt::store
