#include "conformance/tests/documents.hpp"
#include "conformance/tests/running_region.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::tests {
namespace {

/// A region and its first notice, with marks of the protocol's own answers to it.
struct subject {
    const char* region;
    wire::request notice;
    unsigned taken_status;
    unsigned later_status;
    const char* later_mark;
    unsigned refused_status;
    const char* refused_mark;
    unsigned stranger_status;
};

std::ostream& operator<<(std::ostream& out, const subject& of) {
    return out << of.region;
}

class Modes : public testing::TestWithParam<subject> {
protected:
    /// The status and whether the body bears the mark.
    std::pair<unsigned, bool> call(const char* mark, const std::string& as = "gateway") {
        const auto came = region_.call(GetParam().notice, as);
        if (std::holds_alternative<wire::failure>(came)) return {0, false};
        const auto& got = std::get<wire::response>(came);
        return {got.status, got.body.find(mark) != std::string::npos};
    }

    running_region region_{GetParam().region};
};

TEST_P(Modes, UnavailableAsksToComeAgainAndTakesNothing) {
    region_.set_mode("unavailable");
    EXPECT_EQ(call(GetParam().later_mark), std::pair(GetParam().later_status, true));
    EXPECT_EQ(region_.list("received").size(), 0U);
    region_.set_mode("up");
    EXPECT_EQ(call("").first, GetParam().taken_status);
    EXPECT_EQ(region_.list("received")[0].at("repeat"), false);
    EXPECT_EQ(region_.control("GET", "/").body.at("calls"), 2);
}

TEST_P(Modes, RefuseIsForGood) {
    region_.set_mode("refuse");
    EXPECT_EQ(call(GetParam().refused_mark), std::pair(GetParam().refused_status, true));
    EXPECT_EQ(region_.list("received").size(), 0U);
    EXPECT_EQ(region_.list("violations").size(), 0U);
}

TEST_P(Modes, SilentTakesTheNoticeAndSaysNothing) {
    region_.set_mode("silent");
    EXPECT_EQ(call("").first, 0U);
    EXPECT_EQ(call("").first, 0U);
    region_.set_mode("up");
    EXPECT_EQ(call("").first, GetParam().taken_status);
    const auto received = region_.list("received");
    ASSERT_EQ(received.size(), 3U);
    EXPECT_EQ(received[0].at("repeat"), false);
    EXPECT_EQ(received[2].at("repeat"), true);
    EXPECT_EQ(region_.list("matches").size(), 1U);
}

TEST_P(Modes, DownIsNotThereAndUpIsBack) {
    region_.set_mode("down");
    const auto came = region_.call(GetParam().notice);
    ASSERT_TRUE(std::holds_alternative<wire::failure>(came));
    EXPECT_EQ(std::get<wire::failure>(came).stage, "connect");
    EXPECT_EQ(region_.control("GET", "/").body.at("mode"), "down");
    region_.set_mode("up");
    EXPECT_EQ(call("").first, GetParam().taken_status);
}

// proves: COM-02.7 COM-02.8 refusal
TEST_P(Modes, AStrangerIsRefusedWithTheProtocolsOwnError) {
    EXPECT_EQ(call("OIN_NIET_BEVOEGD", "stranger"), std::pair(GetParam().stranger_status, true));
    EXPECT_EQ(region_.list("received").size(), 0U);
    EXPECT_EQ(region_.list("violations").size(), 0U);
}

TEST_P(Modes, ABodyBeyondTheLimitIsRefusedWithTheProtocolsOwnError) {
    auto sent = GetParam().notice;
    sent.body = std::string(256U * 1024U + 1U, ' ');
    const auto came = region_.call(sent);
    ASSERT_TRUE(std::holds_alternative<wire::response>(came));
    EXPECT_EQ(std::get<wire::response>(came).status, 413U);
    EXPECT_NE(std::get<wire::response>(came).body.find("BERICHT_TE_GROOT"), std::string::npos);
}

TEST_P(Modes, ACallBesideTheEndpointIsABreach) {
    auto sent = GetParam().notice;
    sent.target = "/elsewhere";
    const auto came = region_.call(sent);
    ASSERT_TRUE(std::holds_alternative<wire::response>(came));
    EXPECT_EQ(std::get<wire::response>(came).status, 404U);
    EXPECT_EQ(region_.list("violations").size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(
    Regions,
    Modes,
    testing::Values(
        subject{
            "esar",
            esar::match_notice(),
            200,
            500,
            "TIJDELIJK_NIET_BESCHIKBAAR",
            500,
            "WAARDE_ONGELDIG",
            403},
        subject{
            "multisignaal",
            multisignaal::match_event(),
            204,
            503,
            "TIJDELIJK",
            400,
            "WAARDE_ONGELDIG",
            403},
        subject{"sisa", sisa::match_notice(), 200, 200, "StUF058", 200, "StUF046", 403},
        subject{
            "midden-nederland",
            midden_nederland::match_put(),
            204,
            503,
            "TIJDELIJK",
            400,
            "WAARDE_ONGELDIG",
            403}
    ),
    [](const testing::TestParamInfo<subject>& of) {
        std::string name = of.param.region;
        std::erase(name, '-');
        return name;
    }
);

TEST(ModesOfMultisignaal, GoneIs410) {
    running_region region("multisignaal");
    region.set_mode("gone");
    const auto came = region.call(multisignaal::match_event());
    ASSERT_TRUE(std::holds_alternative<wire::response>(came));
    EXPECT_EQ(std::get<wire::response>(came).status, 410U);
}

} // namespace
} // namespace kruispunt::conformance::tests
