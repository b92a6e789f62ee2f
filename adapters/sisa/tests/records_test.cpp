#include "adapters/sisa/tests/samples.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::sisa {
namespace {

using namespace samples;
using domain::errc;
using domain::make_error;

const ports::record_reader& bulk() {
    return *adapter().bulk();
}

std::string line(const std::string& name) {
    std::string text;
    for (const char c : example(name))
        if (c != '\n') text += c;
    return text;
}

ports::decoded_message decode_line(const std::string& text) {
    return bulk().decode_record(text, "00000099000000000003");
}

std::string told(const ports::decoded_message& message) {
    const auto* refused = std::get_if<domain::refused_message>(&message.command.act);
    return bulk().encode_record_reply(
        message.correspondence,
        refused == nullptr ? answer(domain::outcome{}) : answer(refused->failure)
    );
}

// proves: SISA-10.1 SISA-10.4 acceptance
TEST(SisaRecords, ALineIsTheMessageThatItWouldBeAlone) {
    for (const char* name :
         {"signaal-nieuw.xml", "signaal-gewijzigd.xml", "signaal-beeindigd.xml"}) {
        const auto alone = decode(example(name));
        const auto read = decode_line(line(name));
        EXPECT_EQ(refusal(read), "taken");
        EXPECT_EQ(read.command.act.index(), alone.command.act.index());
        EXPECT_EQ(read.command.replay->key, alone.command.replay->key);
        EXPECT_EQ(read.command.replay->content, alone.command.replay->content);
        EXPECT_EQ(told(read), alone.correspondence.message_id + ";Bv03");
    }
}

// proves: SISA-10.4 SISA-10.8 refusal
TEST(SisaRecords, ARefusalNamesCodeAndField) {
    EXPECT_EQ(
        told(decode_line(with(line("signaal-nieuw.xml"), "999990019", "999990018"))),
        "SISA-88213;Fo03;BSN_ONGELDIG object/bsn"
    );
    EXPECT_EQ(told(decode_line("<a")), ";Fo03;BERICHT_ONLEESBAAR");
    EXPECT_EQ(told(decode_line("<a/>")), ";Fo03;ONBEKEND_VELD a");
    const auto known = decode_line(line("signaal-nieuw.xml"));
    EXPECT_EQ(
        bulk().encode_record_reply(
            known.correspondence, answer(make_error(errc::age_exceeded, domain::field::birth_date))
        ),
        "SISA-88213;Fo03;LEEFTIJD object/geboortedatum"
    );
}

// proves: SISA-10.1 SISA-10.4 refusal
TEST(SisaRecords, OtherMessagesAndReferencesThatCannotBeRepeatedAreRefused) {
    EXPECT_EQ(told(decode_line(line("verhuizing.xml"))), "SISA-88217;Fo03;ONBEKEND_VELD verhLk01");
    EXPECT_EQ(told(decode_line(line("inzage.xml"))), "SISA-88218;Fo03;ONBEKEND_VELD inzgLv01");
    const auto strange = decode_line(with(line("signaal-nieuw.xml"), "SISA-88213", "SISA;Bv03"));
    EXPECT_EQ(told(strange), ";Fo03;WAARDE_ONGELDIG stuurgegevens/referentienummer");
    EXPECT_FALSE(strange.command.replay);
}

// proves: SISA-10.5
TEST(SisaRecords, TheTotalCountsBoth) {
    EXPECT_EQ(bulk().encode_total(0, 0), "TOTAAL;0;Bv03;0;Fo03;0");
    EXPECT_EQ(bulk().encode_total(4'999'990, 10), "TOTAAL;5000000;Bv03;4999990;Fo03;10");
}

// proves: SISA-10.1
TEST(SisaRecords, LoadsHaveTheirOwnPath) {
    EXPECT_TRUE(bulk().takes("/sisa/v1/vulberichten"));
    for (const char* other :
         {"/sisa/v1/berichten",
          "/sisa/v1/vulberichten/",
          "/sisa/v1/vulberichten?a=b",
          "/esar/v1/vulberichten"})
        EXPECT_FALSE(bulk().takes(other)) << other;
}

} // namespace
} // namespace kruispunt::adapters::sisa
