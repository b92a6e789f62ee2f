#include "conformance/regions/region.hpp"
#include "conformance/suite/keys/key_folder.hpp"
#include "conformance/suite/reporting/recorded_run.hpp"
#include "conformance/suite/running/background_loop.hpp"
#include "conformance/suite/running/doctor.hpp"
#include "conformance/suite/running/run.hpp"
#include "conformance/suite/running/run_folder.hpp"
#include "conformance/tests/loop_thread.hpp"
#include "conformance/tests/pki.hpp"
#include "conformance/wire/server.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <map>
#include <memory>

namespace kruispunt::conformance::suite::running {
namespace {

using catalogue::role;
using text::json;
using verdict::outcome;

const catalogue::catalogue& all_tests() {
    static const auto read = catalogue::built_in();
    return read;
}

/// The reference region of Multisignaal as the system under test, and its SUT file.
class Run : public testing::Test {
protected:
    static void SetUpTestSuite() {
        std::signal(SIGPIPE, SIG_IGN);
        // Made once: RSA keys take their time.
        keys_folder = std::make_unique<conformance::tests::temporary_folder>();
        keys::key_plan plan;
        plan.tests_gateway = false;
        keys::write_keys(keys_folder->path(), plan);
    }

    static void TearDownTestSuite() { keys_folder.reset(); }

    Run() {
        regions::region_config config;
        config.region = "multisignaal";
        config.listen = {"127.0.0.1", 0};
        config.control = {"127.0.0.1", 0};
        config.tls = {keys_path() / "ca.pem", keys_path() / "sut.pem", keys_path() / "sut.key"};
        config.tls.crl = keys_path() / "crl.pem";
        config.oin = "00000099000000000002";
        config.gateway_oin = "00000099000000000000";
        config.directory = folder_.path();
        region_ = std::make_unique<regions::region>(thread_.loop, config);
        thread_.start();
    }

    ~Run() override { thread_.stop(); }

    static const std::filesystem::path& keys_path() { return keys_folder->path(); }

    json document() const {
        return {
            {"product", {{"name", "X"}, {"version", "1"}, {"vendor", "V"}}},
            {"protocol", "multisignaal"},
            {"roles", {"server", "client"}},
            {"features", {{"clock", true}, {"list_matches", true}}},
            {"oin", "00000099000000000002"},
            {"keys", keys_path().string()},
            {"url", region_->endpoint()},
            {"listen", {{"gateway", "127.0.0.1:" + std::to_string(free_port())}}},
            {"adapter", {{"url", region_->control_url() + "/adapter"}}},
            {"patience_ms", 700}};
    }

    run_order order(const json& of, role as, std::vector<std::string> selection = {}) const {
        std::ofstream(folder_.path() / "sut.json") << of.dump();
        run_order made;
        made.sut = read_sut_file(folder_.path() / "sut.json");
        made.roles = {as};
        made.selection = std::move(selection);
        made.seed = "running_run_test";
        return made;
    }

    std::map<std::string, verdict::test_verdict> run(const run_order& what) {
        std::map<std::string, verdict::test_verdict> verdicts;
        run_tests(
            all_tests(),
            what,
            interrupted_,
            [&](const catalogue::test& test,
                std::size_t /*number*/,
                std::size_t /*of*/,
                const evidence::test_evidence* seen) {
                if (seen == nullptr) return;
                seen_[test.id] = *seen;
                verdicts[test.id] =
                    reporting::judge_test(all_tests(), test, what.sut.subject, *seen).came;
                if (verdicts.size() == interrupt_after_) interrupted_ = true;
            }
        );
        return verdicts;
    }

    static std::uint16_t free_port() {
        background_loop loop;
        std::uint16_t port = 0;
        loop.run_there([&loop, &port] {
            const wire::server free(
                loop.loop(),
                {"127.0.0.1", 0},
                nullptr,
                {},
                [](const wire::request& /*got*/, const wire::reply& give) { give({}); }
            );
            port = free.port();
        });
        return port;
    }

