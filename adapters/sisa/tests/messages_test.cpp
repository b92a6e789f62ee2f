#include "adapters/sisa/tests/samples.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::sisa {
namespace {

using namespace samples;

using sdk::testing::submitted;

void expect_all(const std::string& document, std::initializer_list<sdk::testing::spoiling> all) {
    sdk::testing::expect_refused(document, all, decode);
}

// proves: SISA-02.2 SISA-02.8 SISA-00.7 acceptance
TEST(SisaMessages, GivesASignalWithAllThatStandsInIt) {
    const auto message = decode(example("signaal-nieuw.xml"));
    ASSERT_EQ(refusal(message), "taken");
    EXPECT_EQ(message.command.region, "sisa");
    EXPECT_EQ(message.command.oin, "00000099000000000003");
    EXPECT_EQ(message.correspondence.message_id, "SISA-88213");
    EXPECT_EQ(message.command.sent_at, domain::parse_timestamp("2026-11-20T10:15:30.123+01:00"));
    EXPECT_FALSE(submitted(message).must_be_known);
    EXPECT_FALSE(submitted(message).previous);
    const domain::signal_content& signal = submitted(message).content;
    EXPECT_EQ(signal.id, "S-771204");
    EXPECT_EQ(signal.child.bsn->digits(), "999990019");
    EXPECT_EQ(signal.child.name, (domain::person_name{"Aïcha Maria", "van der", "Berg"}));
    EXPECT_EQ(signal.child.birth_date->text(), "2014-05-17");
    EXPECT_EQ(signal.child.gender, domain::gender::female);
    ASSERT_EQ(signal.parents.size(), 1U);
    EXPECT_EQ(signal.parents[0].digits(), "999990020");
    EXPECT_EQ(
        signal.organisation,
        (domain::organisation{"00000099000000002000", "FlexusJeugdplein", "+31101234567"})
    );
    EXPECT_FALSE(signal.reporter);
    EXPECT_EQ(domain::to_text(signal.date), "2026-11-20");
    EXPECT_EQ(signal.informed, domain::informed::both);
}

// proves: SISA-00.8 COM-34.1
TEST(SisaMessages, AChildIsGivenByNumberOrByNameBirthDateAndGender) {
    const auto named = decode(example("signaal-nieuw-zonder-bsn.xml"));
    ASSERT_EQ(refusal(named), "taken");
    EXPECT_FALSE(submitted(named).content.child.bsn);
    EXPECT_EQ(submitted(named).content.child.name->surname, "Berg");
    const std::string birth_date =
        "<sisa:geboortedatum StUF:indOnvolledigeDatum=\"V\">20140517</sisa:geboortedatum>";
    const std::string name =
        "<sisa:naam><sisa:voornamen>Aïcha Maria</sisa:voornamen><sisa:voorvoegsel>van der"
        "</sisa:voorvoegsel><sisa:geslachtsnaam>Berg</sisa:geslachtsnaam></sisa:naam>";
    const std::string gender = "<sisa:geslacht>V</sisa:geslacht>";
    expect_all(
        example("signaal-nieuw-zonder-bsn.xml"),
        {{birth_date.c_str(),
          "",
          "VERPLICHT_VELD object/geboortedatum",
          "COM-13.8 SISA-00.8 refusal"},
         {gender.c_str(), "", "VERPLICHT_VELD object/geslacht", "COM-13.8 SISA-00.8 refusal"},
         {name.c_str(), "", "VERPLICHT_VELD object/naam/voornamen", "COM-13.8 SISA-00.8 refusal"}}
    );
    const std::string bare = with(
        with(with(example("signaal-nieuw-zonder-bsn.xml"), birth_date, ""), gender, ""), name, ""
    );
    EXPECT_EQ(refusal(decode(bare)), "VERPLICHT_VELD object/bsn");
    const auto numbered =
        decode(with(bare, "</sisa:signaalId>", "</sisa:signaalId><sisa:bsn>999990019</sisa:bsn>"));
    ASSERT_EQ(refusal(numbered), "taken");
    EXPECT_FALSE(submitted(numbered).content.child.birth_date);
}

// proves: COM-11.3 COM-11.4 COM-11.5 acceptance
TEST(SisaMessages, ABirthDateMayBePartial) {
    const std::string document = example("signaal-nieuw.xml");
    const auto read = [&document](std::string_view put) {
        const auto message = decode(with(document, "StUF:indOnvolledigeDatum=\"V\">20140517", put));
        EXPECT_EQ(refusal(message), "taken") << put;
        return submitted(message).content.child.birth_date->text();
    };
    EXPECT_EQ(read("StUF:indOnvolledigeDatum=\"D\">20140500"), "2014-05");
    EXPECT_EQ(read("StUF:indOnvolledigeDatum=\"D\">20140501"), "2014-05");
    EXPECT_EQ(read("StUF:indOnvolledigeDatum=\"M\">20140000"), "2014");
    EXPECT_EQ(read(">20140517"), "2014-05-17");
}

// proves: SISA-02.3 SISA-02.2
TEST(SisaMessages, AChangeBringsTheOldOneFirst) {
    const auto message = decode(example("signaal-gewijzigd.xml"));
    ASSERT_EQ(refusal(message), "taken");
    EXPECT_TRUE(submitted(message).must_be_known);
    ASSERT_TRUE(submitted(message).previous);
    EXPECT_EQ(submitted(message).previous->informed, domain::informed::both);
    EXPECT_EQ(submitted(message).content.informed, domain::informed::parents);
    expect_all(
        example("signaal-gewijzigd.xml"),
        {{">W<", ">T<", "WAARDE_ONGELDIG object", "SISA-02.2 refusal"},
         {">W<", ">V<", "WAARDE_ONGELDIG object", "SISA-02.2 refusal"},
         {">beiden<", ">niemand<", "WAARDE_ONGELDIG object/geinformeerd", "INF-1.1 refusal"},
         {">ouders<", ">niemand<", "WAARDE_ONGELDIG object/geinformeerd", "INF-1.1 refusal"}}
    );
    expect_all(
        example("signaal-nieuw.xml"), {{">T<", ">W<", "VERPLICHT_VELD object", "SISA-02.3 refusal"}}
    );
    std::string other = example("signaal-gewijzigd.xml");
    other.replace(other.find("S-771204"), 8, "S-771205");
    EXPECT_EQ(refusal(decode(other)), "KENMERK_CONFLICT object/signaalId");
}

// proves: SISA-02.3 refusal
TEST(SisaMessages, ThirdObjectsAreRefused) {
    const std::string document = example("signaal-gewijzigd.xml");
    const auto begin = document.find("  <sisa:object");
    const auto size = document.find("</sisa:object>") + 14 - begin;
    std::string three = document;
    three.insert(begin, document.substr(begin, size));
    EXPECT_EQ(refusal(decode(three)), "WAARDE_ONGELDIG object");
}

// proves: SISA-02.5 SISA-02.6 SISA-02.7 WORD-1.5
TEST(SisaMessages, AnEndClosesOrWithdraws) {
    const std::string document = example("signaal-beeindigd.xml");
    const auto closed = decode(document);
    EXPECT_EQ(std::get<domain::close_signal>(closed.command.act).id, "S-771204");
    const std::pair<const char*, domain::withdrawal_reason> reasons[] = {
        {"vergissing", domain::withdrawal_reason::mistake},
        {"bezwaar_gegrond", domain::withdrawal_reason::objection_upheld},
        {"overleden", domain::withdrawal_reason::death},
        {"overig", domain::withdrawal_reason::other}};
    for (const auto& [word, reason] : reasons) {
        const auto message = decode(with(document, "gaat_goed", word));
        const auto& act = std::get<domain::withdraw_signal>(message.command.act);
        EXPECT_EQ(act.id, "S-771204");
        EXPECT_EQ(act.reason, reason) << word;
    }
    expect_all(
        document,
        {{"<sisa:redenEinde>gaat_goed</sisa:redenEinde>",
          "",
          "VERPLICHT_VELD object/redenEinde",
          "COM-13.8 SISA-02.5 refusal"},
         {"gaat_goed", "klaar", "WAARDE_ONGELDIG object/redenEinde", "SISA-02.6 refusal"},
         {"<sisa:redenEinde>",
          "<sisa:bsn>999990019</sisa:bsn><sisa:redenEinde>",
          "ONBEKEND_VELD object/bsn",
          "SISA-02.5 refusal"},
         {">V</StUF:mutatiesoort>",
          ">T</StUF:mutatiesoort>",
          "ONBEKEND_VELD object/redenEinde",
          "SISA-02.5 refusal"}}
    );
}

// proves: COM-32.1 COM-32.2 refusal acceptance
TEST(SisaMessages, TheReasonOfAChangeStandsInTheParameters) {
    const auto read = [](std::string_view word) {
        const std::string reason = "</StUF:indicatorOvername><sisa:redenMutatie>" +
                                   std::string(word) + "</sisa:redenMutatie>";
        return decode(with(example("signaal-nieuw.xml"), "</StUF:indicatorOvername>", reason));
    };
    EXPECT_EQ(read("beheer").command.reason, domain::mutation_reason::administration);
    EXPECT_EQ(read("identiteit").command.reason, domain::mutation_reason::identity);
    EXPECT_EQ(refusal(read("zomaar")), "WAARDE_ONGELDIG parameters/redenMutatie");
}

// proves: COM-27.1 COM-27.4 SISA-04.3
TEST(SisaMessages, NamesTheFieldAndTheRuleThatIsBroken) {
    expect_all(
        example("signaal-nieuw.xml"),
        {{"999990019", "999990018", "BSN_ONGELDIG object/bsn", "COM-10.2 refusal"},
         {"999990020", "99999002", "BSN_ONGELDIG object/ouders/bsn", "COM-10.1 refusal"},
         {"999990020</sisa:bsn>",
          "999990020</sisa:bsn><sisa:bsn>999990032</sisa:bsn>",
          "taken",
          "SISA-02.10 acceptance"},
         {"999990020</sisa:bsn>",
          "999990020</sisa:bsn><sisa:bsn>999990032</sisa:bsn><sisa:bsn>999990044</sisa:bsn>",
          "WAARDE_ONGELDIG object/ouders/bsn",
          "SISA-02.10 refusal"},
         {"<sisa:geinformeerd>beiden</sisa:geinformeerd>",
          "",
          "VERPLICHT_VELD object/geinformeerd",
          "SISA-02.8 INF-1.1 refusal"},
         {"S-771204", "S 771204", "WAARDE_ONGELDIG object/signaalId", "COM-13.6 refusal"},
         {"<sisa:geslachtsnaam>Berg</sisa:geslachtsnaam>",
          "",
          "VERPLICHT_VELD object/naam/geslachtsnaam",
          "COM-13.8 SISA-00.8 refusal"},
         {"20140517", "20140230", "DATUM_ONGELDIG object/geboortedatum", "COM-11.7 refusal"},
         {"20140517", "2014-05-17", "WAARDE_ONGELDIG object/geboortedatum", "COM-11.3 refusal"},
         {"\"V\">20140517",
          "\"Q\">20140517",
          "WAARDE_ONGELDIG object/geboortedatum/indOnvolledigeDatum",
          "COM-11.4 refusal"},
         {">V</sisa:geslacht>",
          ">v</sisa:geslacht>",
          "WAARDE_ONGELDIG object/geslacht",
          "COM-13.9 SISA-02.9 refusal"},
         {"<sisa:telefoon>+31101234567</sisa:telefoon>",
          "",
          "VERPLICHT_VELD object/instantie/telefoon",
          "COM-13.8 COM-24.6 refusal"},
         {"00000099000000002000",
          "2000",
          "WAARDE_ONGELDIG object/instantie/oin",
          "COM-13.9 refusal"},
         {"<sisa:ingangsdatum>20261120",
          "<sisa:ingangsdatum>20261131",
          "DATUM_ONGELDIG object/ingangsdatum",
          "COM-11.7 refusal"},
         {"<sisa:ingangsdatum>20261120",
          "<sisa:ingangsdatum>2026112",
          "WAARDE_ONGELDIG object/ingangsdatum",
          "COM-11.3 refusal"},
         {">T<", ">X<", "WAARDE_ONGELDIG parameters/mutatiesoort", "SISA-02.1 refusal"},
         {"<StUF:indicatorOvername>V",
          "<StUF:indicatorOvername>I",
          "WAARDE_ONGELDIG parameters/indicatorOvername",
          "COM-13.9 refusal"}}
    );
}

// proves: COM-14.1 COM-14.2 SISA-00.9 refusal
TEST(SisaMessages, NothingUnknownAndNothingOutOfPlaceEnters) {
    expect_all(
        example("signaal-nieuw.xml"),
        {{"<sisa:ouders>",
          "<sisa:zorg>tekst</sisa:zorg><sisa:ouders>",
          "ONBEKEND_VELD object/zorg",
          "COM-14.2 COM-14.3 refusal"},
         {"<sisa:ingangsdatum>",
          "<sisa:melder><sisa:naam>J. Jansen</sisa:naam></sisa:melder><sisa:ingangsdatum>",
          "ONBEKEND_VELD object/melder",
          "SISA-00.7 COM-14.2 refusal"},
         {"<sisa:geslacht>V</sisa:geslacht>",
          "<StUF:geslacht>V</StUF:geslacht>",
          "ONBEKEND_VELD object/geslacht",
          "COM-14.2 COM-14.3 SISA-00.3 refusal"},
         {"<sisa:object StUF:entiteittype=",
          "<sisa:object entiteittype=",
          "ONBEKEND_VELD object/entiteittype",
          "COM-14.2 COM-14.3 SISA-00.2 refusal"},
         {"<sisa:object StUF:entiteittype=",
          "<sisa:object sisa:entiteittype=",
          "ONBEKEND_VELD object/entiteittype",
          "COM-14.2 COM-14.3 SISA-00.2 refusal"},
         {"<sisa:object StUF:entiteittype=\"SGN\"",
          "<sisa:object StUF:entiteittype=\"MTC\"",
          "WAARDE_ONGELDIG object/entiteittype",
          "SISA-01.6 refusal"},
         {"<sisa:object StUF:entiteittype=\"SGN\"",
          "<sisa:object",
          "VERPLICHT_VELD object/entiteittype",
          "SISA-01.6 refusal"},
         {"<sisa:geslacht>",
          "<sisa:geslacht soort=\"1\">",
          "ONBEKEND_VELD object/geslacht/soort",
          "COM-14.2 COM-14.3 refusal"},
         {"<sisa:ouders>", "tekst<sisa:ouders>", "WAARDE_ONGELDIG object", "COM-13.9 refusal"},
         {"</sisa:parameters>",
          "<sisa:x/></sisa:parameters>",
          "ONBEKEND_VELD parameters/x",
          "COM-14.2 COM-14.3 refusal"},
         {"</sisa:stuurgegevens>",
          "</sisa:stuurgegevens><sisa:extra/>",
          "ONBEKEND_VELD extra",
          "COM-14.2 COM-14.3 refusal"},
         {"</sisa:stuurgegevens>",
          "<StUF:crossRefnummer>1</StUF:crossRefnummer></sisa:stuurgegevens>",
          "ONBEKEND_VELD stuurgegevens/crossRefnummer",
          "COM-14.2 COM-14.3 refusal"}}
    );
    const std::string moved = with(
        with(example("signaal-nieuw.xml"), "<sisa:geslacht>V</sisa:geslacht>", ""),
        "<sisa:bsn>999990019</sisa:bsn>",
        "<sisa:geslacht>V</sisa:geslacht><sisa:bsn>999990019</sisa:bsn>"
    );
    EXPECT_NE(refusal(decode(moved)), "taken");
}

// proves: COM-28.10 COM-28.11 refusal
TEST(SisaMessages, ADocumentCutAnywhereIsUnreadable) {
    const std::string document = example("signaal-gewijzigd.xml");
    for (std::size_t size = 0; size < document.size(); ++size) {
        const auto message = decode(document.substr(0, size));
        ASSERT_EQ(refusal(message), "BERICHT_ONLEESBAAR") << size;
        ASSERT_TRUE(message.correspondence.message_id.empty()) << size;
    }
}

// proves: COM-27.3 SISA-00.5
TEST(SisaMessages, ABrokenByteAnywhereDoesNoHarm) {
    const std::string document = example("signaal-nieuw.xml");
    for (std::size_t at = 0; at < document.size(); ++at) {
        for (const char put : {'\0', '<', '"', '\xFF', 'x'}) {
            std::string broken = document;
            broken[at] = put;
            const auto message = decode(std::move(broken));
            const auto reply = adapter().encode_reply(
                message.correspondence, answer(domain::make_error(domain::errc::value_invalid))
            );
            ASSERT_EQ(reply.status, 200) << at;
        }
    }
}

} // namespace
} // namespace kruispunt::adapters::sisa
