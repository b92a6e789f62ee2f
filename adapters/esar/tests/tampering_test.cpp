#include "adapters/esar/tests/attacks.hpp"
#include "gateway/codec/xml_reader.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <set>

namespace kruispunt::adapters::esar {
namespace {

using namespace samples;
using attacks::attack;
using attacks::dice;

// `--gtest_random_seed` tries others.
std::uint32_t seed_of_this_run() {
    const auto given = static_cast<std::uint32_t>(GTEST_FLAG_GET(random_seed));
    constexpr std::uint32_t usual = 20261120;
    return given == 0 ? usual : given;
}

// The fault must be clear: a code of the contract, where it is, and an answer that can be read.
void expect_refused(const attack& one) {
    const auto message = decode_signed(one.message);
    const auto* refused = std::get_if<domain::refused_message>(&message.command.act);
    ASSERT_NE(refused, nullptr) << "TAKEN: " << one.name << "\n" << one.message;
    const std::string code(domain::wire_code(refused->failure.code));
    EXPECT_TRUE(std::find(one.codes.begin(), one.codes.end(), code) != one.codes.end())
        << one.name << ": " << code << " " << refused->failure.field << " "
        << refused->failure.detail << "\n"
        << one.message;
    if (code == "HANDTEKENING_ONGELDIG") {
        EXPECT_FALSE(refused->failure.field.empty()) << one.name;
        EXPECT_FALSE(refused->failure.detail.empty()) << one.name;
        // Who did not sign does not take a MessageID.
        EXPECT_FALSE(message.command.replay) << one.name;
    }
    const auto reply =
        signing_adapter().encode_reply(message.correspondence, answer(refused->failure));
    EXPECT_EQ(reply.status, code == "OIN_NIET_BEVOEGD" ? 403 : 500) << one.name;
    EXPECT_NE(reply.body.find("<code>" + code + "</code>"), std::string::npos) << one.name;
    EXPECT_NE(reply.body.find("SignatureConfirmation"), std::string::npos) << one.name;
}

void run(const std::vector<attacks::family>& families, int rounds, std::size_t at_least) {
    const std::uint32_t seed = seed_of_this_run();
    std::cout << "seed " << seed << "\n";
    dice d(seed);
    std::set<std::string> tried;
    for (int round = 0; round < rounds; ++round) {
        for (const attacks::family draw : families) {
            const attack one = draw(d);
            ASSERT_FALSE(one.message.empty()) << one.name;
            if (!tried.insert(one.message).second) continue;
            expect_refused(one);
            if (testing::Test::HasFatalFailure()) return;
        }
    }
    std::cout << tried.size() << " messages, none taken\n";
    testing::Test::RecordProperty("messages", static_cast<int>(tried.size()));
    EXPECT_GE(tried.size(), at_least);
}

// proves: ESAR-04.1 ESAR-04.2 ESAR-04.3 ESAR-02.9 refusal
TEST(EsarTampering, NothingElseIsReadInThePlaceOfWhatWasSigned) {
    run(attacks::wrapping(), 20, 320);
}

// proves: ESAR-02.1 ESAR-02.2 ESAR-02.8 ESAR-02.10 ESAR-02.13 ESAR-02.14 COM-28.5 refusal
TEST(EsarTampering, WhatWasSignedCannotBeChanged) {
    run(attacks::tampering(), 10, 170);
}

// proves: ESAR-02.9 ESAR-02.10 ESAR-02.11 ESAR-02.12 ESAR-02.13 ESAR-01.1 ESAR-01.5 refusal
TEST(EsarTampering, WhatESARSignsWronglyIsRefusedToo) {
    run(attacks::wrongly_signed(), 10, 130);
}

// proves: ESAR-02.1 ESAR-02.2 ESAR-02.6 ESAR-02.7 ESAR-02.8 ESAR-03.1 ESAR-03.3 refusal
TEST(EsarTampering, TheSignerMustBeTheCallerNow) {
    run(attacks::wrong_signer(), 10, 90);
}

} // namespace
} // namespace kruispunt::adapters::esar
