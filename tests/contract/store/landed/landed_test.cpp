#include "gateway/store/sqlite/database.hpp"
#include "tests/contract/store/landed/landed_fixture.hpp"

#include <gmock/gmock.h>

#include <set>

namespace kruispunt::store {
namespace {

using namespace domain;
using support::run_coroutine;
using testing::SizeIs;

std::int64_t asked(const std::filesystem::path& file, std::string_view sql) {
    sqlite::database db(file, sqlite::database::access::read);
    sqlite::statement answer = db.prepare(sql);
    return answer.step() ? answer.integer(0) : -1;
}

TEST_P(Landed, NothingIsLost) {
    const ports::census count = counted();
    const bool further = filled_further();
    EXPECT_EQ(count.signals, further ? 19 : 6);
    EXPECT_EQ(count.without_bsn, 1);
    EXPECT_EQ(count.open_matches, further ? 9 : 3);
    EXPECT_EQ(count.notices_queued, further ? 18 : 7);
    EXPECT_EQ(count.notices_delivered, 1);
    EXPECT_EQ(count.notices_dead, further ? 2 : 1);
    EXPECT_EQ(count.notices_suppressed, 1);
    EXPECT_EQ(count.notices_dropped, further ? 1 : 0);
    EXPECT_EQ(
        count.notices_owed,
        count.notices_queued + count.notices_delivered + count.notices_dead +
            count.notices_suppressed + count.notices_dropped
    );
    EXPECT_EQ(run_coroutine(opened().store->feed_position("midden-nederland")).value(), 12);
    EXPECT_EQ(asked(folder_.path() / "store.db", "select count(*) from ended"), 2);
    const auto older = asked(folder_.path() / "store.db", "select count(*) from audit");
    const bool kept_in_lines = GetParam() == "6" || GetParam() == "today";
    EXPECT_EQ(older >= 11, !kept_in_lines) << "the trail of before is kept as it was";
    EXPECT_GE(asked(folder_.path() / "store.db", "select count(*) from audit_lines"), 1);
}

// proves: COM-21.1 COM-21.4
TEST_P(Landed, WhatIsOwedIsToldInFull) {
    const auto esar = owed("esar");
    ASSERT_GE(esar.size(), 4U);
    EXPECT_EQ(esar.size() == 4, !filled_further());
    EXPECT_EQ(esar[0].notice.reference, "E-1");
    EXPECT_EQ(esar[0].attempts, 1);
    EXPECT_EQ(name_of(esar[0].contact.value()), "J. Jansen 2");
    EXPECT_EQ(esar[1].notice.reference, "E-2");
    EXPECT_EQ(name_of(esar[1].contact.value()), "J. Jansen 2")
        << "of a signal that was withdrawn since";
    EXPECT_EQ(esar[2].notice.kind, notice_kind::match_ended);
    EXPECT_EQ(esar[3].notice.other_region, "midden-nederland");
    EXPECT_EQ(name_of(esar[3].contact.value()), "J. Jansen 4");
    EXPECT_EQ(esar[0].notice.municipality, "0034");
    EXPECT_EQ(esar[0].notice.trace, trace());
    const auto rejected = owed("midden-nederland");
    ASSERT_GE(rejected.size(), 2U);
    EXPECT_EQ(rejected[1].notice.feed_item, 11);
    EXPECT_EQ(rejected[1].notice.rejected_code, errc::age_exceeded);
    EXPECT_EQ(rejected[1].notice.rejected_field, "geboortedatum");
}

// proves: COM-20.2 SISA-03.1
TEST_P(Landed, WhatWasSaidBeforeIsKnown) {
    const auto again = opened().enact(given_once());
    ASSERT_TRUE(again.answer.what);
    EXPECT_FALSE(again.key_used);
    EXPECT_EQ(again.answer.what->reference, "S-1");
    EXPECT_EQ(again.answer.what->open_matches, 1) << "as it was answered then";
    EXPECT_EQ(said(given("esar", "E-1", 1, 1))->what, outcome::effect::unchanged);
    EXPECT_EQ(said(given("esar", "E-1", 1, 1))->open_matches, 2);
    EXPECT_EQ(said(given("multisignaal", "M-2", 3, 3)).error().code, errc::reference_conflict)
        << "its id ended";
    command closed;
    closed.region = "esar";
    closed.act = read_signal{"E-3"};
    EXPECT_EQ(said(closed)->state, signal_state::closed);
}

TEST_P(Landed, EveryIdentityOpens) {
    for (const auto& [region, id] : std::initializer_list<std::pair<const char*, const char*>>{
             {"esar", "E-1"}, {"esar", "E-2"}, {"esar", "E-3"}, {"sisa", "S-1"}, {"sisa", "S-2"}}) {
        const auto key = opened().prepared(given(region, id, 1, 1)).command.signal_key;
        const auto identity = run_coroutine(opened().store->identity_of(key)).value();
        ASSERT_TRUE(identity) << id;
        EXPECT_EQ(
            opened().vault->birth_date_of(*identity).value(),
            birth_date::parse("2014-05-17").value()
        );
    }
}

// proves: COM-22.2 COM-25.2
TEST_P(Landed, MatchingGoesOn) {
    EXPECT_EQ(said(given("multisignaal", "M-9", 1, 9))->open_matches, 3);
    EXPECT_EQ(said(given("sisa", "S-9", 2, 2))->open_matches, 1) << "with what is closed";
    const std::size_t before = owed("sisa").size();
    const std::int64_t open = counted().open_matches;
    command gone;
    gone.region = "esar";
    gone.act = withdraw_signal{"E-1", withdrawal_reason::other};
    ASSERT_TRUE(said(gone));
    EXPECT_THAT(owed("sisa"), SizeIs(before + 1)) << "of the end";
    EXPECT_EQ(counted().open_matches, open - 3);
}

TEST_P(Landed, NumbersGoOnWhereTheyWere) {
    const auto last = owed("esar").back();
    ASSERT_TRUE(said(given("multisignaal", "M-9", 1, 9)));
    EXPECT_GT(owed("esar").back().number, last.number);
    EXPECT_GT(owed("multisignaal").back().notice.about, 8) << "a signal's number is its own";
}

INSTANTIATE_TEST_SUITE_P(
    Schemas, Landed, testing::Values("1", "2", "4", "5", "6", "today"), schema_name
);

// A schema that is added here must be added to the lists here and in further_test.cpp too.
TEST(LandedSchemas, EachFolderIsLookedAt) {
    std::set<std::string> folders;
    for (const auto& entry : std::filesystem::directory_iterator(landed_schemas()))
        if (entry.is_directory()) folders.insert(entry.path().filename().string());
    EXPECT_THAT(folders, testing::ElementsAre("1", "2", "4", "5", "6"));
}

} // namespace
} // namespace kruispunt::store
