#include "conformance/gateways/esar/esar_side.hpp"
#include "conformance/gateways/tests/side_world.hpp"
#include "conformance/signatures/signer.hpp"
#include "conformance/signatures/verifier.hpp"
#include "conformance/tests/pki.hpp"
#include "conformance/text/xml.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace kruispunt::conformance::gateways::tests {
namespace {

constexpr const char* region_oin = "00000099000000000001";
constexpr const char* gateway_oin = "00000099000000000000";

std::string envelope(const std::string& operation, const std::string& content, int number) {
    const auto space = std::string("urn:nl:verwijsindex:esar:1");
    return R"(<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" )"
           R"(xmlns:wsa="http://www.w3.org/2005/08/addressing"><soap:Header>)"
           "<wsa:To>https://kruispunt.example/esar/v1/signalering</wsa:To><wsa:Action>" +
           space + "/" + operation +
           "</wsa:Action><wsa:From><wsa:Address>http://www.w3.org/2005/08/addressing/anonymous"
           "</wsa:Address></wsa:From><wsa:MessageID>urn:uuid:6f1a2c34-0000-4000-8000-00000000000" +
           std::to_string(number) + "</wsa:MessageID></soap:Header><soap:Body><" + operation +
           " xmlns=\"" + space + "\">" + content + "</" + operation +
           "></soap:Body></soap:Envelope>";
}

std::string signal(const std::string& day) {
    return "<signaalId>FL-1</signaalId><kind><bsn>999990019</bsn><naam><voornamen>Zoë</voornamen>"
           "<geslachtsnaam>Wit</geslachtsnaam></naam><woonplaats>Lelystad</woonplaats>"
           "<geboortedatum>2019-03</geboortedatum><geslacht>V</geslacht></kind>"
           "<ouders><bsn>999990032</bsn></ouders><instantie><oin>00000099000000003000</oin>"
           "<naam>Wijkteam</naam></instantie><melder><naam>A. de Boer</naam>"
           "<telefoon>+31320555123</telefoon></melder><datum>" +
           day + "</datum><geinformeerd>ouders</geinformeerd>";
}

class esar_world : public side_world {
public:
    explicit esar_world(mutation::mutation how = {}, const signing_files& files = {})
        : side_world("esar", region_oin, esar::make_side, std::move(how), files) {}

    std::string given(int number = 1) const {
        return envelope("SignaalAfgeven", signal(kernel.clock.today()), number);
    }

    wire::response say(const std::string& body) {
        return post_xml("/esar/v1/signalering", {{"SOAPAction", "\"\""}}, body);
    }

    /// The status of a signal, or code and field of a fault.
    static std::string told(const wire::response& got) {
        if (got.status == 200) return between(got.body, "<status>", "</status>");
        return between(got.body, "<code>", "</code>") + " " +
               between(got.body, "<veld>", "</veld>");
    }

    std::string outcome(const std::string& body) { return told(say(body)); }
};

class EsarRefuses : public testing::TestWithParam<wrong> {};

// proves: ESAR-00.5 ESAR-00.6 ESAR-00.9 ESAR-01.1 ESAR-01.2 ESAR-01.3 ESAR-01.5 refusal
// proves: ESAR-10.2 ESAR-10.6 ESAR-10.7 ESAR-10.11 COM-10.2 COM-13.6 COM-14.2 COM-32.1 refusal
TEST_P(EsarRefuses, WhatBreaksOneSentenceUnlessAMutantDoesNotSeeIt) {
    const auto& [sentence, what, by, refusal] = GetParam();
    esar_world whole;
    ASSERT_EQ(whole.outcome(whole.given(1)), "actief");
    EXPECT_EQ(whole.outcome(with(whole.given(2), what, by)), refusal) << sentence;
    esar_world mutant(ignoring(sentence));
    EXPECT_EQ(mutant.outcome(with(mutant.given(), what, by)), "actief") << sentence;
}

