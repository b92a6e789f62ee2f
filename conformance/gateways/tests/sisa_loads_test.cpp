#include "conformance/gateways/tests/sisa_world.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::gateways::tests {
namespace {

constexpr const char* loads = "/sisa/v1/vulberichten";

/// A new signal of that number, of an id of its own.
std::string line(const sisa_world& in, const std::string& number) {
    return with(in.given(number), "RR-1<", "RR-" + number + "<") + "\n";
}

std::string refused_line(const sisa_world& in, const std::string& number) {
    return with(line(in, number), "999990019", "999990018");
}

// proves: SISA-10.1 SISA-10.4 SISA-10.5 acceptance
// proves: SISA-10.8 refusal
TEST(SisaLoads, EachLineIsJudgedAlone) {
    sisa_world world;
    const auto got = world.say(
        line(world, "A") + refused_line(world, "B") + "<a\n \r\n" + line(world, "C"), loads
    );
    EXPECT_EQ(got.status, 200);
    EXPECT_EQ(
        got.body,
        "A;Bv03\nB;Fo03;BSN_ONGELDIG object/bsn\n;Fo03;BERICHT_ONLEESBAAR\nC;Bv03\n"
        "TOTAAL;4;Bv03;2;Fo03;2\n"
    );
    EXPECT_EQ(world.kernel.federation.signals(), 2U);
}

// proves: SISA-10.5 acceptance
TEST(SisaLoads, TheLastLineNeedsNoEndAndAnEmptyLoadHasATotal) {
    sisa_world world;
    auto last = line(world, "A");
    last.pop_back();
    EXPECT_EQ(world.say(last, loads).body, "A;Bv03\nTOTAAL;1;Bv03;1;Fo03;0\n");
    EXPECT_EQ(world.say("", loads).body, "TOTAAL;0;Bv03;0;Fo03;0\n");
}

// proves: SISA-10.7 acceptance
TEST(SisaLoads, TheSameAgainIsAnsweredAsBeforeWhateverCameBetween) {
    sisa_world world;
    const auto load = line(world, "A") + refused_line(world, "B");
    const auto first = world.say(load, loads).body;
    const auto end = message(
        "V",
        "V",
        R"(<sisa:object StUF:entiteittype="SGN"><sisa:signaalId>RR-A</sisa:signaalId>)"
        "<sisa:redenEinde>overig</sisa:redenEinde></sisa:object>"
    );
    ASSERT_EQ(world.outcome(end), "Bv03");
    EXPECT_EQ(world.say(load, loads).body, first);
    EXPECT_EQ(world.kernel.federation.signals(), 0U);
}

// proves: SISA-10.1 refusal
TEST(SisaLoads, OtherMessagesHaveNoPlaceInOne) {
    sisa_world world;
    const auto other =
        with(with(line(world, "A"), "signLk01", "inzgLv01"), "/sisa:signLk01", "/sisa:inzgLv01");
    EXPECT_EQ(
        world.say(other, loads).body, "A;Fo03;ONBEKEND_VELD inzgLv01\nTOTAAL;1;Bv03;0;Fo03;1\n"
    );
}

// proves: SISA-00.10 refusal
TEST(SisaLoads, AreSentWithPostAndMayBeLarge) {
    sisa_world world;
    wire::request asked{"GET", loads, {}, {}, sisa_world::region_oin, 0};
    EXPECT_TRUE(world.side->takes_large(asked));
    EXPECT_EQ(world.call(asked).status, 405);
    asked.target = "/sisa/v1/berichten";
    EXPECT_FALSE(world.side->takes_large(asked));
}

TEST(SisaLoads, MutantsBreakOneThingOfThem) {
    const auto answer_of = [](const char* word) {
        sisa_world world(behaving(word));
        return world.say(line(world, "A") + refused_line(world, "B") + line(world, "C"), loads)
            .body;
    };
    EXPECT_EQ(
        answer_of("answers_loads_backwards"),
        "C;Bv03\nB;Fo03;BSN_ONGELDIG object/bsn\nA;Bv03\nTOTAAL;3;Bv03;2;Fo03;1\n"
    );
    EXPECT_EQ(
        answer_of("loads_stop_at_refusal"),
        "A;Bv03\nB;Fo03;BSN_ONGELDIG object/bsn\nTOTAAL;2;Bv03;1;Fo03;1\n"
    );
    sisa_world unknowing(behaving("knows_no_loads"));
    EXPECT_EQ(unknowing.say(line(unknowing, "A"), loads).status, 404);
    sisa_world narrow(behaving("loads_like_messages"));
    EXPECT_FALSE(narrow.side->takes_large({"POST", loads, {}, {}, sisa_world::region_oin, 0}));
}

} // namespace
} // namespace kruispunt::conformance::gateways::tests
