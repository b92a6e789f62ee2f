#include "gateway/domain/hex.hpp"
#include "gateway/store/sqlite/audit_snapshot.hpp"
#include "gateway/store/sqlite/audit_writing.hpp"
#include "gateway/store/sqlite/schema.hpp"
#include "gateway/vault/audit/tree_hashing.hpp"
#include "tests/contract/store/trail_fixture.hpp"

namespace kruispunt::store {
namespace {

using namespace domain;
using support::giving;
using support::withdrawal;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

// proves: BEH-06.1 BEH-06.2 COM-33.1 acceptance refusal
TEST_F(Trail, HasAnEntryOfEveryActAndRefusalReadOrWrite) {
    perform(giving("esar", "E-1").command());
    perform(support::reading("esar", "E-1"));
    perform(support::listing("esar", "E-1"));
    perform(withdrawal("esar", "E-9"));
    perform(withdrawal("esar", "E-1"));
    EXPECT_THAT(acts(), ElementsAre("submit", "read", "list-matches", "withdraw", "withdraw"));
    for (const std::string& line : entries()) {
        EXPECT_EQ(member(line, "wie"), "regio:esar");
        EXPECT_EQ(member(line, "oin"), esar_oin);
        EXPECT_EQ(member(line, "regio"), "esar");
    }
    EXPECT_EQ(member(entries()[3], "uitkomst"), "SIGNAAL_ONBEKEND");
    EXPECT_EQ(member(entries()[4], "uitkomst"), "ok");
    EXPECT_EQ(member(entries()[4], "waarom"), "anders");
    expect_provable();
}

// proves: BEH-06.1 refusal acceptance
TEST_F(Trail, HasAnEntryOfEveryRepeat) {
    perform(giving("esar", "E-1").replayable("m-1", "octets").command());
    perform(giving("esar", "E-1").replayable("m-1", "octets").command());
    perform(giving("esar", "E-1").replayable("m-1", "others").command());
    EXPECT_THAT(acts(), ElementsAre("submit", "replay", "replay"));
    EXPECT_EQ(member(entries()[1], "uitkomst"), "ok");
    EXPECT_NE(member(entries()[2], "uitkomst"), "ok");
    for (int number : {1, 2, 3})
        EXPECT_EQ(
            member(entries()[static_cast<std::size_t>(number) - 1], "signaal"),
            committed("signal_salt", static_cast<std::uint64_t>(number), "signaal", "esar/E-1")
        );
}

// proves: BEH-06.1 acceptance
TEST_F(Trail, HasAnEntryOfEveryNoticeThatIsDoneWith) {
    perform(giving("esar", "E-1").by(1).command());
    perform(giving("sisa", "S-1").by(2).command());
    const auto owed = support::run_coroutine(store_->owed("esar", 0, 10)).value();
    ASSERT_EQ(owed.size(), 1U);
    using state = ports::settlement::state;
    ports::settlement told{owed[0].number, state::queued, clock_.now(), "no answer"};
    ASSERT_TRUE(support::run_coroutine(store_->settle({told})));
    EXPECT_EQ(acts().size(), 2U) << "it is still under way";
    told.becomes = state::delivered;
    ASSERT_TRUE(support::run_coroutine(store_->settle({told})));
    const std::string line = entries().back();
    EXPECT_EQ(member(line, "wat"), "deliver");
    EXPECT_EQ(member(line, "wie"), "gateway");
    EXPECT_EQ(member(line, "regio"), "esar");
    EXPECT_EQ(member(line, "kenmerk"), to_text(owed[0].notice.id));
    EXPECT_EQ(member(line, "uitkomst"), "ok");
}

// proves: BEH-06.1 refusal
TEST_F(Trail, SaysWhatBecameOfADeadLetter) {
    perform(giving("esar", "E-1").by(1).command());
    perform(giving("sisa", "S-1").by(2).command());
    const auto owed = support::run_coroutine(store_->owed("sisa", 0, 10)).value();
    ASSERT_EQ(owed.size(), 1U);
    const ports::settlement dead{owed[0].number, ports::settlement::state::dead, {}, "400"};
    ASSERT_TRUE(support::run_coroutine(store_->settle({dead})));
    EXPECT_EQ(member(entries().back(), "wat"), "deliver");
    EXPECT_EQ(member(entries().back(), "uitkomst"), "400");
}

// proves: BEH-06.3 BEH-06.4
TEST_F(Trail, TellsOfASignalUntilThatIsErasedAndStandsAfterwards) {
    perform(giving("esar", "E-1").command());
    const std::string said = committed("signal_salt", 1, "signaal", "esar/E-1");
    const std::string before = trail_lines(file_);
    EXPECT_EQ(member(before, "signaal"), said);
    EXPECT_EQ(count("signal_salt"), 1);
    perform(withdrawal("esar", "E-1", withdrawal_reason::mistake));
    EXPECT_EQ(count("signal_salt"), 0);
    EXPECT_THAT(trail_lines(file_), testing::StartsWith(before)) << "nothing in it changed";
    EXPECT_THAT(trail_lines(file_), Not(HasSubstr("E-1")));
    expect_provable();
}

// proves: BEH-06.3
TEST_F(Trail, KeepsTheSaltOfASignalThatIsCorrected) {
    perform(giving("esar", "E-1").command());
    const std::string said = committed("signal_salt", 1, "signaal", "esar/E-1");
    perform(giving("esar", "E-1").in("0344").command());
    EXPECT_EQ(count("signal_salt"), 1);
    EXPECT_EQ(committed("signal_salt", 1, "signaal", "esar/E-1"), said);
}

// proves: BEH-06.3
TEST_F(Trail, CommitsToWhatIsHeldByNobodyUnderASaltOfTheDay) {
    perform(withdrawal("esar", "E-9"));
    perform(withdrawal("esar", "E-9"));
    EXPECT_EQ(count("day_salt"), 1);
    EXPECT_EQ(count("signal_salt"), 0);
    EXPECT_EQ(member(entries()[1], "signaal"), committed("day_salt", 2, "signaal", "esar/E-9"));
    clock_.advance(std::chrono::days(sqlite::audit_writing::salt_days));
    perform(withdrawal("esar", "E-8"));
    EXPECT_EQ(count("day_salt"), 1) << "the one of that day is gone";
}

// proves: BEH-06.4
TEST_F(Trail, KeepsAPersonsWordsBesideItOnly) {
    audit_entry entry;
    entry.act = "backup";
    entry.oin = "uid 1000";
    entry.outcome = "ok";
    entry.reason = "voor de controle";
    ASSERT_TRUE(support::run_coroutine(store_->record(entry)));
    EXPECT_EQ(member(entries()[0], "wie"), "beheerder:uid 1000");
    EXPECT_THAT(trail_lines(file_), Not(HasSubstr("controle")));
    EXPECT_EQ(
        member(entries()[0], "toelichting"),
        committed("audit_remark", 1, "toelichting", "voor de controle")
    );
    EXPECT_EQ(sqlite::audit_snapshot(file_).remark_of(1), "voor de controle");
}

// proves: BEH-06.4
TEST_F(Trail, ForgetsAPersonsWordsAfterTheirTerm) {
    audit_entry entry;
    entry.act = "backup";
    entry.oin = "uid 1000";
    entry.outcome = "ok";
    entry.reason = "voor de controle";
    ASSERT_TRUE(support::run_coroutine(store_->record(entry)));
    const std::string before = trail_lines(file_);
    clock_.advance(std::chrono::days(sqlite::audit_writing::remark_days));
    ASSERT_TRUE(support::run_coroutine(store_->record(entry)));
    EXPECT_EQ(count("audit_remark"), 2) << "the term's last day";
    clock_.advance(std::chrono::days(1));
    entry.reason.clear();
    ASSERT_TRUE(support::run_coroutine(store_->record(entry)));
    EXPECT_FALSE(sqlite::audit_snapshot(file_).remark_of(1));
    EXPECT_EQ(sqlite::audit_snapshot(file_).remark_of(2), "voor de controle");
    EXPECT_THAT(trail_lines(file_), testing::StartsWith(before)) << "nothing in it changed";
    expect_provable();
}

// proves: BEH-06.3 BEH-06.9
TEST_F(Trail, CommitsToWhatSomebodyLookedFor) {
    audit_entry entry;
    entry.act = "view";
    entry.oin = "auditor:A";
    entry.outcome = "ok";
    entry.sought = "esar/E-1";
    ASSERT_TRUE(support::run_coroutine(store_->record(entry)));
    EXPECT_EQ(member(entries()[0], "signaal"), committed("day_salt", 1, "signaal", "esar/E-1"));
    EXPECT_THAT(trail_lines(file_), Not(HasSubstr("E-1")));
}

// proves: BEH-06.2
TEST_F(Trail, GoesOnAfterARestartAndPastWholeSubtrees) {
    perform(giving("esar", "E-1").command());
    for (int round = 0; round < 3; ++round) {
        for (int n = 0; n < 150; ++n)
            perform(support::reading("esar", "E-1"));
        expect_provable();
        const auto before = trail_.head();
        reopen();
        EXPECT_EQ(trail_.head().root, before.root);
        EXPECT_EQ(trail_.head().size, before.size);
    }
    EXPECT_EQ(trail_.head().size, 452U);
    EXPECT_EQ(count("audit_node"), 1);
    sqlite::audit_snapshot kept(file_);
    std::uint64_t next = 200;
    kept.each_row(200, [&next](const sqlite::audit_row& row) { next = row.first + row.count; });
    EXPECT_EQ(next, kept.size());
}

// proves: BEH-06.2
TEST_F(Trail, LeavesNoTraceOfWhatWasRolledBack) {
    perform(giving("esar", "E-1").command());
    const auto before = trail_.head();
    const auto page = support::run_coroutine(
        store_->execute_page({act_for(giving("esar", "E-2").command())}, {"esar", 7, 9})
    );
    EXPECT_FALSE(page) << "another page was read before";
    EXPECT_EQ(trail_.head().size, before.size);
    perform(support::reading("esar", "E-1"));
    EXPECT_EQ(acts().size(), 2U);
    expect_provable();
}

// proves: BEH-06.2 refusal
TEST_F(Trail, IsNotGoneOnWithWhereEntriesAreMissing) {
    for (int n = 0; n < 3; ++n)
        perform(support::reading("esar", "E-1"));
    store_.reset();
    sqlite::database(file_, sqlite::database::access::write)
        .run("delete from audit_lines where first = 2");
    EXPECT_THROW(reopen(), sqlite::failure);
}

// proves: BEH-06.11
TEST_F(Trail, RemembersHowMuchTheProcessingLogHas) {
    const auto sent = [this] {
        return support::run_coroutine(store_->processing().processing_sent()).value();
    };
    EXPECT_EQ(sent(), 0U);
    ASSERT_TRUE(support::run_coroutine(store_->processing().processing_sent_to(7)));
    EXPECT_EQ(sent(), 7U);
    reopen();
    EXPECT_EQ(sent(), 7U);
}

// proves: BEH-06.2
TEST(TrailOfBefore, IsTheFirstEntrysToProve) {
    support::temporary_folder folder;
    const auto file = folder.path() / "store.db";
    sqlite::database db(file, sqlite::database::access::write);
    sqlite::migrate_store(db);
    db.run("insert into audit(at, entries) values(1, 'een'), (2, 'twee'), (3, 'drie')");
    vault::audit::entry_trail trail;
    const sqlite::audit_writing begun(db, trail);
    const auto line = sqlite::audit_reading(db).lines(0, 1).at(0);
    using vault::audit::leaf_hash;
    using vault::audit::node_hash;
    const std::string root =
        domain::to_hex(node_hash(node_hash(leaf_hash("een"), leaf_hash("twee")), leaf_hash("drie"))
        );
    EXPECT_THAT(line, HasSubstr(R"("wat":"begin","wie":"gateway","kenmerk":")" + root + '"'));
}

} // namespace
} // namespace kruispunt::store
