#include "conformance/suite/running/fixtures.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace kruispunt::conformance::suite::running {
namespace {

evidence::variables scope() {
    return {
        {"signal", "S-1"},
        {"child.bsn", "999990019"},
        {"child.given_names", "Aïcha"},
        {"child.surname", "Berg"},
        {"child.birth_date", "2018-02-03"},
        {"parent.bsn", "999990020"},
        {"organisation.oin", "00000099000000001000"},
        {"reporter.name", "J. Jansen"},
        {"reference", "R-1"},
        {"municipality", "0034"},
        {"match", "3b2a"},
        {"today", "2026-11-22"}};
}

TEST(Fixtures, AnActBearsTheWholeSignal) {
    const auto made = act_command("give", scope());
    EXPECT_EQ(made["command"], "act");
    EXPECT_EQ(made["action"], "give");
    const auto& signal = made["signal"];
    EXPECT_EQ(signal["id"], "S-1");
    EXPECT_EQ(signal["bsn"], "999990019");
    EXPECT_EQ(signal["parents"], text::json::array({"999990020"}));
    EXPECT_EQ(signal["organisation"]["oin"], "00000099000000001000");
    EXPECT_EQ(signal["date"], "2026-11-22");
    EXPECT_EQ(signal["informed"], "ouders");
    EXPECT_FALSE(signal.contains("reason"));
}

TEST(Fixtures, AnArrangementBearsTheSameSignal) {
    const auto made = arrange_command(scope());
    EXPECT_EQ(made["command"], "arrange");
    EXPECT_EQ(made["state"], "given");
    EXPECT_EQ(made["signal"], act_command("give", scope())["signal"]);
}

TEST(Fixtures, AVariableSetToADashIsLeftOut) {
    auto variables = scope();
    variables["child.bsn"] = "-";
    variables["informed"] = "-";
    const auto signal = act_command("give", variables)["signal"];
    EXPECT_FALSE(signal.contains("bsn"));
    EXPECT_FALSE(signal.contains("informed"));
}

TEST(Fixtures, EachActionHasWhatItNeeds) {
    EXPECT_EQ(act_command("withdraw", scope())["reason"], "overig");
    EXPECT_EQ(act_command("relocate", scope())["relocation"]["municipality"], "0034");
    EXPECT_EQ(act_command("inspect", scope())["inspection"]["reference"], "R-1");
    auto variables = scope();
    variables["update.confirmed"] = "true";
    variables["update.coordinator.name"] = "C. Bos";
    const auto update = act_command("update_match", variables);
    EXPECT_EQ(update["match"], "3b2a");
    EXPECT_EQ(update["update"]["confirmed"], true);
    EXPECT_EQ(update["update"]["coordinator"]["name"], "C. Bos");
    EXPECT_FALSE(update["update"].contains("consent"));
}

TEST(Fixtures, AFeedIsSetGoingByName) {
    EXPECT_EQ(act_command("resume_feed", scope())["action"], "resume_feed");
}

TEST(Fixtures, WhatIsObservedIsNamed) {
    const auto made = observe_command("told", scope());
    EXPECT_EQ(made["what"], "told");
    EXPECT_EQ(made["signal"], "S-1");
    EXPECT_EQ(made["match"], "3b2a");
}

TEST(Fixtures, UnknownWordsAreRefused) {
    EXPECT_THROW(act_command("dance", scope()), std::runtime_error);
    EXPECT_THROW(observe_command("stars", scope()), std::runtime_error);
}

} // namespace
} // namespace kruispunt::conformance::suite::running
