#include "gateway/app/head_signing.hpp"
#include "gateway/app/trail_check.hpp"
#include "gateway/app/trail_key.hpp"
#include "gateway/federation/use_cases.hpp"
#include "gateway/store/sqlite/audit_snapshot.hpp"
#include "gateway/store/sqlite/database.hpp"
#include "gateway/store/sqlite/sqlite_key_store.hpp"
#include "gateway/store/sqlite/sqlite_store.hpp"
#include "gateway/vault/audit/signed_head.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/sealed_commands.hpp"
#include "tests/support/sequential_ids.hpp"
#include "tests/support/temporary_folder.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_future.hpp>
#include <gmock/gmock.h>

#include <atomic>

namespace kruispunt::app {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::StartsWith;

constexpr char our_oin[] = "00000099000000009000";

/// Keeps heads where a test lets it.
class unsure_heads final : public ports::head_store {
public:
    explicit unsure_heads(ports::head_store& kept) : kept_(kept) {}

    ports::task<domain::result<void>>
    keep_head(std::uint64_t size, domain::instant at, std::string note) override {
        if (!keeps) co_return domain::make_error(domain::errc::temporarily_unavailable);
        ++asked;
        co_return co_await kept_.keep_head(size, at, std::move(note));
    }

    std::atomic<bool> keeps{true};
    std::atomic<int> asked{0};

private:
    ports::head_store& kept_;
};

/// A store whose trail's heads are signed as in the running gateway.
class HeadSigning : public testing::Test {
protected:
    HeadSigning() {
        open();
        make_trail_key(folder_.path(), our_oin);
    }

    ~HeadSigning() override { end(); }

    void open() {
        store_ = store::sqlite::open_store(
            {file_,
             policy_,
             ids_,
             clock_,
             keys_,
             trail_,
             [](const std::string& why) { ADD_FAILURE() << "the store stopped: " << why; }}
        );
    }

    void begin() {
        heads_ = std::make_unique<unsure_heads>(*store_);
        heads_->keeps = keeps_;
        signing_ = std::make_unique<head_signing>(
            trail_, *heads_, clock_, boost::asio::make_strand(pool_), pace_
        );
        signing_->use(trail_key_of(folder_.path()));
        running_ = boost::asio::co_spawn(pool_, signing_->run(), boost::asio::use_future);
    }

    void end() {
        if (!signing_) return;
        signing_->stop();
        running_.get();
        signing_.reset();
    }

    void perform() {
        domain::sealed_command command = support::giving("esar", "E-1").command();
        const domain::use_case decides = federation::use_case_for(command);
        ASSERT_TRUE(support::run_coroutine(store_->execute({decides, std::move(command)})));
    }

    bool newest_counts(std::uint64_t size) {
        return support::eventually([this, size] {
            const auto head = signing_->newest();
            return head && head->size == size;
        });
    }

    void spoil(const std::string& sql) {
        end();
        store_.reset();
        store::sqlite::database(file_, store::sqlite::database::access::write).run(sql);
    }

