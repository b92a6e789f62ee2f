#include "conformance/suite/evidence/adapter_reply.hpp"
#include "conformance/suite/running/adapter.hpp"
#include "conformance/suite/running/sut_file.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <stdexcept>

namespace kruispunt::conformance::suite::running {
namespace {

using std::chrono::milliseconds;
using text::json;

/// An adapter that is a shell script, and what it says to one command.
class Adapter : public testing::Test {
protected:
    static void SetUpTestSuite() { std::signal(SIGPIPE, SIG_IGN); }

    static adapter running(const std::string& script, milliseconds patience = milliseconds(400)) {
        return {reach_adapter({{"/bin/sh", "-c", script}, {}}, "/"), patience};
    }

    static json answer_of(const std::string& script) {
        auto asked = running(script);
        return asked.ask({{"command", "hello"}});
    }

    static std::string failure_of(const std::string& script) {
        const auto began = std::chrono::steady_clock::now();
        const auto answer = answer_of(script);
        EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(5));
        EXPECT_FALSE(evidence::went_well(answer)) << answer;
        return answer.contains("failed") ? answer["failed"].get<std::string>() : "";
    }
};

TEST_F(Adapter, AnAnswerBearsTheCommandsId) {
    auto asked = running(R"(while read line; do echo '{"id":1,"ok":true}'; done)");
    const auto answer = asked.ask({{"command", "hello"}});
    EXPECT_TRUE(evidence::went_well(answer));
    EXPECT_EQ(answer["ok"], true);
    const auto lines = asked.take_lines();
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0], R"(> {"id":1,"command":"hello"})");
    EXPECT_EQ(lines[1], R"(< {"id":1,"ok":true})");
    EXPECT_TRUE(asked.take_lines().empty());
}

TEST_F(Adapter, WhatIsStartedIsWaitedFor) {
    const auto answer =
        answer_of(R"(read line; echo '{"id":1,"status":"started"}'; )"
                  R"(echo '{"id":1,"status":"finished","outcome":"rejected"}'; read line)");
    EXPECT_EQ(answer["outcome"], "rejected");
}

TEST_F(Adapter, ALineMayComeInPieces) {
    const auto answer =
        answer_of(R"(read line; printf '{"id":'; printf '1,"o'; echo 'k":true}'; read l)");
    EXPECT_EQ(answer["ok"], true);
}

TEST_F(Adapter, TwoLinesMayComeAtOnce) {
    const auto answer =
        answer_of(R"(read line; printf '{"id":7,"ok":false}\n{"id":1,"ok":true}\n'; read l)");
    EXPECT_EQ(answer["ok"], true);
}

TEST_F(Adapter, OneThatHangsFailsInTime) {
    EXPECT_EQ(failure_of("read line; read never"), "no answer in time");
}

TEST_F(Adapter, OneThatStartsAndNeverEndsFailsInTime) {
    EXPECT_EQ(
        failure_of(R"(read l; echo '{"id":1,"status":"started"}'; exec tail -f /dev/null)"),
        "no answer in time"
    );
}

TEST_F(Adapter, OneThatDiesFailsAndStaysSo) {
    auto asked = running("read line; exit 3");
    EXPECT_EQ(asked.ask({{"command", "hello"}})["failed"], "it has ended");
    EXPECT_EQ(asked.ask({{"command", "reset"}})["failed"], "it has ended");
}

TEST_F(Adapter, OneThatReadsNothingFailsInTime) {
    EXPECT_NE(failure_of("exec 0<&-; exec tail -f /dev/null"), "");
}

TEST_F(Adapter, OneThatFloodsIsBroken) {
    EXPECT_EQ(
        failure_of("read line; while true; do echo '{\"id\":99}'; done"),
        "it wrote more than 100 lines that are no answer to what was asked"
    );
}

TEST_F(Adapter, ALineWithoutEndIsBroken) {
    EXPECT_EQ(
        failure_of("read line; while true; do printf '%01000d' 0; done"),
        "it wrote a line of more than 256 KiB"
    );
}

TEST_F(Adapter, OneThatSpeaksOfOtherCommandsFailsInTime) {
    EXPECT_EQ(failure_of(R"(read line; echo '{"id":2,"ok":true}'; read l)"), "no answer in time");
    EXPECT_EQ(
        failure_of(R"(read line; echo '{"id":"1"}'; echo no json; read l)"), "no answer in time"
    );
}

