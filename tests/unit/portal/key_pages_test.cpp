#include "tests/unit/portal/operators_fixture.hpp"

#include <gmock/gmock.h>

namespace kruispunt::portal {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class KeyPages : public operators_fixture {};

TEST_F(KeyPages, ShowTheEpochsAndHowFarARotationIs) {
    ports::key_status now;
    now.epochs = {{2, true, "0123456789abcdef"}, {1, false, ""}};
    now.stage = ports::rotation_stage::placing;
    now.epoch = 2;
    now.done = 200;
    now.of = 1000;
    keys_.next = now;
    const got answer = ask("GET", "sleutels");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body["stap"], "plaatsen");
    EXPECT_EQ(answer.body["gedaan"], 200);
    EXPECT_EQ(answer.body["van"], 1000);
    EXPECT_EQ(answer.body["epochs"][0]["vingerafdruk"], "0123456789abcdef");
    EXPECT_EQ(answer.body["epochs"][1]["volledig"], false);
    EXPECT_TRUE(answer.body["epochs"][1]["vingerafdruk"].is_null());
    EXPECT_THAT(keys_.asked, IsEmpty());
}

TEST_F(KeyPages, EveryStepHasAWord) {
    using stage = ports::rotation_stage;
    const std::vector<std::pair<stage, const char*>> words{
        {stage::none, "geen"},
        {stage::making, "maken"},
        {stage::placing, "plaatsen"},
        {stage::wrapping, "verpakken"},
        {stage::stuck, "vast"}};
    for (const auto& [at, word] : words) {
        ports::key_status now;
        now.stage = at;
        keys_.next = now;
        EXPECT_EQ(ask("GET", "sleutels").body["stap"], word);
    }
}

TEST_F(KeyPages, WhoRotatesAndWhoRetiresIsHandedOn) {
    EXPECT_EQ(ask("POST", "sleutels/vernieuw").status, 202);
    EXPECT_EQ(ask("POST", "sleutels/opruim", "{}").status, 200);
    EXPECT_THAT(keys_.asked, ElementsAre("rotate uid 1000", "retire uid 1000"));
}

// proves: refusal
TEST_F(KeyPages, WhatCannotBeNowIsAConflictWithItsReason) {
    keys_.next =
        domain::make_error(domain::errc::reference_conflict, {}, "a rotation is under way");
    const got answer = ask("POST", "sleutels/vernieuw");
    EXPECT_EQ(answer.status, 409);
    EXPECT_EQ(answer.body["detail"], "a rotation is under way");
    keys_.next = domain::make_error(domain::errc::temporarily_unavailable);
    EXPECT_EQ(ask("POST", "sleutels/opruim").status, 503);
    EXPECT_EQ(ask("GET", "sleutels").status, 503);
}

// proves: refusal
TEST_F(KeyPages, AnUnknownMemberIsRefused) {
    EXPECT_EQ(ask("POST", "sleutels/vernieuw", R"({"epoch":3})").status, 400);
    EXPECT_EQ(ask("POST", "sleutels/opruim", R"({"alles":true})").status, 400);
    EXPECT_THAT(keys_.asked, IsEmpty());
}

} // namespace
} // namespace kruispunt::portal