    support::temporary_folder folder_;
    std::filesystem::path file_ = folder_.path() / "store.db";
    domain::federation_policy policy_ = support::four_regions();
    support::sequential_ids ids_;
    support::fixed_clock clock_{support::test_now()};
    store::sqlite::sqlite_key_store keys_{folder_.path() / "keys.db"};
    vault::audit::entry_trail trail_;
    std::unique_ptr<store::sqlite::kept_store> store_;
    boost::asio::thread_pool pool_{1};
    bool keeps_ = true;
    head_pace pace_{1ms, 1ms};
    std::unique_ptr<unsure_heads> heads_;
    std::unique_ptr<head_signing> signing_;
    std::future<void> running_;
};

// proves: BEH-06.7 acceptance
TEST_F(HeadSigning, SignsWhatIsDurableAndNothingTwice) {
    begin();
    ASSERT_TRUE(newest_counts(1)) << "the entry that begins the trail";
    perform();
    ASSERT_TRUE(newest_counts(2));
    const auto head = signing_->newest();
    EXPECT_THAT(head->note, StartsWith("kruispunt.00000099000000009000/logboek/1\n2\n"));
    EXPECT_EQ(head->note, vault::audit::signed_head(trail_.head(), {trail_key_of(folder_.path())}));
    const int asked = heads_->asked;
    EXPECT_EQ(asked, 2);
    EXPECT_EQ(store::sqlite::audit_snapshot(file_).newest_head()->note, head->note);
    EXPECT_EQ(store::sqlite::audit_snapshot(file_).heads().size(), 1U) << "of one hour the last";
    clock_.advance(1h);
    perform();
    ASSERT_TRUE(newest_counts(3));
    EXPECT_EQ(store::sqlite::audit_snapshot(file_).heads().size(), 2U);
}

// proves: BEH-06.10 acceptance
TEST_F(HeadSigning, WhatItGaveOutStaysAtHandForAnHour) {
    begin();
    ASSERT_TRUE(newest_counts(1));
    const auto first = signing_->newest();
    for (std::uint64_t size = 2; size <= ports::heads_at_hand; ++size) {
        perform();
        ASSERT_TRUE(newest_counts(size));
    }
    EXPECT_EQ(signing_->given_out(1), first);
    EXPECT_EQ(signing_->given_out(ports::heads_at_hand), signing_->newest());
    EXPECT_EQ(signing_->given_out(ports::heads_at_hand + 1), nullptr);
    perform();
    ASSERT_TRUE(newest_counts(ports::heads_at_hand + 1));
    EXPECT_EQ(signing_->given_out(1), nullptr);
    EXPECT_NE(signing_->given_out(2), nullptr);
}

// proves: BEH-06.7
TEST_F(HeadSigning, GivesOneOutNowAndThenThoughItSignsMore) {
    pace_.give_out = 1h;
    begin();
    ASSERT_TRUE(newest_counts(1));
    perform();
    ASSERT_TRUE(support::eventually([this] { return signing_->newest_signed()->size == 2; }));
    EXPECT_EQ(signing_->newest()->size, 1U) << "how the log grows is nobody's to watch";
}

// proves: BEH-06.7 refusal
TEST_F(HeadSigning, GivesNoHeadOutThatIsNotKept) {
    keeps_ = false;
    begin();
    perform();
    EXPECT_EQ(signing_->newest(), nullptr);
    heads_->keeps = true;
    EXPECT_TRUE(newest_counts(2));
}

// proves: BEH-06.7 refusal
TEST_F(HeadSigning, FindsAtTheStartThatAnEntryWasChanged) {
    begin();
    perform();
    ASSERT_TRUE(newest_counts(2));
    EXPECT_NO_THROW(require_as_signed(file_));
    spoil("update audit_lines set lines = replace(lines, 'submit', 'submix')");
    try {
        require_as_signed(file_);
        FAIL() << "it was not found";
    } catch (const std::runtime_error& why) {
        EXPECT_THAT(why.what(), HasSubstr("is not what its head of 2 entries says"));
    }
}

// proves: BEH-06.7 refusal
TEST_F(HeadSigning, FindsAtTheStartThatEntriesAreGone) {
    begin();
    perform();
    ASSERT_TRUE(newest_counts(2));
    spoil("delete from audit_lines where first = 1");
    try {
        require_as_signed(file_);
        FAIL() << "it was not found";
    } catch (const std::runtime_error& why) {
        EXPECT_THAT(why.what(), HasSubstr("has 1 entries, its newest head counts 2"));
    }
}

// proves: BEH-06.7 refusal
TEST_F(HeadSigning, MakesNoSecondKeyUnderTheNameOfALogThatWasSigned) {
    begin();
    ASSERT_TRUE(newest_counts(1));
    end();
    std::filesystem::remove(folder_.path() / "heads.key");
    EXPECT_THROW(make_trail_key(folder_.path(), our_oin), std::runtime_error);
    store::sqlite::count_restore(file_, 1);
    make_trail_key(folder_.path(), our_oin);
    EXPECT_EQ(trail_key_of(folder_.path()).name, "kruispunt.00000099000000009000/logboek/2");
}

} // namespace
} // namespace kruispunt::app
