#include "adapters/esar/tests/samples.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::esar {
namespace {

using namespace samples;

const domain::submit_signal& submitted(const ports::decoded_message& message) {
    return std::get<domain::submit_signal>(message.command.act);
}

struct rule {
    const char* from;
    const char* to;
    const char* told;
};

void expect_all(const std::string& document, std::initializer_list<rule> rules) {
    for (const rule& r : rules)
        EXPECT_EQ(refusal(decode(with(document, r.from, r.to))), r.told) << r.from << " → " << r.to;
}

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
}

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
        {{"<reden>vergissing</reden>", "", "VERPLICHT_VELD reden"},
         {"vergissing", "zomaar", "WAARDE_ONGELDIG reden"},
         {"</reden>", "</reden><redenMutatie>beheer</redenMutatie>", "taken"},
         {"ESAR-2026-000123", "ESAR 123", "WAARDE_ONGELDIG signaalId"}}
    );
    expect_all(
        example("signaal-afsluiten.xml"),
        {{"</signaalId>", "</signaalId><reden>overig</reden>", "ONBEKEND_VELD reden"},
         {"<signaalId>ESAR-2026-000123</signaalId>", "", "VERPLICHT_VELD signaalId"}}
    );
}

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

TEST(EsarPayloads, TakesWhatIsOptional) {
    const std::string document = example("signaal-afgeven.xml");
    expect_all(
        document,
        {{"<voorvoegsel>van der</voorvoegsel>", "", "taken"},
         {"<voorvoegsel>van der</voorvoegsel>", "<voorvoegsel/>", "taken"},
         {"<ouders><bsn>999990020</bsn></ouders>", "", "taken"},
         {"999990020</bsn>", "999990020</bsn><bsn>999990032</bsn>", "taken"},
         {"<telefoon>+31320000000</telefoon>", "", "taken"},
         {"<functie>jeugdarts</functie>", "", "taken"},
         {"<email>j.jansen@voorbeeld.nl</email>", "", "taken"},
         {"2014-05-17", "2014-05", "taken"},
         {"2014-05-17", "2014", "taken"},
         {">V</geslacht>", ">X</geslacht>", "taken"},
         {">ouders<",
          ">niet</geinformeerd><reden>overmacht</reden><geinformeerd>niet<",
          "WAARDE_ONGELDIG geinformeerd"},
         {"<geinformeerd>ouders</geinformeerd>",
          "<geinformeerd>niet</geinformeerd><reden>dreigende_situatie</reden>",
          "taken"}}
    );
}

TEST(EsarPayloads, NamesTheFieldAndTheRuleThatIsBroken) {
    expect_all(
        example("signaal-afgeven.xml"),
        {{"<bsn>999990019</bsn>", "", "VERPLICHT_VELD kind/bsn"},
         {"<bsn>999990019</bsn>", "<bsn/>", "VERPLICHT_VELD kind/bsn"},
         {"999990019", "999990018", "BSN_ONGELDIG kind/bsn"},
         {"999990019", "99999001", "BSN_ONGELDIG kind/bsn"},
         {"999990020", "999990021", "BSN_ONGELDIG ouders/bsn"},
         {"<bsn>999990020</bsn>", "", "VERPLICHT_VELD ouders/bsn"},
         {"999990020</bsn>",
          "999990020</bsn><bsn>999990032</bsn><bsn>999990044</bsn>",
          "WAARDE_ONGELDIG ouders/bsn"},
         {"<geslachtsnaam>Berg</geslachtsnaam>", "", "VERPLICHT_VELD kind/naam/geslachtsnaam"},
         {"Aïcha Maria", "  ", "VERPLICHT_VELD kind/naam/voornamen"},
         {"Aïcha Maria", "12345", "WAARDE_ONGELDIG kind/naam/voornamen"},
         {"Aïcha", "A&#x85;cha", "WAARDE_ONGELDIG kind/naam/voornamen"},
         {"<woonplaats>Almere</woonplaats>", "", "VERPLICHT_VELD kind/woonplaats"},
         {"0034", "34", "WAARDE_ONGELDIG kind/gemeentecode"},
         {"2014-05-17", "2014-02-30", "DATUM_ONGELDIG kind/geboortedatum"},
         {"2014-05-17", "17-05-2014", "WAARDE_ONGELDIG kind/geboortedatum"},
         {">V</geslacht>", ">vrouw</geslacht>", "WAARDE_ONGELDIG kind/geslacht"},
         {"00000099000000001000", "1000", "WAARDE_ONGELDIG instantie/oin"},
         {"<naam>J. Jansen</naam>", "", "VERPLICHT_VELD melder/naam"},
         {"+31201234567", "bel mij", "WAARDE_ONGELDIG melder/telefoon"},
         {"j.jansen@voorbeeld.nl", "j.jansen", "WAARDE_ONGELDIG melder/email"},
         {"<datum>2026-11-20", "<datum>2026-11-31", "DATUM_ONGELDIG datum"},
         {">ouders<", ">iedereen<", "WAARDE_ONGELDIG geinformeerd"},
         {"</geinformeerd>",
          "</geinformeerd><redenMutatie>zomaar</redenMutatie>",
          "WAARDE_ONGELDIG redenMutatie"}}
    );
}

TEST(EsarPayloads, LengthsEndWhereTheContractSays) {
    const std::string document = example("signaal-afgeven.xml");
    const std::string longest(200, 'a');
    expect_all(
        document,
        {{"Jeugdgezondheidszorg Flevoland", longest.c_str(), "taken"},
         {"Jeugdgezondheidszorg Flevoland",
          (longest + "a").c_str(),
          "WAARDE_ONGELDIG instantie/naam"},
         {"ESAR-2026-000123", std::string(64, 'E').c_str(), "taken"},
         {"ESAR-2026-000123", std::string(65, 'E').c_str(), "WAARDE_ONGELDIG signaalId"}}
    );
}

TEST(EsarPayloads, NothingUnknownAndNothingOutOfPlaceEnters) {
    expect_all(
        example("signaal-afgeven.xml"),
        {{"<datum>", "<zorg>tekst</zorg><datum>", "ONBEKEND_VELD zorg"},
         {"</kind>", "<reden>tekst</reden></kind>", "ONBEKEND_VELD kind/reden"},
         {"<datum>", "<datum soort=\"1\">", "ONBEKEND_VELD datum/soort"},
         {"<datum>", "tekst<datum>", "WAARDE_ONGELDIG"},
         {"<kind>", "<kind xmlns=\"urn:other\">", "ONBEKEND_VELD kind"},
         {"<geslacht>V</geslacht>",
          "<geslacht xmlns=\"\">V</geslacht>",
          "ONBEKEND_VELD kind/geslacht"},
         {"<geslacht>V</geslacht>",
          "<geslacht xmlns:x=\"urn:nl:verwijsindex:esar:1\" x:a=\"1\">V</geslacht>",
          "ONBEKEND_VELD kind/geslacht/a"},
         {"<datum>", "<n999990019/><datum>", "ONBEKEND_VELD n9999_____"}}
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

TEST(EsarPayloads, ADocumentCutAnywhereIsUnreadable) {
    const std::string document = example("signaal-afgeven.xml");
    for (std::size_t size = 0; size < document.size(); ++size) {
        const auto message = decode(document.substr(0, size));
        ASSERT_EQ(refusal(message), "BERICHT_ONLEESBAAR") << size;
        ASSERT_FALSE(message.command.replay) << size;
    }
}

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