    static inline std::unique_ptr<conformance::tests::temporary_folder> keys_folder;
    conformance::tests::temporary_folder folder_;
    conformance::tests::loop_thread thread_;
    std::unique_ptr<regions::region> region_;
    std::atomic<bool> interrupted_{false};
    std::size_t interrupt_after_ = 0;
    std::map<std::string, evidence::test_evidence> seen_;
};

void expect_all_pass(const std::map<std::string, verdict::test_verdict>& verdicts) {
    EXPECT_GE(verdicts.size(), 10U);
    for (const auto& [id, came] : verdicts)
        EXPECT_EQ(came.is, outcome::pass) << id << ": " << came.why;
}

TEST_F(Run, AReferenceIndexThatIsCalledPasses) {
    expect_all_pass(run(order(document(), role::server)));
}

TEST_F(Run, AReferenceIndexThatCallsPasses) {
    expect_all_pass(run(order(document(), role::client)));
}

TEST_F(Run, EachTestHasItsEvidence) {
    const auto verdicts = run(order(document(), role::server, {"multisignaal.srv.ms-21."}));
    ASSERT_FALSE(verdicts.empty());
    for (const auto& [id, seen] : seen_) {
        EXPECT_EQ(seen.test, id);
        EXPECT_TRUE(seen.suite_fault.empty()) << seen.suite_fault;
        EXPECT_FALSE(seen.records.empty());
        EXPECT_TRUE(std::ranges::all_of(seen.records, [](const auto& each) {
            return each.has_value();
        })) << id;
        const auto again = evidence::from_json(evidence::to_json(seen));
        EXPECT_EQ(evidence::to_json(again), evidence::to_json(seen));
    }
}

TEST_F(Run, ASystemThatIsNotThereIsNotJudged) {
    auto of = document();
    of["url"] = "https://localhost:" + std::to_string(free_port()) + "/webhook";
    for (const auto& [id, came] : run(order(of, role::server, {"multisignaal.srv.ms-21."}))) {
        EXPECT_NE(came.is, outcome::pass) << id;
        EXPECT_NE(came.is, outcome::error) << id << came.why;
    }
}

TEST_F(Run, AnAdapterThatDiesInTheRunGivesNoVerdict) {
    auto of = document();
    of["adapter"] = {
        {"command",
         {"/bin/sh",
          "-c",
          R"(for id in 1 2 3; do read line; echo "{\"id\":$id,\"ok\":true}"; done; )"
          "read line; exit 1"}}};
    const auto verdicts = run(order(of, role::client, {"multisignaal.cli.ms-01.4"}));
    ASSERT_FALSE(verdicts.empty());
    for (const auto& [id, came] : verdicts)
        EXPECT_EQ(came.is, outcome::inconclusive) << id << ": " << came.why;
}

TEST_F(Run, AnAdapterThatSaysNothingAtTheStartEndsTheRunWithWhatToDo) {
    auto of = document();
    of["adapter"] = {{"command", {"/bin/sh", "-c", "read never; read ever"}}};
    try {
        run(order(of, role::client));
        FAIL() << "ran without an adapter";
    } catch (const std::runtime_error& error) {
        EXPECT_NE(std::string(error.what()).find("doctor"), std::string::npos) << error.what();
    }
}

TEST_F(Run, AnInterruptEndsItAfterTheTestsThatAreDone) {
    interrupt_after_ = 2;
    EXPECT_EQ(run(order(document(), role::server)).size(), 2U);
}

TEST_F(Run, TestsThatMoveTheClockComeLastAndThoseByYearsAfterThem) {
    auto of = document();
    const auto chosen = tests_of(all_tests(), order(of, role::gateway), role::gateway);
    std::string came;
    for (const auto* const each : chosen) {
        const bool years = std::ranges::count(each->needs, "years") > 0;
        const bool clock = std::ranges::count(each->needs, "clock") > 0;
        const char when = years ? '2' : clock ? '1' : '0';
        if (came.empty() || came.back() != when) came += when;
    }
    EXPECT_EQ(came, "012");
}

TEST_F(Run, TheDoctorFindsNothingWhereAllIsWell) {
    for (const auto& each : examine(order(document(), role::server).sut))
        EXPECT_TRUE(each.is_well) << each.what.en << " -> " << each.next.en;
}

TEST_F(Run, TheDoctorNamesWhatIsAmissAndWhatToDo) {
    auto of = document();
    of["url"] = "https://localhost:" + std::to_string(free_port());
    of["oin"] = "00000099000000001234";
    of["adapter"] = {{"command", {"/no/such/program"}}};
    const auto port = region_->control_url().substr(region_->control_url().rfind(':'));
    of["listen"]["gateway"] = "127.0.0.1" + port;
    std::size_t amiss = 0;
    for (const auto& each : examine(order(of, role::server).sut)) {
        if (each.is_well) continue;
        ++amiss;
        EXPECT_FALSE(each.next.en.empty() || each.next.nl.empty()) << each.what.en;
    }
    EXPECT_EQ(amiss, 4U);
}

TEST(RunFolder, HoldsOneRun) {
    const conformance::tests::temporary_folder at;
    run_folder folder(at.path() / "out");
    folder.write("evidence/a.json", "{}");
    folder.write("run.json", "{}");
    folder.write_beside("report.json", "no evidence");
    EXPECT_EQ(folder.files().size(), 2U);
    EXPECT_EQ(read_whole(at.path() / "out" / "evidence" / "a.json", 10), "{}");
    EXPECT_THROW(run_folder(at.path() / "out"), std::runtime_error);
}

} // namespace
} // namespace kruispunt::conformance::suite::running
