#include "gateway/domain/disclosure.hpp"
#include "gateway/domain/match.hpp"
#include "gateway/domain/signal.hpp"
#include "gateway/domain/uuid.hpp"

#include <gtest/gtest.h>

namespace kruispunt::domain {
namespace {

// proves: WORD-1.1 WORD-1.4 ERR-1.3
TEST(WireWords, AreTheContracts) {
    EXPECT_EQ(wire_word(signal_state::active), "actief");
    EXPECT_EQ(wire_word(signal_state::closed), "afgesloten");
    EXPECT_EQ(wire_word(signal_state::inactive), "inactief");
    EXPECT_EQ(wire_word(signal_state::withdrawn), "ingetrokken");
    EXPECT_EQ(wire_word(signal_state::lapsed), "vervallen");
    EXPECT_EQ(wire_word(match_kind::child), "kind");
    EXPECT_EQ(wire_word(match_kind::family), "gezin");
    EXPECT_EQ(wire_word(match_kind::bsn_clash), "bsn_botsing");
    EXPECT_EQ(wire_word(end_reason::withdrawn), "ingetrokken");
    EXPECT_EQ(wire_word(end_reason::expired), "verlopen");
    EXPECT_EQ(wire_word(consent::given), "gegeven");
    EXPECT_EQ(wire_word(consent::refused), "geweigerd");
    EXPECT_EQ(wire_word(consent::not_asked), "niet_gevraagd");
    EXPECT_EQ(wire_word(warning::duty_to_inform), "INFORMATIEPLICHT");
    EXPECT_EQ(wire_word(warning::not_matched), "NIET_GEMATCHT");
}

// proves: COM-31.1 COM-31.2 COM-31.3
TEST(Withdrawal, DestroysForEveryReasonButOther) {
    EXPECT_TRUE(destroys(withdrawal_reason::mistake));
    EXPECT_TRUE(destroys(withdrawal_reason::objection_upheld));
    EXPECT_TRUE(destroys(withdrawal_reason::death));
    EXPECT_FALSE(destroys(withdrawal_reason::other));
}

TEST(Uuid, IsWrittenInLowerCaseWithFourDashes) {
    uuid id{};
    for (std::size_t i = 0; i < id.size(); ++i)
        id[i] = static_cast<std::uint8_t>(0x10U * i + i);
    EXPECT_EQ(to_text(id), "00112233-4455-6677-8899-aabbccddeeff");
}

TEST(Uuid, IsReadBackInEitherCase) {
    const std::string text = "019aa1b2-3c4d-7e5f-8a6b-7c8d9e0f1a2b";
    ASSERT_TRUE(parse_uuid(text));
    EXPECT_EQ(to_text(*parse_uuid(text)), text);
    EXPECT_EQ(parse_uuid("019AA1B2-3C4D-7E5F-8A6B-7C8D9E0F1A2B"), parse_uuid(text));
    for (const char* other :
         {"",
          "019aa1b23c4d7e5f8a6b7c8d9e0f1a2b",
          "019aa1b2-3c4d-7e5f-8a6b-7c8d9e0f1a2",
          "019aa1b2-3c4d-7e5f-8a6b-7c8d9e0f1a2b0",
          "019aa1b23-c4d-7e5f-8a6b-7c8d9e0f1a2b",
          "019aa1b2-3c4d-7e5f-8a6b-7c8d9e0f1a2g",
          "019aa1b2-3c4d-7e5f-8a6b-7c8d9e0f1a-b",
          "{19aa1b2-3c4d-7e5f-8a6b-7c8d9e0f1a2}"})
        EXPECT_FALSE(parse_uuid(other)) << other;
}

TEST(Uuid, WithATimeBeginsWithItsMillisecondsAndKeepsTheRest) {
    uuid random{};
    random.fill(0xff);
    random[8] = 0xbf;
    const instant at{std::chrono::milliseconds(0x0123456789ab)};
    const uuid made = with_time(random, at);
    EXPECT_EQ(to_text(made), "01234567-89ab-7fff-bfff-ffffffffffff");
    EXPECT_TRUE(has_time(made));
    EXPECT_FALSE(has_time(parse_uuid("01234567-89ab-4fff-bfff-ffffffffffff").value()));
    EXPECT_FALSE(has_time(parse_uuid("01234567-89ab-7fff-ffff-ffffffffffff").value()));
}

} // namespace
} // namespace kruispunt::domain
