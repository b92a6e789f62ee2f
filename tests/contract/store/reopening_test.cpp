#include "gateway/store/sqlite/database.hpp"
#include "gateway/store/sqlite/schema.hpp"
#include "tests/contract/store/kept_fixture.hpp"
#include "tests/contract/store/trail_lines.hpp"

namespace kruispunt::store {
namespace {

using namespace domain;
using support::giving;
using support::withdrawal;
using testing::HasSubstr;
using testing::SizeIs;

class Reopening : public KeptStore {
protected:
    std::vector<ports::owed_notice> owed(const std::string& region) {
        return support::run_coroutine(store_->owed(region, 0, 1'000)).value();
    }
};

// proves: COM-21.2 COM-21.4
TEST_F(Reopening, FindsEverythingThatWasAnswered) {
    execute(giving("esar", "E-1").by(1).in("0034").command());
    const auto message = giving("sisa", "S-1").by(2).replayable("m-1", "octets").command();
    const auto first = execute(message);
    execute(giving("multisignaal", "M-1").child(2).command());
    execute(withdrawal("multisignaal", "M-1"));
    const auto before = owed("esar");
    ASSERT_TRUE(support::run_coroutine(store_->settle(
        {{before.at(0).number, ports::settlement::state::queued, clock_.now(), "later"}}
    )));
    ASSERT_TRUE(support::run_coroutine(
        store_->execute_page({}, ports::feed_mark{"midden-nederland", 0, 12})
    ));
    reopen();

    const auto count = counted();
    EXPECT_EQ(count.signals, 2);
    EXPECT_EQ(count.open_matches, 1);
    EXPECT_EQ(count.notices_queued, 2);
    const auto after = owed("esar");
    ASSERT_THAT(after, SizeIs(1));
    EXPECT_EQ(after[0].notice.id, before[0].notice.id);
    EXPECT_EQ(after[0].attempts, 1);
    EXPECT_EQ(after[0].contact->bytes, "contact of organisation 2");
    EXPECT_EQ(execute(message).answer.id, first.answer.id);
    EXPECT_FALSE(execute(giving("multisignaal", "M-1").child(2).command()).answer.what);
    EXPECT_EQ(support::run_coroutine(store_->feed_position("midden-nederland")).value(), 12);
    EXPECT_EQ(
        execute(giving("esar", "E-1").by(1).in("0034").command()).answer.what->open_matches, 1
    );
}

TEST_F(Reopening, NumbersAreNeverUsedTwice) {
    execute(giving("esar", "E-1").by(1).command());
    execute(giving("sisa", "S-1").by(2).command());
    const signal_number destroyed = owed("sisa").at(0).notice.about;
    execute(withdrawal("sisa", "S-1", withdrawal_reason::mistake));
    reopen();
    execute(giving("sisa", "S-2").by(3).command());
    EXPECT_GT(owed("sisa").back().notice.about, destroyed);
    // What is owed about the destroyed one must not find the new one's contact.
    EXPECT_TRUE(owed("esar").at(0).contact_gone);
}

// proves: COM-31.1
TEST_F(Reopening, ErasureGoesOnWhereItStopped) {
    keys_.fail(true);
    const auto given = giving("esar", "E-1").command();
    execute(given);
    execute(withdrawal("esar", "E-1", withdrawal_reason::mistake));
    reopen();
    EXPECT_FALSE(keys_.erased(data_key_of(given)));
    keys_.fail(false);
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (!keys_.erased(data_key_of(given)) && std::chrono::steady_clock::now() < until)
        // sleeps because the eraser works on a thread of its own
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_TRUE(keys_.erased(data_key_of(given)));
}

// proves: COM-33.1
TEST_F(Reopening, TheAuditTrailHoldsEveryActAndNoOther) {
    execute(giving("esar", "E-1").command());
    execute(withdrawal("sisa", "S-9"));
    store_.reset();
    const std::string all = trail_lines(file_);
    EXPECT_EQ(std::count(all.begin(), all.end(), '\n'), 2);
    EXPECT_THAT(all, HasSubstr(R"("wat":"submit","regio":"esar")"));
    EXPECT_THAT(all, HasSubstr(R"("uitkomst":"ok")"));
    EXPECT_THAT(all, HasSubstr(R"("wat":"withdraw","regio":"sisa")"));
    EXPECT_THAT(all, HasSubstr(R"("uitkomst":"SIGNAAL_ONBEKEND")"));
    EXPECT_EQ(all.find("E-1"), std::string::npos) << "a reference is committed to";
}

TEST_F(Reopening, AFileOfALaterVersionIsRefused) {
    store_.reset();
    {
        sqlite::database db(file_, sqlite::database::access::write);
        db.run("pragma user_version = 1000");
    }
    EXPECT_THROW(reopen(), sqlite::failure);
}

} // namespace
} // namespace kruispunt::store