INSTANTIATE_TEST_SUITE_P(
    Sentences,
    EsarRefuses,
    testing::Values(
        wrong{"ESAR-00.5", "</soap:Body>", "<nog/></soap:Body>", "BERICHT_ONLEESBAAR "},
        wrong{
            "ESAR-00.6",
            "xmlns=\"urn:nl:verwijsindex:esar:1\"",
            "xmlns=\"urn:x\"",
            "WAARDE_ONGELDIG "},
        wrong{
            "ESAR-00.9",
            "<voornamen>Zoë</voornamen><geslachtsnaam>Wit</geslachtsnaam>",
            "<geslachtsnaam>Wit</geslachtsnaam><voornamen>Zoë</voornamen>",
            "WAARDE_ONGELDIG kind/naam/geslachtsnaam"},
        wrong{
            "ESAR-01.1",
            "</wsa:MessageID>",
            "</wsa:MessageID><x:Extra xmlns:x=\"urn:x\"/>",
            "ONBEKEND_VELD Header/Extra"},
        wrong{
            "ESAR-01.2",
            "<wsa:To>https://kruispunt.example/esar/v1/signalering</wsa:To>",
            "",
            "VERPLICHT_VELD Header/To"},
        wrong{"ESAR-01.3", "urn:uuid:6f", "nummer:6f", "WAARDE_ONGELDIG Header/MessageID"},
        wrong{
            "ESAR-01.5",
            "esar:1/SignaalAfgeven",
            "esar:1/SignaalWijzigen",
            "WAARDE_ONGELDIG Header/Action"},
        wrong{
            "ESAR-10.2", "<woonplaats>Lelystad</woonplaats>", "", "VERPLICHT_VELD kind/woonplaats"},
        wrong{"ESAR-10.6", "<geslacht>V", "<geslacht>O", "WAARDE_ONGELDIG kind/geslacht"},
        wrong{"ESAR-10.7", "<bsn>999990032</bsn>", "", "WAARDE_ONGELDIG ouders"},
        wrong{"ESAR-10.11", "00000099000000003000", "123", "WAARDE_ONGELDIG instantie/oin"},
        wrong{"COM-10.2", "999990019", "999990018", "BSN_ONGELDIG kind/bsn"},
        wrong{"COM-13.6", "FL-1", "FL 1", "WAARDE_ONGELDIG signaalId"},
        wrong{
            "COM-14.2",
            "</geinformeerd>",
            "</geinformeerd><toelichting>x</toelichting>",
            "ONBEKEND_VELD toelichting"},
        wrong{
            "COM-32.1",
            "</geinformeerd>",
            "</geinformeerd><redenMutatie>zomaar</redenMutatie>",
            "WAARDE_ONGELDIG redenMutatie"}
    )
);

// proves: ESAR-10.8 ESAR-11.2 ESAR-12.2 ESAR-13.2 acceptance
// proves: ESAR-11.3 refusal
TEST(EsarSide, AnswersEachOperationWithTheStateOfTheSignal) {
    esar_world world;
    const auto today = world.kernel.clock.today();
    EXPECT_EQ(
        world.outcome(envelope("SignaalWijzigen", signal(today), 1)), "SIGNAAL_ONBEKEND signaalId"
    );
    EXPECT_EQ(world.outcome(world.given(2)), "actief");
    EXPECT_EQ(world.outcome(envelope("SignaalWijzigen", signal(today), 3)), "actief");
    const std::string id = "<signaalId>FL-1</signaalId>";
    EXPECT_EQ(world.outcome(envelope("SignaalAfsluiten", id, 4)), "afgesloten");
    EXPECT_EQ(
        world.outcome(envelope("SignaalIntrekken", id + "<reden>overig</reden>", 5)), "ingetrokken"
    );
}

// proves: ESAR-05.1 acceptance
// proves: ESAR-05.3 refusal
TEST(EsarSide, AnswersARepeatAsBeforeAndRefusesItsNumberForAnotherBody) {
    esar_world world;
    const auto first = world.say(world.given());
    EXPECT_EQ(world.say(world.given()).body, first.body);
    EXPECT_EQ(
        world.outcome(with(world.given(), "Wijkteam", "Buurtteam")),
        "WAARDE_ONGELDIG Header/MessageID"
    );
}

// proves: ESAR-00.1 refusal
// proves: ESAR-00.3 acceptance
TEST(EsarSide, PublishesItsDocumentsAndKnowsOneMethod) {
    esar_world world;
    EXPECT_EQ(world.call({"PUT", "/esar/v1/signalering", {}, {}, region_oin, 0}).status, 405);
    for (const char* const query : {"?wsdl", "?xsd"}) {
        const auto got =
            world.call({"GET", std::string("/esar/v1/signalering") + query, {}, {}, region_oin, 0});
        EXPECT_EQ(got.status, 200);
        EXPECT_TRUE(std::holds_alternative<text::xml_element>(text::read_xml(got.body)));
    }
}

// proves: ESAR-00.10 refusal acceptance
TEST(EsarSide, AMessageIsTextXmlInUtf8) {
    esar_world world;
    const auto judged = [&world](const std::string& type) {
        const wire::request said{
            "POST", "/esar/v1/signalering", {{"Content-Type", type}}, world.given(), {}, 0};
        const auto breach = esar::first_breach(said, region_oin, gateway_oin);
        return breach ? breach->requirement : std::string();
    };
    for (const char* const good :
         {"text/xml", "text/xml; charset=utf-8", "Text/XML;charset=\"UTF-8\""})
        EXPECT_EQ(judged(good), "") << good;
    for (const char* const bad :
         {"", "text/xmlx", "application/soap+xml", "text/xml; charset=iso-8859-1"})
        EXPECT_EQ(judged(bad), "ESAR-00.10") << bad;
}

