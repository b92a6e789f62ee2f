#include "tests/contract/store/kept_fixture.hpp"
#include "tests/contract/store/trail_lines.hpp"

namespace kruispunt::store {
namespace {

using namespace domain;
using support::giving;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// What the durable store alone has the coordination body told: of members and of regions in shadow
/// (BEH-09).
class KeptAnnouncements : public KeptStore {
protected:
    KeptAnnouncements() { policy_.announces = true; }

    void give(const std::string& region, const std::string& id, int organisation) {
        ASSERT_TRUE(execute(giving(region, id).by(organisation).command()).answer.what);
    }

    std::vector<ports::owed_announcement> waiting() {
        return support::run_coroutine(store_->announcements().announcements(0, 100)).value();
    }

    /// "region word" of each.
    std::vector<std::string> words() {
        std::vector<std::string> all;
        for (const auto& each : waiting())
            all.push_back(each.what.region + " " + each.what.word);
        return all;
    }
};

// proves: BEH-09.1 BEH-09.5
TEST_F(KeptAnnouncements, OfMembersStandInOrderAndOverARestart) {
    let_in("esar", {member_state::suspended, false});
    stand("sisa", region_mode::maintenance);
    stand("sisa", region_mode::normal);
    const auto before = waiting();
    reopen();
    EXPECT_THAT(words(), ElementsAre("esar geschorst", "sisa onderhoud", "sisa normaal"));
    for (std::size_t i = 0; i < before.size(); ++i)
        EXPECT_EQ(waiting().at(i).id, before[i].id);
    EXPECT_EQ(waiting().at(0).what.what, announced_kind::member_access);
    EXPECT_EQ(waiting().at(1).what.what, announced_kind::member_standing);
}

// proves: BEH-09.4 BEH-11.3
TEST_F(KeptAnnouncements, OfAMatchInShadowNothingIsToldUntilItsSidesWereAndTheDaysCountFromThere) {
    stand("esar", region_mode::shadow);
    give("sisa", "S-1", 2);
    give("esar", "E-1", 1);
    clock_.advance(std::chrono::hours(24 * 60));
    sweep();
    EXPECT_THAT(words(), ElementsAre("esar schaduw"));
    stand("esar", region_mode::normal);
    sweep();
    clock_.advance(std::chrono::hours(24 * 10));
    sweep();
    EXPECT_THAT(words(), ElementsAre("esar schaduw", "esar normaal")) << "ten days are not over";
    clock_.advance(std::chrono::hours(24 * 10));
    sweep();
    const auto all = waiting();
    ASSERT_THAT(all, SizeIs(3));
    EXPECT_EQ(all[2].what.what, announced_kind::match_not_taken_up);
}

// proves: BEH-06.1 BEH-09.1
TEST_F(KeptAnnouncements, WhatWasToldIsInTheTrailAndStaysTold) {
    let_in("esar", {member_state::suspended, false});
    give("sisa", "S-1", 2);
    give("multisignaal", "M-1", 1);
    clock_.advance(std::chrono::hours(24 * 30));
    sweep();
    for (const auto& each : waiting())
        ASSERT_TRUE(
            support::run_coroutine(store_->announcements().announced(each, "00000099000000000001"))
        );
    reopen();
    EXPECT_THAT(waiting(), IsEmpty());
    const std::string trail = trail_lines(file_);
    EXPECT_NE(trail.find("coordinatie:00000099000000000001"), std::string::npos);
    EXPECT_NE(trail.find("deelnemer-toegang geschorst"), std::string::npos);
    EXPECT_NE(trail.find("match-niet-opgepakt "), std::string::npos);
    EXPECT_EQ(trail.find(reason), std::string::npos);
    EXPECT_EQ(
        support::run_coroutine(store_->announcements().announcement_totals()).value().told, 2
    );
}

} // namespace
} // namespace kruispunt::store
