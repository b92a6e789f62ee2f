#include "adapters/esar/tests/samples.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::esar {
namespace {

using namespace samples;

using sdk::testing::submitted;

void expect_all(const std::string& document, std::initializer_list<sdk::testing::spoiling> all) {
    sdk::testing::expect_refused(document, all, decode);
}

// proves: ESAR-10.1 ESAR-10.2 acceptance
TEST(EsarPayloads, GivesASignalWithAllThatStandsInIt) {
    const auto message = decode(example("signaal-afgeven.xml"));
    ASSERT_EQ(refusal(message), "taken");
    EXPECT_EQ(message.command.region, "esar");
    EXPECT_EQ(message.command.oin, "00000099000000000001");
    EXPECT_EQ(message.command.reason, domain::mutation_reason::none);
    EXPECT_EQ(message.correspondence.operation, "SignaalAfgeven");
    EXPECT_EQ(message.correspondence.message_id, "urn:uuid:5f0c0a1e-7d1b-4a39-9f04-0c3f2f6b1a01");
    EXPECT_FALSE(submitted(message).must_be_known);
    EXPECT_FALSE(submitted(message).previous);
    const domain::signal_content& signal = submitted(message).content;
    EXPECT_EQ(signal.id, "ESAR-2026-000123");
    EXPECT_EQ(signal.child.bsn->digits(), "999990019");
    EXPECT_EQ(signal.child.name, (domain::person_name{"Aïcha Maria", "van der", "Berg"}));
    EXPECT_EQ(signal.child.place, "Almere");
    EXPECT_EQ(signal.child.municipality, "0034");
    EXPECT_EQ(signal.child.birth_date->text(), "2014-05-17");
    EXPECT_EQ(signal.child.gender, domain::gender::female);
    EXPECT_EQ(signal.child.comparable_given, "aicha");
    ASSERT_EQ(signal.parents.size(), 1U);
    EXPECT_EQ(signal.parents[0].digits(), "999990020");
    EXPECT_EQ(
        signal.organisation,
        (domain::organisation{
            "00000099000000001000", "Jeugdgezondheidszorg Flevoland", "+31320000000"})
    );
    EXPECT_EQ(
        signal.reporter,
        (domain::professional{"J. Jansen", "jeugdarts", "+31201234567", "j.jansen@voorbeeld.nl"})
    );
    EXPECT_EQ(domain::to_text(signal.date), "2026-11-20");
    EXPECT_EQ(signal.informed, domain::informed::parents);
}

// proves: ESAR-10.1 COM-32.2 COM-32.3 acceptance
TEST(EsarPayloads, TakesTheContractsOwnExampleWithItsComments) {
    const std::string told = "<geinformeerd>ouders</geinformeerd>";
    const auto message = decode(with(
        example("signaal-afgeven.xml"),
        told,
        told + "   <!-- <reden> right after it, where `niet` -->\n"
               "<redenMutatie>beheer</redenMutatie>"
    ));
    ASSERT_EQ(refusal(message), "taken");
    EXPECT_EQ(message.command.reason, domain::mutation_reason::administration);
}

// proves: ESAR-11.1 ESAR-11.3 COM-32.2 acceptance
TEST(EsarPayloads, AChangeMustFindItsSignal) {
    const auto message = decode(example("signaal-wijzigen.xml"));
    ASSERT_EQ(refusal(message), "taken");
    EXPECT_TRUE(submitted(message).must_be_known);
    EXPECT_EQ(submitted(message).content.reporter->name, "P. de Vries");
    const auto identity = decode(with(
        example("signaal-wijzigen.xml"),
        "</geinformeerd>",
        "</geinformeerd><redenMutatie>identiteit</redenMutatie>"
    ));
    EXPECT_EQ(identity.command.reason, domain::mutation_reason::identity);
    expect_all(
        example("signaal-wijzigen.xml"),
        {{"<datum>2026-11-20</datum>", "", "VERPLICHT_VELD datum", "ESAR-11.1 refusal"}}
    );
}

// proves: ESAR-12.1 ESAR-13.1 WORD-1.5 WORD-1.6
TEST(EsarPayloads, ClosesAndWithdraws) {
    const auto closed = decode(example("signaal-afsluiten.xml"));
    EXPECT_EQ(std::get<domain::close_signal>(closed.command.act).id, "ESAR-2026-000123");
    EXPECT_EQ(closed.correspondence.signal_id, "ESAR-2026-000123");
    const std::string withdrawal = example("signaal-intrekken.xml");
    const std::pair<const char*, domain::withdrawal_reason> reasons[] = {
        {"vergissing", domain::withdrawal_reason::mistake},
        {"bezwaar_gegrond", domain::withdrawal_reason::objection_upheld},
        {"overleden", domain::withdrawal_reason::death},
        {"overig", domain::withdrawal_reason::other}};
    for (const auto& [word, reason] : reasons) {
        const auto message = decode(with(withdrawal, "vergissing", word));
        const auto& act = std::get<domain::withdraw_signal>(message.command.act);
        EXPECT_EQ(act.id, "ESAR-2026-000123");
        EXPECT_EQ(act.reason, reason) << word;
    }
    expect_all(
        withdrawal,
        {{"<reden>vergissing</reden>", "", "VERPLICHT_VELD reden", "ESAR-13.1 WORD-1.6 refusal"},
         {"vergissing", "zomaar", "WAARDE_ONGELDIG reden", "WORD-1.5 refusal"},
         {"</reden>",
          "</reden><redenMutatie>beheer</redenMutatie>",
          "taken",
          "COM-32.2 acceptance"},
         {"ESAR-2026-000123", "ESAR 123", "WAARDE_ONGELDIG signaalId", "COM-13.6 refusal"}}
    );
    expect_all(
        example("signaal-afsluiten.xml"),
        {{"</signaalId>",
          "</signaalId><reden>overig</reden>",
          "ONBEKEND_VELD reden",
          "COM-14.2 COM-14.3 refusal"},
         {"<signaalId>ESAR-2026-000123</signaalId>",
          "",
          "VERPLICHT_VELD signaalId",
          "COM-13.8 ESAR-12.1 refusal"}}
    );
}

// proves: ESAR-10.4 ESAR-10.5 acceptance
TEST(EsarPayloads, APlaceSaysTheMunicipalityWhereNoCodeDoes) {
    const std::string document =
        with(example("signaal-afgeven.xml"), "<gemeentecode>0034</gemeentecode>", "");
    const auto municipality = [&document](std::string_view place) {
        const auto message = decode(with(document, "Almere", place));
        EXPECT_EQ(refusal(message), "taken");
        return submitted(message).content.child.municipality;
    };
    EXPECT_EQ(municipality("Almere"), "0034");
    EXPECT_EQ(municipality("EMMELOORD"), "0171");
    EXPECT_EQ(municipality("Nergenshuizen"), "");
    const auto given = decode(with(example("signaal-afgeven.xml"), "0034", "0995"));
    EXPECT_EQ(submitted(given).content.child.municipality, "0995");
}

// proves: ESAR-10.2 COM-24.6 INF-1.6
TEST(EsarPayloads, TakesWhatIsOptional) {
    const std::string document = example("signaal-afgeven.xml");
    expect_all(
        document,
        {{"<voorvoegsel>van der</voorvoegsel>", "", "taken", "ESAR-10.2 acceptance"},
         {"<voorvoegsel>van der</voorvoegsel>", "<voorvoegsel/>", "taken", "ESAR-10.2 acceptance"},
         {"<ouders><bsn>999990020</bsn></ouders>", "", "taken", "ESAR-10.2 acceptance"},
         {"999990020</bsn>",
          "999990020</bsn><bsn>999990032</bsn>",
          "taken",
          "ESAR-10.7 acceptance"},
         {"<telefoon>+31320000000</telefoon>", "", "taken", "ESAR-10.2 acceptance"},
         {"<functie>jeugdarts</functie>", "", "taken", "ESAR-10.2 acceptance"},
         {"<email>j.jansen@voorbeeld.nl</email>", "", "taken", "ESAR-10.2 acceptance"},
         {"2014-05-17", "2014-05", "taken", "COM-11.2 acceptance"},
         {"2014-05-17", "2014", "taken", "COM-11.2 acceptance"},
         {">V</geslacht>", ">X</geslacht>", "taken", "ESAR-10.6 acceptance"},
         {">ouders<",
          ">niet</geinformeerd><reden>overmacht</reden><geinformeerd>niet<",
          "WAARDE_ONGELDIG geinformeerd",
          "INF-1.1 refusal"},
         {"<geinformeerd>ouders</geinformeerd>",
          "<geinformeerd>niet</geinformeerd><reden>vergeten</reden>",
          "WAARDE_ONGELDIG reden",
          "INF-1.6 refusal"},
         {"<geinformeerd>ouders</geinformeerd>",
          "<geinformeerd>niet</geinformeerd><reden>dreigende_situatie</reden>",
          "taken",
          "INF-1.6 acceptance"}}
    );
}

// proves: COM-13.8 COM-13.9 COM-27.1 COM-27.4
TEST(EsarPayloads, NamesTheFieldAndTheRuleThatIsBroken) {
    expect_all(
        example("signaal-afgeven.xml"),
        {{"<bsn>999990019</bsn>", "", "VERPLICHT_VELD kind/bsn", "COM-13.8 ESAR-10.2 refusal"},
         {"<bsn>999990019</bsn>",
          "<bsn/>",
          "VERPLICHT_VELD kind/bsn",
          "COM-13.8 ESAR-10.2 refusal"},
         {"999990019", "999990018", "BSN_ONGELDIG kind/bsn", "COM-10.2 ESAR-10.10 refusal"},
         {"999990019", "99999001", "BSN_ONGELDIG kind/bsn", "COM-10.1 ESAR-10.10 refusal"},
         {"999990020", "999990021", "BSN_ONGELDIG ouders/bsn", "COM-10.2 ESAR-10.10 refusal"},
         {"<bsn>999990020</bsn>", "", "VERPLICHT_VELD ouders/bsn", "COM-13.8 ESAR-10.7 refusal"},
         {"999990020</bsn>",
          "999990020</bsn><bsn>999990032</bsn><bsn>999990044</bsn>",
          "WAARDE_ONGELDIG ouders/bsn",
          "COM-13.9 ESAR-10.7 refusal"},
         {"<geslachtsnaam>Berg</geslachtsnaam>",
          "",
          "VERPLICHT_VELD kind/naam/geslachtsnaam",
          "COM-13.8 ESAR-10.2 refusal"},
         {"Aïcha Maria", "  ", "VERPLICHT_VELD kind/naam/voornamen", "COM-13.8 ESAR-10.2 refusal"},
         {"Aïcha Maria", "12345", "WAARDE_ONGELDIG kind/naam/voornamen", "COM-13.9 refusal"},
         {"Aïcha", "A&#x85;cha", "WAARDE_ONGELDIG kind/naam/voornamen", "COM-13.3 refusal"},
         {"<woonplaats>Almere</woonplaats>",
          "",
          "VERPLICHT_VELD kind/woonplaats",
          "COM-13.8 ESAR-10.2 refusal"},
         {"0034", "34", "WAARDE_ONGELDIG kind/gemeentecode", "COM-13.9 ESAR-10.3 refusal"},
         {"2014-05-17", "2014-02-30", "DATUM_ONGELDIG kind/geboortedatum", "COM-11.7 refusal"},
         {"2014-05-17", "17-05-2014", "WAARDE_ONGELDIG kind/geboortedatum", "COM-11.2 refusal"},
         {">V</geslacht>",
          ">vrouw</geslacht>",
          "WAARDE_ONGELDIG kind/geslacht",
          "COM-13.9 ESAR-10.6 refusal"},
         {"00000099000000001000",
          "1000",
          "WAARDE_ONGELDIG instantie/oin",
          "COM-13.9 ESAR-10.11 refusal"},
         {"<naam>J. Jansen</naam>", "", "VERPLICHT_VELD melder/naam", "COM-13.8 ESAR-10.2 refusal"},
         {"+31201234567", "bel mij", "WAARDE_ONGELDIG melder/telefoon", "COM-13.9 refusal"},
         {"j.jansen@voorbeeld.nl", "j.jansen", "WAARDE_ONGELDIG melder/email", "COM-13.9 refusal"},
         {"<datum>2026-11-20", "<datum>2026-11-31", "DATUM_ONGELDIG datum", "COM-11.7 refusal"},
         {">ouders<", ">iedereen<", "WAARDE_ONGELDIG geinformeerd", "INF-1.1 refusal"},
         {"</geinformeerd>",
          "</geinformeerd><redenMutatie>zomaar</redenMutatie>",
          "WAARDE_ONGELDIG redenMutatie",
          "COM-32.1 refusal"}}
    );
}

// proves: COM-13.5 COM-13.6
TEST(EsarPayloads, LengthsEndWhereTheContractSays) {
    const std::string document = example("signaal-afgeven.xml");
    const std::string longest(200, 'a');
    expect_all(
        document,
        {{"Jeugdgezondheidszorg Flevoland", longest.c_str(), "taken", "COM-13.5 acceptance"},
         {"Jeugdgezondheidszorg Flevoland",
          (longest + "a").c_str(),
          "WAARDE_ONGELDIG instantie/naam",
          "COM-13.5 refusal"},
         {"ESAR-2026-000123", std::string(64, 'E').c_str(), "taken", "COM-13.6 acceptance"},
         {"ESAR-2026-000123",
          std::string(65, 'E').c_str(),
          "WAARDE_ONGELDIG signaalId",
          "COM-13.6 refusal"}}
    );
}

// proves: COM-14.1 COM-14.2 ESAR-00.9 refusal
TEST(EsarPayloads, NothingUnknownAndNothingOutOfPlaceEnters) {
    expect_all(
        example("signaal-afgeven.xml"),
        {{"<datum>",
          "<zorg>tekst</zorg><datum>",
          "ONBEKEND_VELD zorg",
          "COM-14.2 COM-14.3 refusal"},
         {"</kind>",
          "<reden>tekst</reden></kind>",
          "ONBEKEND_VELD kind/reden",
          "COM-14.2 COM-14.3 refusal"},
         {"<datum>",
          "<datum soort=\"1\">",
          "ONBEKEND_VELD datum/soort",
          "COM-14.2 COM-14.3 refusal"},
         {"<datum>", "tekst<datum>", "WAARDE_ONGELDIG", "COM-13.9 refusal"},
         {"<kind>",
          "<kind xmlns=\"urn:other\">",
          "ONBEKEND_VELD kind",
          "COM-14.2 COM-14.3 ESAR-00.6 refusal"},
         {"<geslacht>V</geslacht>",
          "<geslacht xmlns=\"\">V</geslacht>",
          "ONBEKEND_VELD kind/geslacht",
          "COM-14.2 COM-14.3 ESAR-00.6 refusal"},
         {"<geslacht>V</geslacht>",
          "<geslacht xmlns:x=\"urn:nl:verwijsindex:esar:1\" x:a=\"1\">V</geslacht>",
          "ONBEKEND_VELD kind/geslacht/a",
          "COM-14.2 COM-14.3 ESAR-00.6 refusal"},
         {"<datum>",
          "<n999990019/><datum>",
          "ONBEKEND_VELD n9999_____",
          "COM-14.2 COM-14.3 refusal"}}
    );
    // Each in its place: gender before birth date, date after who was told.
    const std::string document = example("signaal-afgeven.xml");
    const std::string gender = "<geslacht>V</geslacht>";
    EXPECT_NE(
        refusal(
            decode(with(with(document, gender, ""), "<geboortedatum>", gender + "<geboortedatum>"))
        ),
        "taken"
    );
}

// proves: COM-13.2 COM-13.4 acceptance
TEST(EsarPayloads, NamesAreComposed) {
    const auto message = decode(with(
        example("signaal-afgeven.xml"),
        "Aïcha",
        "Ai\xCC\x88"
        "cha"
    ));
    ASSERT_EQ(refusal(message), "taken");
    EXPECT_EQ(submitted(message).content.child.name->given_names, "Aïcha Maria");
}

// proves: COM-28.10 refusal
TEST(EsarPayloads, ADocumentCutAnywhereIsUnreadable) {
    const std::string document = example("signaal-afgeven.xml");
    for (std::size_t size = 0; size < document.size(); ++size) {
        const auto message = decode(document.substr(0, size));
        ASSERT_EQ(refusal(message), "BERICHT_ONLEESBAAR") << size;
        ASSERT_FALSE(message.command.replay) << size;
    }
}

// proves: COM-27.3
TEST(EsarPayloads, ABrokenByteAnywhereDoesNoHarm) {
    const std::string document = example("signaal-afgeven.xml");
    for (std::size_t at = 0; at < document.size(); ++at) {
        for (const char put : {'\0', '<', '"', '\xFF', 'x'}) {
            std::string broken = document;
            broken[at] = put;
            const auto message = decode(std::move(broken));
            const auto reply = adapter().encode_reply(
                message.correspondence, answer(domain::make_error(domain::errc::value_invalid))
            );
            ASSERT_EQ(reply.status, 500) << at;
        }
    }
}

} // namespace
} // namespace kruispunt::adapters::esar