/// ESAR signed, with an authority of its own.
class SignedEsar : public testing::Test {
protected:
    SignedEsar() : authority_(folder_.path(), "ca") {
        authority_.issue("gateway", gateway_oin, "", conformance::tests::key_kind::rsa);
        authority_.issue("region", region_oin, "", conformance::tests::key_kind::rsa);
        authority_.issue("other", "00000099000000000002", "", conformance::tests::key_kind::rsa);
    }

    signing_files files() const {
        return {file("ca.pem"), file("gateway.pem"), file("gateway.key")};
    }

    std::filesystem::path file(const std::string& name) const { return folder_.path() / name; }

    std::string signed_by(
        const std::string& who, const std::string& body, const signatures::signing_plan& plan = {}
    ) const {
        const auto with = signatures::read_credential(file(who + ".pem"), file(who + ".key"));
        return signatures::sign(body, with, plan, std::nullopt, std::chrono::system_clock::now())
            .document;
    }

    static signatures::signing_plan wrongly(const std::string& how) {
        signatures::signing_plan plan;
        plan.wrong = signatures::misdeed_named(how).value();
        return plan;
    }

    conformance::tests::temporary_folder folder_;
    conformance::tests::authority authority_;
};

// proves: ESAR-06.1 ESAR-06.2 ESAR-06.3 acceptance
TEST_F(SignedEsar, TakesWhatIsSignedAndConfirmsItInASignedAnswer) {
    esar_world world({}, files());
    const auto asked = signed_by("region", world.given());
    const auto got = world.say(asked);
    EXPECT_EQ(esar_world::told(got), "actief");
    text::findings found("");
    const signatures::trust roots(file("ca.pem"));
    const auto told =
        signatures::verify(got.body, {roots, gateway_oin, std::chrono::system_clock::now()}, found);
    ASSERT_TRUE(told) << found.first()->what;
    signatures::check_confirmation(*told, signatures::signature_value_in(asked), false, found);
    EXPECT_TRUE(found.clean());
}

// proves: ESAR-02.1 ESAR-02.2 ESAR-02.8 ESAR-02.9 ESAR-02.10 ESAR-02.14 refusal
// proves: ESAR-04.2 ESAR-04.3 refusal
TEST_F(SignedEsar, RefusesEachWrongSignatureForItsOwnSentence) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"unsigned", "ESAR-02.1"},
        {"signature_missing", "ESAR-02.1"},
        {"timestamp_missing", "ESAR-02.2"},
        {"token_missing", "ESAR-02.8"},
        {"signature_doubled", "ESAR-02.9"},
        {"body_uncovered", "ESAR-02.9"},
        {"timestamp_uncovered", "ESAR-02.9"},
        {"addressing_uncovered", "ESAR-02.9"},
        {"inclusive_canonicalisation", "ESAR-02.10"},
        {"addressing_altered", "ESAR-02.14"},
        {"signature_altered", "ESAR-02.14"},
        {"id_doubled", "ESAR-04.2"},
        {"body_wrapped", "ESAR-04.3"}};
    for (const auto& [how, sentence] : cases) {
        esar_world world({}, files());
        const auto body = signed_by("region", world.given(), wrongly(how));
        EXPECT_EQ(world.outcome(body), "HANDTEKENING_ONGELDIG Header/Security") << how;
        esar_world mutant(ignoring(sentence), files());
        EXPECT_NE(mutant.outcome(body), "HANDTEKENING_ONGELDIG Header/Security") << how;
    }
}

// proves: ESAR-02.5 ESAR-02.6 ESAR-02.7 refusal
TEST_F(SignedEsar, RefusesWhatIsTooOldOrTooNew) {
    struct late {
        std::chrono::seconds created;
        std::chrono::seconds expires;
        std::string sentence;
    };

    using namespace std::chrono_literals;
    for (const auto& [created, expires, sentence] :
         {late{-3600s, 300s, "ESAR-02.6"},
          late{600s, 300s, "ESAR-02.7"},
          late{-400s, 3600s, "ESAR-02.5"}}) {
        signatures::signing_plan plan;
        plan.created_offset = created;
        plan.expires_after = expires;
        esar_world world({}, files());
        const auto body = signed_by("region", world.given(), plan);
        EXPECT_EQ(world.outcome(body), "BERICHT_VERLOPEN Header/Security/Timestamp") << sentence;
        esar_world mutant(ignoring(sentence), files());
        EXPECT_EQ(mutant.outcome(body), "actief") << sentence;
    }
}