TEST_F(Adapter, ALateAnswerIsNotTakenForTheNextOne) {
    auto asked = running(
        R"(read one; read two; echo '{"id":1,"ok":"late"}'; echo '{"id":2,"ok":"right"}'; read l)",
        milliseconds(300)
    );
    EXPECT_FALSE(evidence::went_well(asked.ask({{"command", "hello"}})));
    EXPECT_EQ(asked.ask({{"command", "reset"}})["ok"], "right");
}

TEST_F(Adapter, WhatIsNotOfferedDidNotGoWell) {
    EXPECT_FALSE(
        evidence::went_well(answer_of(R"(read line; echo '{"id":1,"unsupported":true}'; read l)"))
    );
}

TEST_F(Adapter, OneThatIsSilentOnceItHasStartedIsAskedForTheStatus) {
    auto asked = running(R"(read act; echo '{"id":1,"status":"started"}'; read status; )"
                         R"(echo '{"id":2,"status":"finished","outcome":"accepted"}'; read l)");
    const auto answer = asked.ask({{"command", "act"}});
    EXPECT_EQ(answer["outcome"], "accepted");
    EXPECT_EQ(answer["id"], 1);
    EXPECT_EQ(asked.take_lines()[2], R"(> {"id":2,"command":"status","of":1})");
}

TEST_F(Adapter, OneThatCannotTellTheStatusTellsTheEndInItsOwnTime) {
    auto asked = running(R"(read act; echo '{"id":1,"status":"started"}'; read status; )"
                         R"(echo '{"id":2,"unsupported":true}'; )"
                         R"(echo '{"id":1,"status":"finished","outcome":"rejected"}'; read l)");
    EXPECT_EQ(asked.ask({{"command", "act"}})["outcome"], "rejected");
    auto late = running(R"(read act; echo '{"id":1,"status":"started"}'; read status; )"
                        R"(echo '{"id":1,"status":"finished","outcome":"failed"}'; read l)");
    EXPECT_EQ(late.ask({{"command", "act"}})["outcome"], "failed");
}

TEST_F(Adapter, IsToldThatItIsOver) {
    auto asked = running(R"(read line; echo '{"id":1,"ok":true}'; read l)");
    EXPECT_EQ(asked.end(false), "");
    const auto lines = asked.take_lines();
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0], R"(> {"id":1,"command":"shutdown"})");
    EXPECT_FALSE(evidence::went_well(asked.ask({{"command", "reset"}})));
    EXPECT_EQ(asked.end(true), "") << "told twice";
}

TEST_F(Adapter, OneThatDoesNotAnswerToTheEndHoldsNobodyUp) {
    const auto began = std::chrono::steady_clock::now();
    auto silent = running("exec tail -f /dev/null");
    EXPECT_EQ(silent.end(true), "no answer in time");
    auto gone = running("read line");
    EXPECT_EQ(gone.end(true), "it has ended");
    auto patient = running("exec tail -f /dev/null", std::chrono::minutes(1));
    EXPECT_EQ(patient.end(true), "no answer in time");
    EXPECT_LT(std::chrono::steady_clock::now() - began, 3 * adapter::longest_farewell);
    auto dead = running("exit 3");
    dead.ask({{"command", "hello"}});
    EXPECT_EQ(dead.end(true), "") << "why was said when it died";
}

TEST_F(Adapter, OneThatCannotBeStartedIsNamed) {
    try {
        reach_adapter({{"/no/such/program"}, {}}, "/");
        FAIL() << "started what is not there";
    } catch (const std::runtime_error& error) {
        EXPECT_NE(std::string(error.what()).find("/no/such/program"), std::string::npos);
    }
}

TEST_F(Adapter, AnAddressThatNobodyListensAtFails) {
    adapter asked(reach_adapter({{}, "http://127.0.0.1:1/"}, "/"), milliseconds(400));
    const auto answer = asked.ask({{"command", "hello"}});
    ASSERT_TRUE(answer.contains("failed"));
    EXPECT_EQ(answer["failed"].get<std::string>().substr(0, 8), "connect:");
    EXPECT_THROW(reach_adapter({{}, "http://?"}, "/"), std::runtime_error);
}

} // namespace
} // namespace kruispunt::conformance::suite::running
