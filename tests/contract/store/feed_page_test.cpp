#include "tests/contract/store/subject.hpp"

#include <gmock/gmock.h>

namespace kruispunt::store {
namespace {

using namespace domain;
using support::giving;
using testing::SizeIs;

class StoreFeedPage : public Store {
protected:
    result<std::vector<ports::acted>>
    take(const std::vector<sealed_command>& commands, std::int64_t from, std::int64_t to) {
        std::vector<ports::act> acts;
        for (const sealed_command& c : commands)
            acts.push_back(act_for(c));
        const ports::feed_mark mark{"midden-nederland", from, to};
        return support::run_coroutine(store().execute_page(acts, mark));
    }

    std::int64_t position(const std::string& region = "midden-nederland") {
        return support::run_coroutine(store().feed_position(region)).value();
    }

    static sealed_command given(int n) {
        return giving("midden-nederland", "N-" + std::to_string(n)).child(n).from_feed(n).command();
    }
};

TEST_P(StoreFeedPage, TheMarkIsZeroAtFirst) {
    EXPECT_EQ(position(), 0);
}

// proves: MN-03.1
TEST_P(StoreFeedPage, ItsEffectsAndItsMarkComeTogether) {
    const auto done = take({given(1), given(2), given(5)}, 0, 5);
    ASSERT_TRUE(done);
    ASSERT_THAT(*done, SizeIs(3));
    for (const ports::acted& a : *done)
        EXPECT_TRUE(a.answer.what && a.key_used);
    EXPECT_EQ(position(), 5);
    EXPECT_EQ(counted().signals, 3);
    ASSERT_TRUE(take({given(9)}, 5, 9));
    EXPECT_EQ(position(), 9);
}

// proves: MN-03.1
TEST_P(StoreFeedPage, LaterItemsSeeEarlierOnes) {
    const auto done = take(
        {given(1),
         giving("midden-nederland", "N-1").child(1).in("0344").must_be_known().command(),
         support::withdrawal("midden-nederland", "N-1")},
        0,
        3
    );
    ASSERT_TRUE(done);
    EXPECT_EQ(done->at(1).answer.what->what, outcome::effect::corrected);
    EXPECT_EQ(done->at(2).answer.what->what, outcome::effect::ended);
    EXPECT_EQ(counted().signals, 0);
}

// proves: MN-03.2 refusal
TEST_P(StoreFeedPage, AMovedMarkRefusesThePageWhole) {
    ASSERT_TRUE(take({given(1)}, 0, 1));
    const auto again = take({given(2)}, 0, 2);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, errc::reference_conflict);
    EXPECT_EQ(position(), 1);
    EXPECT_EQ(counted().signals, 1);
    EXPECT_FALSE(take({given(2)}, 7, 8));
    EXPECT_TRUE(take({given(2)}, 1, 2));
}

// proves: MN-04.1 MN-04.5 refusal
TEST_P(StoreFeedPage, ARefusedItemUndoesNothingAndOwesARejection) {
    auto refused = support::withdrawal("midden-nederland", "N-9");
    refused.feed_item = 2;
    const auto done = take({given(1), refused, given(3)}, 0, 3);
    ASSERT_TRUE(done);
    EXPECT_FALSE(done->at(1).answer.what);
    EXPECT_EQ(counted().signals, 2);
    EXPECT_EQ(position(), 3);
    const auto rejections = owed("midden-nederland");
    ASSERT_THAT(rejections, SizeIs(1));
    EXPECT_EQ(rejections[0].notice.kind, notice_kind::item_rejected);
    EXPECT_EQ(rejections[0].notice.feed_item, 2);
    EXPECT_EQ(rejections[0].notice.rejected_code, errc::signal_unknown);
    EXPECT_EQ(rejections[0].notice.rejected_field, field::signal_id);
    EXPECT_FALSE(rejections[0].contact);
    EXPECT_FALSE(rejections[0].contact_gone);
}

TEST_P(StoreFeedPage, EveryRegionHasItsOwnMark) {
    ASSERT_TRUE(take({given(1)}, 0, 1));
    EXPECT_EQ(position("sisa"), 0);
}

INSTANTIATE_TEST_SUITE_P(Stores, StoreFeedPage, every_store, name_of);

} // namespace
} // namespace kruispunt::store