// proves: ESAR-02.12 refusal
TEST_F(SignedEsar, RefusesADigestThatIsNotAllowedUnderAGoodSignature) {
    signatures::signing_plan plan;
    plan.digest = signatures::digest_of("http://www.w3.org/2000/09/xmldsig#sha1");
    ASSERT_NE(plan.digest, nullptr);
    esar_world world({}, files());
    const auto body = signed_by("region", world.given(), plan);
    EXPECT_EQ(world.outcome(body), "HANDTEKENING_ONGELDIG Header/Security");
    esar_world mutant(ignoring("ESAR-02.12"), files());
    EXPECT_EQ(mutant.outcome(body), "actief");
}

// proves: COM-13.1 COM-28.6 COM-28.7 COM-28.8 COM-28.10 refusal
TEST_F(SignedEsar, RefusesWhatCannotBeReadAsSuchWhateverItsSignature) {
    const std::vector<wrong> cases{
        {"COM-13.1", "Wijkteam", "Wijk\xffteam", ""},
        {"COM-28.6", "<soap:Envelope ", "<!DOCTYPE soap:Envelope><soap:Envelope ", ""},
        {"COM-28.7", "Wijkteam", "Wijkteam&eacute;", ""},
        {"COM-28.8", "<soap:Envelope ", "<?a b?><soap:Envelope ", ""}};
    for (const auto& [sentence, what, by, unused] : cases) {
        esar_world world({}, files());
        const auto body = with(signed_by("region", world.given()), what, by);
        EXPECT_EQ(world.outcome(body), "BERICHT_ONLEESBAAR ") << sentence;
        esar_world mutant(ignoring(sentence), files());
        EXPECT_EQ(mutant.outcome(body), "actief") << sentence;
    }
    esar_world world({}, files());
    const auto torn = with(signed_by("region", world.given()), "</soap:Body>", "");
    EXPECT_EQ(world.outcome(torn), "BERICHT_ONLEESBAAR ");
}

// proves: ESAR-03.1 ESAR-03.3 refusal
TEST_F(SignedEsar, RefusesASignerWhoIsUntrustedOrAnother) {
    esar_world world({}, files());
    const auto got = world.say(signed_by("other", world.given()));
    EXPECT_EQ(got.status, 403);
    EXPECT_EQ(esar_world::told(got), "OIN_NIET_BEVOEGD Header/Security");
    const conformance::tests::authority stranger(folder_.path(), "stranger");
    stranger.issue("foreign", region_oin, "", conformance::tests::key_kind::rsa);
    EXPECT_EQ(
        world.outcome(signed_by("foreign", world.given())), "HANDTEKENING_ONGELDIG Header/Security"
    );
}

// proves: ESAR-25.1 ESAR-25.2 ESAR-25.4 ESAR-25.5 acceptance
TEST_F(SignedEsar, UnderstandsWhatBecomesOfANotice) {
    esar_world world({}, files());
    const wire::request sent = world.side->seal(world.side->write({}), {});
    const auto with_region = signatures::read_credential(file("region.pem"), file("region.key"));
    const auto means = [&](const std::string& payload, bool is_signed) {
        auto body = R"(<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">)"
                    "<soap:Header/><soap:Body>" +
                    payload + "</soap:Body></soap:Envelope>";
        if (is_signed)
            body = signatures::sign(
                       body,
                       with_region,
                       {},
                       signatures::signature_value_in(sent.body),
                       std::chrono::system_clock::now()
            )
                       .document;
        return world.side->read({}, sent, {200, {}, body}).is;
    };
    const std::string received = R"(<Ontvangen xmlns="urn:nl:verwijsindex:esar:1"/>)";
    const auto fault = [](const std::string& code) {
        return "<soap:Fault><faultcode>soap:Client</faultcode><detail>"
               R"(<fout xmlns="urn:nl:verwijsindex:esar:1"><code>)" +
               code + "</code></fout></detail></soap:Fault>";
    };
    EXPECT_EQ(means(received, true), delivery::means::delivered);
    EXPECT_EQ(means(received, false), delivery::means::later);
    EXPECT_EQ(means(fault("WAARDE_ONGELDIG"), true), delivery::means::refused);
    EXPECT_EQ(means(fault("TIJDELIJK_NIET_BESCHIKBAAR"), true), delivery::means::later);
    EXPECT_EQ(means(fault("WAARDE_ONGELDIG"), false), delivery::means::later);
}

} // namespace
} // namespace kruispunt::conformance::gateways::tests
