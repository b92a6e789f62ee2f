#include "conformance/gateways/tests/sisa_world.hpp"
#include "conformance/text/xml.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::gateways::tests {
namespace {

class SisaRefuses : public testing::TestWithParam<wrong> {};

// proves: SISA-00.2 SISA-00.3 SISA-00.7 SISA-00.9 SISA-01.2 SISA-01.3 SISA-01.4 SISA-01.5 refusal
// proves: SISA-01.6 SISA-02.1 SISA-02.8 SISA-02.9 SISA-02.10 SISA-04.3 SISA-04.4 refusal
// proves: SISA-04.5 SISA-04.6 SISA-04.7 SISA-04.8 COM-10.2 COM-11.3 COM-11.4 COM-11.7 refusal
// proves: COM-13.6 COM-14.2 COM-24.6 COM-28.4 COM-28.6 COM-28.7 COM-28.8 COM-32.1 INF-1.1 refusal
TEST_P(SisaRefuses, WhatBreaksOneSentenceUnlessAMutantDoesNotSeeIt) {
    const auto& [sentence, what, by, refusal] = GetParam();
    sisa_world whole;
    ASSERT_EQ(whole.outcome(whole.given()), "Bv03");
    EXPECT_EQ(whole.outcome(with(whole.given("RR-N-2"), what, by)), refusal) << sentence;
    EXPECT_EQ(whole.outcome(whole.given("RR-N-3")), "Bv03");
    sisa_world mutant(ignoring(sentence));
    EXPECT_EQ(mutant.outcome(with(mutant.given(), what, by)), "Bv03") << sentence;
}

std::string deep() {
    std::string nested;
    for (int i = 0; i < 33; ++i)
        nested += "<!-- --><sisa:n>";
    for (int i = 0; i < 33; ++i)
        nested += "</sisa:n>";
    return nested;
}

INSTANTIATE_TEST_SUITE_P(
    Sentences,
    SisaRefuses,
    testing::Values(
        wrong{
            "SISA-00.2", "StUF/StUF0301", "StUF/StUF0302", "StUF055 WAARDE_ONGELDIG stuurgegevens"},
        wrong{"SISA-00.3", "index:sisa:1", "index:sisa:2", "StUF055 WAARDE_ONGELDIG"},
        wrong{
            "SISA-00.7",
            "</sisa:instantie>",
            "</sisa:instantie><sisa:melder/>",
            "StUF055 ONBEKEND_VELD object/melder"},
        wrong{
            "SISA-00.9",
            "<sisa:bsn>999990019</sisa:bsn><sisa:naam><sisa:voornamen>Zoë</sisa:voornamen>"
            "<sisa:geslachtsnaam>Wit</sisa:geslachtsnaam></sisa:naam>",
            "<sisa:naam><sisa:voornamen>Zoë</sisa:voornamen>"
            "<sisa:geslachtsnaam>Wit</sisa:geslachtsnaam></sisa:naam>"
            "<sisa:bsn>999990019</sisa:bsn>",
            "StUF055 WAARDE_ONGELDIG object/naam"},
        wrong{
            "SISA-01.2",
            "<StUF:entiteittype>SGN</StUF:entiteittype>",
            "",
            "StUF055 VERPLICHT_VELD stuurgegevens/entiteittype"},
        wrong{
            "SISA-01.3",
            "<StUF:applicatie>SISA</StUF:applicatie>",
            "",
            "StUF055 VERPLICHT_VELD stuurgegevens/zender/applicatie"},
        wrong{
            "SISA-01.4",
            "<StUF:referentienummer>",
            "<StUF:referentienummer>01234567890123456789012345678901234567890",
            "StUF055 WAARDE_ONGELDIG stuurgegevens/referentienummer"},
        wrong{
            "SISA-01.5",
            "20260311084455020",
            "2026-03-11T08:44:55",
            "StUF055 WAARDE_ONGELDIG stuurgegevens/tijdstipBericht"},
        wrong{
            "SISA-01.6",
            "<StUF:entiteittype>SGN",
            "<StUF:entiteittype>MTC",
            "StUF055 WAARDE_ONGELDIG stuurgegevens/entiteittype"},
        wrong{
            "SISA-02.1",
            "<StUF:mutatiesoort>T",
            "<StUF:mutatiesoort>X",
            "StUF055 WAARDE_ONGELDIG parameters/mutatiesoort"},
        wrong{
            "SISA-02.8",
            "<sisa:naam>Buurtzorg</sisa:naam>",
            "",
            "StUF055 VERPLICHT_VELD object/instantie/naam"},
        wrong{
            "SISA-02.9",
            "<sisa:geslacht>V",
            "<sisa:geslacht>O",
            "StUF055 WAARDE_ONGELDIG object/geslacht"},
        wrong{
            "SISA-02.10",
            "<sisa:bsn>999990032</sisa:bsn>",
            "",
            "StUF055 WAARDE_ONGELDIG object/ouders"}
    )
);

INSTANTIATE_TEST_SUITE_P(
    PartiesAndValues,
    SisaRefuses,
    testing::Values(
        wrong{
            "SISA-04.5",
            "00000099000000000003",
            "00000099000000009999",
            "StUF013 OIN_NIET_BEVOEGD stuurgegevens/zender/organisatie"},
        wrong{
            "SISA-04.6",
            "00000099000000000003",
            "00000099000000000002",
            "StUF052 OIN_NIET_BEVOEGD stuurgegevens/zender/organisatie"},
        wrong{
            "SISA-04.7",
            "00000099000000000000",
            "00000099000000009999",
            "StUF010 WAARDE_ONGELDIG stuurgegevens/ontvanger/organisatie"},
        wrong{
            "SISA-04.8",
            "<StUF:berichtcode>Lk01",
            "<StUF:berichtcode>Lk99",
            "StUF022 WAARDE_ONGELDIG stuurgegevens/berichtcode"},
        wrong{"COM-10.2", "999990019", "999990018", "StUF046 BSN_ONGELDIG object/bsn"},
        wrong{
            "COM-11.3", "20190301<", "2019-03-01<", "StUF055 WAARDE_ONGELDIG object/geboortedatum"},
        wrong{
            "COM-11.4",
            R"(Datum="D")",
            R"(Datum="X")",
            "StUF055 WAARDE_ONGELDIG object/geboortedatum"},
        wrong{
            "COM-11.7",
            R"("D">20190301)",
            R"("V">20190230)",
            "StUF046 DATUM_ONGELDIG object/geboortedatum"},
        wrong{"COM-13.6", "RR-1<", "RR 1<", "StUF055 WAARDE_ONGELDIG object/signaalId"},
        wrong{
            "COM-14.2",
            "</sisa:geinformeerd>",
            "</sisa:geinformeerd><sisa:toelichting/>",
            "StUF055 ONBEKEND_VELD object/toelichting"},
        wrong{
            "COM-24.6",
            "<sisa:telefoon>+31105550000</sisa:telefoon>",
            "",
            "StUF055 VERPLICHT_VELD object/instantie/telefoon"},
        wrong{
            "COM-28.6",
            "<sisa:signLk01 ",
            "<!DOCTYPE a [<!ENTITY b \"c\">]><sisa:signLk01 ",
            "StUF055 BERICHT_ONLEESBAAR"},
        wrong{"COM-28.7", "Buurtzorg", "Buurt&zorg;", "StUF055 BERICHT_ONLEESBAAR"},
        wrong{
            "COM-28.8",
            "</sisa:parameters>",
            "</sisa:parameters><?doe iets?>",
            "StUF055 BERICHT_ONLEESBAAR"},
        wrong{
            "COM-32.1",
            "</StUF:indicatorOvername>",
            "</StUF:indicatorOvername><sisa:redenMutatie>zomaar</sisa:redenMutatie>",
            "StUF055 WAARDE_ONGELDIG parameters/redenMutatie"},
        wrong{
            "INF-1.1",
            "<sisa:geinformeerd>ouders",
            "<sisa:geinformeerd>buren",
            "StUF055 WAARDE_ONGELDIG object/geinformeerd"}
    )
);

// proves: COM-28.4 COM-28.11 refusal
TEST(SisaSide, RefusesXmlThatIsTooDeepWithoutReferringToANumber) {
    sisa_world world;
    const auto got = world.say(with(world.given(), "<sisa:geslacht>V", "<sisa:geslacht>" + deep()));
    EXPECT_EQ(sisa_world::told(got), "StUF055 BERICHT_ONLEESBAAR");
    EXPECT_EQ(got.body.find("crossRefnummer"), std::string::npos);
}

// proves: SISA-02.3 SISA-02.4 SISA-02.5 SISA-02.6 refusal
TEST(SisaSide, JudgesWhatAnEndAndAChangeHold) {
    sisa_world world;
    ASSERT_EQ(world.outcome(world.given()), "Bv03");
    const auto now = object(world.today());
    const auto changed = object(world.today(), "+31105550199");
    EXPECT_EQ(world.outcome(message("W1", "W", changed)), "StUF055 WAARDE_ONGELDIG object");
    EXPECT_EQ(
        world.outcome(message("W2", "W", changed + changed)), "StUF046 KENMERK_CONFLICT object"
    );
    EXPECT_EQ(world.outcome(message("W3", "W", now + changed)), "Bv03");
    const std::string end = R"(<sisa:object StUF:entiteittype="SGN"><sisa:signaalId>RR-1)"
                            "</sisa:signaalId><sisa:redenEinde>zomaar</sisa:redenEinde>"
                            "</sisa:object>";
    EXPECT_EQ(world.outcome(message("V1", "V", end)), "StUF055 WAARDE_ONGELDIG object/redenEinde");
    const auto good = with(end, "zomaar", "overig");
    const auto more = with(good, "<sisa:redenEinde>", "<sisa:bsn/><sisa:redenEinde>");
    EXPECT_EQ(world.outcome(message("V2", "V", more)), "StUF055 ONBEKEND_VELD object/bsn");
    EXPECT_EQ(world.outcome(message("V3", "V", good)), "Bv03");
}

// proves: SISA-03.1 SISA-03.2 SISA-03.3 SISA-04.10 acceptance
// proves: SISA-03.5 SISA-04.9 refusal
TEST(SisaSide, AnswersARepeatAsBeforeAndRefusesItsNumberForOtherContent) {
    sisa_world world;
    const auto first = world.say(world.given());
    const auto later = with(world.given(), "084455020", "084455999");
    EXPECT_EQ(world.say(later).body, first.body);
    EXPECT_EQ(
        world.outcome(with(world.given(), "Buurtzorg", "Wijkzorg")),
        "StUF016 KENMERK_CONFLICT stuurgegevens/referentienummer"
    );
    const auto older = with(world.given("RR-N-2"), "20260311", "20250311");
    EXPECT_EQ(world.outcome(older), "StUF019 KENMERK_CONFLICT stuurgegevens/tijdstipBericht");
    EXPECT_EQ(world.say(world.given()).body, first.body);
}

// proves: SISA-03.4 acceptance
TEST(SisaSide, ForgetsANumberAfterThirtyDays) {
    sisa_world world;
    const auto message = world.given();
    const auto first = world.say(message);
    world.kernel.days_pass(29);
    EXPECT_EQ(world.say(message).body, first.body);
    world.kernel.days_pass(2);
    EXPECT_NE(world.say(message).body, first.body);
}

// proves: SISA-00.10 SISA-01.1 refusal
TEST(SisaSide, KnowsOnePathAndOneMethod) {
    sisa_world world;
    EXPECT_EQ(
        world.call({"PUT", "/sisa/v1/berichten", {}, {}, sisa_world::region_oin, 0}).status, 405
    );
    EXPECT_EQ(
        world.call({"POST", "/sisa/v1/anders", {}, {}, sisa_world::region_oin, 0}).status, 404
    );
    const auto schema = world.call({"GET", "/sisa/v1/xsd", {}, {}, sisa_world::region_oin, 0});
    EXPECT_EQ(schema.status, 200);
    EXPECT_TRUE(std::holds_alternative<text::xml_element>(text::read_xml(schema.body)));
}

// proves: SISA-22.1 SISA-22.3 SISA-22.4 acceptance
TEST(SisaSide, UnderstandsWhatBecomesOfANotice) {
    sisa_world world;
    const auto means = [&world](const std::string& body) {
        return world.side->read({}, {}, {200, {}, body}).is;
    };
    const auto refusal = [](const std::string& code) {
        return R"(<StUF:Fo03Bericht xmlns:StUF="http://www.egem.nl/StUF/StUF0301"><StUF:body>)"
               "<StUF:code>" +
               code + "</StUF:code></StUF:body></StUF:Fo03Bericht>";
    };
    EXPECT_EQ(
        means(R"(<StUF:Bv03Bericht xmlns:StUF="http://www.egem.nl/StUF/StUF0301"/>)"),
        delivery::means::delivered
    );
    EXPECT_EQ(means(refusal("StUF058")), delivery::means::later);
    EXPECT_EQ(means(refusal("StUF046")), delivery::means::refused);
    EXPECT_EQ(means("onzin"), delivery::means::later);
}

// proves: SISA-20.4 SISA-20.5 SISA-20.9 acceptance
TEST(SisaSide, TellsAMatchWithItsOtherSideAndNoProfessional) {
    sisa_world world;
    ASSERT_EQ(world.outcome(world.given()), "Bv03");
    world.kernel.give("multisignaal", "AMS-1", world.kernel.signal());
    ASSERT_FALSE(world.kernel.out.posted.empty());
    for (const auto& [region, told] : world.kernel.out.posted) {
        if (region != "sisa") continue;
        const auto body = world.side->write(told).body;
        EXPECT_NE(body.find("<sisa:regio>multisignaal</sisa:regio>"), std::string::npos);
        EXPECT_NE(body.find("<sisa:signaalId>RR-1</sisa:signaalId>"), std::string::npos);
        EXPECT_EQ(body.find("Jansen"), std::string::npos);
        return;
    }
    FAIL() << "nothing for SISA";
}

} // namespace
} // namespace kruispunt::conformance::gateways::tests
