#include "conformance/regions/adapter.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::regions {
namespace {

using text::json;

/// The adapter over a control API that answers as told and keeps what it was asked.
class RegionAdapter : public testing::Test {
protected:
    json ask(const json& command) {
        json answer;
        wire::request got;
        got.body = command.dump();
        adapter_.handle(got, [&answer](std::optional<wire::response> came) {
            answer = came->status == 200 ? json::parse(came->body) : json(came->status);
        });
        return answer;
    }

    json act(const std::string& action, json more = json::object()) {
        json command{
            {"id", 5}, {"command", "act"}, {"action", action}, {"signal", {{"id", "S-1"}}}};
        command.update(more);
        return ask(command);
    }

    std::vector<std::string> asked_;
    unsigned status_ = 200;
    json told_ = json::object();
    adapter adapter_{"sisa", [this](const wire::request& got, const wire::reply& give) {
                         asked_.push_back(
                             got.method + " " + got.target +
                             (got.body.empty() ? "" : " " + got.body)
                         );
                         give(wire::response{status_, {}, told_.dump()});
                     }};
};

TEST_F(RegionAdapter, IsMeantByItsPathAlone) {
    EXPECT_TRUE(adapter::is_meant({"POST", "/adapter", {}, {}, {}, 0}));
    EXPECT_FALSE(adapter::is_meant({"GET", "/adapter", {}, {}, {}, 0}));
    EXPECT_FALSE(adapter::is_meant({"POST", "/signals", {}, {}, {}, 0}));
}

TEST_F(RegionAdapter, SaysWhoItIs) {
    const auto answer = ask({{"id", 1}, {"command", "hello"}, {"protocol", 1}});
    EXPECT_EQ(answer["id"], 1);
    EXPECT_EQ(answer["protocol"], 1);
    EXPECT_EQ(answer["features"], json::array({"clock"}));
}

TEST_F(RegionAdapter, EachActionIsOneOfTheControlApis) {
    told_ = {{"accepted", true}, {"http", 200}};
    act("give");
    act("correct");
    act("close");
    act("withdraw", {{"reason", "overig"}});
    act("relocate", {{"relocation", {{"date", "2026-01-01"}}}});
    act("matches");
    act("update_match", {{"match", "m/1"}, {"update", {{"confirmed", true}}}});
    act("inspect", {{"inspection", {{"bsn", "999990019"}}}});
    const std::vector<std::string> expected{
        R"(POST /signals {"id":"S-1"})",
        R"(PUT /signals/S-1 {"id":"S-1"})",
        "POST /signals/S-1/close {}",
        R"(POST /signals/S-1/withdraw {"reason":"overig"})",
        R"(POST /signals/S-1/relocation {"date":"2026-01-01"})",
        "GET /signals/S-1/matches",
        R"(PATCH /matches/m%2F1 {"confirmed":true})",
        R"(POST /inspections {"bsn":"999990019"})"};
    EXPECT_EQ(asked_, expected);
}

TEST_F(RegionAdapter, TellsWhatTheGatewaySaid) {
    told_ = {{"accepted", true}, {"http", 201}, {"warnings", json::array()}};
    const auto accepted = act("give");
    EXPECT_EQ(accepted["status"], "finished");
    EXPECT_EQ(accepted["outcome"], "accepted");
    EXPECT_EQ(accepted["http"], 201);
    told_ = {{"accepted", false}, {"http", 400}, {"code", "LEEFTIJD"}, {"field", nullptr}};
    const auto rejected = act("give");
    EXPECT_EQ(rejected["outcome"], "rejected");
    EXPECT_EQ(rejected["code"], "LEEFTIJD");
    EXPECT_FALSE(rejected.contains("field"));
    status_ = 502;
    told_ = {{"accepted", false}, {"http", 0}, {"error", "connect: refused"}};
    EXPECT_EQ(act("give")["outcome"], "failed");
    status_ = 409;
    told_ = {{"error", "no gateway is known yet"}};
    EXPECT_EQ(act("give")["failed"], "no gateway is known yet");
}

TEST_F(RegionAdapter, ObservesWhatIsOfTheSignal) {
    told_ = json::array(
        {{{"n", 1}, {"signal", "S-1"}, {"match", nullptr}}, {{"n", 2}, {"signal", "S-2"}}}
    );
    const auto observed =
        ask({{"id", 7}, {"command", "observe"}, {"what", "told"}, {"signal", "S-1"}});
    EXPECT_EQ(observed["found"], true);
    EXPECT_EQ(observed["told"], json::array({{{"n", 1}, {"signal", "S-1"}}}));
    told_ = json::array({{{"match", "m"}, {"status", "open"}}});
    const auto match = ask({{"id", 8}, {"command", "observe"}, {"what", "match"}, {"match", "m"}});
    EXPECT_EQ(match["match"]["status"], "open");
    EXPECT_EQ(ask({{"id", 9}, {"command", "observe"}, {"what", "match"}})["found"], false);
}

TEST_F(RegionAdapter, MovesTheClockAndBeginsAnew) {
    EXPECT_EQ(ask({{"id", 1}, {"command", "clock"}, {"ahead_days", 2}})["ok"], true);
    EXPECT_EQ(asked_.back(), R"(PUT /clock {"ahead_ms":172800000})");
    EXPECT_TRUE(ask({{"id", 2}, {"command", "clock"}, {"ahead_days", -1}}).contains("failed"));
    EXPECT_TRUE(ask({{"id", 2}, {"command", "clock"}, {"ahead_days", 60001}}).contains("failed"));
    EXPECT_EQ(ask({{"id", 3}, {"command", "reset"}})["ok"], true);
    EXPECT_EQ(asked_.back(), R"(PUT /clock {"ahead_ms":0})");
}

TEST_F(RegionAdapter, HoldsWhatIsArrangedWhateverTheGatewaySaid) {
    const json command{
        {"id", 4}, {"command", "arrange"}, {"state", "given"}, {"signal", {{"id", "S-1"}}}};
    const json held{{"id", 4}, {"ok", true}};
    for (const unsigned status : {200U, 502U}) {
        status_ = status;
        told_ = {{"accepted", false}, {"http", 0}};
        EXPECT_EQ(ask(command), held) << status;
    }
    EXPECT_EQ(asked_.back(), R"(POST /signals {"id":"S-1"})");
    status_ = 409;
    told_ = {{"error", "there is one of that id"}};
    EXPECT_EQ(ask(command)["failed"], "there is one of that id");
    auto unknown = command;
    unknown["state"] = "forgotten";
    EXPECT_EQ(ask(unknown)["unsupported"], true);
}

TEST_F(RegionAdapter, WhatItDoesNotKnowIsUnsupported) {
    EXPECT_EQ(ask({{"id", 1}, {"command", "dance"}})["unsupported"], true);
    EXPECT_EQ(act("dance")["unsupported"], true);
    EXPECT_EQ(ask({{"id", 1}, {"command", "observe"}, {"what", "stars"}})["unsupported"], true);
    EXPECT_EQ(ask(json::array()), 400);
    EXPECT_EQ(ask({{"command", "hello"}}), 400);
}

} // namespace
} // namespace kruispunt::conformance::regions
