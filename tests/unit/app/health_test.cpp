#include "gateway/app/health.hpp"
#include "gateway/app/jump_watch.hpp"
#include "gateway/app/standing_alarms.hpp"
#include "gateway/app/store_fate.hpp"
#include "gateway/federation/use_cases.hpp"
#include "gateway/store/sqlite/sqlite_key_store.hpp"
#include "gateway/store/sqlite/sqlite_store.hpp"
#include "gateway/vault/audit/entry_trail.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/faulty_vfs.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/recording_journal.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/sealed_commands.hpp"
#include "tests/support/sequential_ids.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace kruispunt::app {
namespace {

using namespace std::chrono_literals;
using support::fault;
using testing::ElementsAre;

/// The parts that a gateway judges itself by, on a disk that fails when a test says so.
class Health : public testing::Test {
protected:
    Health() { health_.set_stage(health::stage::serving); }

    static std::vector<std::string> causes(const ports::http_response& response) {
        const auto body = nlohmann::json::parse(response.body);
        EXPECT_EQ(response.status == 200, !body.contains("oorzaken")) << response.body;
        return body.value("oorzaken", std::vector<std::string>());
    }

    std::vector<std::string> unsound() const { return causes(health_.sound()); }

    std::vector<std::string> unready() const { return causes(health_.ready()); }

    store::sqlite::store_parts parts() {
        const auto told = fate_.of_a_file();
        store::sqlite::store_parts with{
            folder_.path() / "store.db",
            policy_,
            ids_,
            clock_,
            keys_,
            trail_,
            told.failed,
            told.full};
        with.erase_every = 1ms;
        return with;
    }

    bool takes(const support::giving& signal) {
        domain::sealed_command command = signal.command();
        const domain::use_case decides = federation::use_case_for(command);
        return support::run_coroutine(store_->execute({decides, std::move(command)})).has_value();
    }

    support::faulty_vfs disk_;
    support::temporary_folder folder_;
    domain::federation_policy policy_ = support::four_regions();
    support::sequential_ids ids_;
    support::fixed_clock clock_{support::test_now()};
    support::recording_journal journal_;
    standing_alarms alarms_{journal_, clock_};
    int ends_ = 0;
    store_fate fate_{alarms_, folder_.path().string(), [this] { ++ends_; }};
    store::sqlite::sqlite_key_store keys_{folder_.path() / "keys.db", fate_.of_a_file()};
    vault::audit::entry_trail trail_;
    std::unique_ptr<store::sqlite::kept_store> store_ = store::sqlite::open_store(parts());
    pulse pulse_{{1ms, 50ms}};
    health health_{alarms_, pulse_};
};

// proves: BEH-08.1 BEH-08.2 acceptance
TEST_F(Health, IsGreenWhileAllIsWell) {
    EXPECT_TRUE(takes(support::giving("esar", "E-1")));
    EXPECT_EQ(health_.sound().body, "{\"status\":\"gezond\"}\n");
    EXPECT_EQ(health_.ready().body, "{\"status\":\"gereed\"}\n");
    EXPECT_EQ(health_.ready().fields.find("Content-Type").value_or(""), "application/json");
}

// proves: BEH-08.2 refusal
TEST_F(Health, IsNotReadyBeforeItServesAndWhileItStops) {
    health starting(alarms_, pulse_);
    EXPECT_EQ(starting.ready().status, 503);
    EXPECT_THAT(causes(starting.ready()), ElementsAre("nog-niet-begonnen"));
    EXPECT_EQ(starting.sound().status, 200);
    health_.set_stage(health::stage::stopping);
    EXPECT_THAT(unready(), ElementsAre("stopt"));
    EXPECT_EQ(health_.sound().status, 200);
}

// proves: BEH-08.1 BEH-08.2 COM-21.1 refusal
TEST_F(Health, TurnsRedForGoodWhereTheDiskFails) {
    disk_.fail({fault::deed::sync, 1, EIO, true, "store.db-wal"});
    EXPECT_FALSE(takes(support::giving("esar", "E-1")));
    EXPECT_EQ(ends_, 1);
    EXPECT_THAT(unsound(), ElementsAre("opslag-gestopt"));
    EXPECT_THAT(unready(), ElementsAre("opslag-gestopt"));
    EXPECT_EQ(
        health_.sound().body, "{\"status\":\"gestoord\",\"oorzaken\":[\"opslag-gestopt\"]}\n"
    );
}

// proves: BEH-08.2 refusal
TEST_F(Health, IsNotReadyWhileTheDiskIsFullAndIsByItselfAfterwards) {
    disk_.fail({fault::deed::write, 1, ENOSPC, true, "store.db-wal"});
    EXPECT_FALSE(takes(support::giving("esar", "E-1")));
    EXPECT_THAT(unready(), ElementsAre("schijf-vol"));
    EXPECT_THAT(unsound(), testing::IsEmpty()) << "reads go on, and nothing is to be restarted";
    EXPECT_EQ(ends_, 0);
    disk_.heal();
    EXPECT_TRUE(support::eventually([this] { return unready().empty(); }));
    EXPECT_THAT(alarms_.standing(), testing::IsEmpty());
}

// proves: BEH-08.2 refusal
TEST_F(Health, StaysNotReadyUntilBothFilesHaveRoom) {
    const auto one = fate_.of_a_file();
    const auto other = fate_.of_a_file();
    one.full(true);
    other.full(true);
    one.full(false);
    EXPECT_THAT(unready(), ElementsAre("schijf-vol"));
    other.full(false);
    EXPECT_THAT(unready(), testing::IsEmpty());
}

// proves: BEH-08.1 refusal
TEST_F(Health, IsUnsoundWhileAJumpOfTheClockIsNotConfirmed) {
    domain::clock_reading machine{support::test_now(), "boot", 1h};
    const clock_files files(folder_.path());
    jump_watch watch(
        files, [&machine] { return machine; }, journal_, alarms_
    );
    EXPECT_TRUE(watch.believable());
    machine.wall += 48h;
    EXPECT_FALSE(watch.believable());
    EXPECT_THAT(unsound(), ElementsAre("klok-verspringt"));
    EXPECT_THAT(unready(), testing::IsEmpty()) << "it takes signals all the same";
    confirm_jump(files);
    EXPECT_TRUE(watch.believable());
    EXPECT_THAT(unsound(), testing::IsEmpty());
}

} // namespace
} // namespace kruispunt::app
