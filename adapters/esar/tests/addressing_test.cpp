#include "adapters/esar/addressing.hpp"
#include "adapters/esar/tests/samples.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::esar {
namespace {

using namespace samples;

constexpr const char* message_id =
    "<wsa:MessageID>urn:uuid:5f0c0a1e-7d1b-4a39-9f04-0c3f2f6b1a01</wsa:MessageID>";
constexpr const char* to = "<wsa:To>https://kruispunt.example/esar/v1/signalering</wsa:To>";
constexpr const char* from =
    "<wsa:From><wsa:Address>https://esar.example/?oin=00000099000000000001</wsa:Address>"
    "</wsa:From>";
constexpr const char* reply_to =
    "<wsa:ReplyTo><wsa:Address>http://www.w3.org/2005/08/addressing/anonymous</wsa:Address>"
    "</wsa:ReplyTo>";

std::string refusal_of(std::string_view part, std::string_view put) {
    return refusal(decode(with(example("signaal-afgeven.xml"), part, put)));
}

// proves: ESAR-01.2 ESAR-01.4 refusal
TEST(EsarAddressing, EveryHeaderBlockButReplyToIsMandatory) {
    EXPECT_EQ(refusal_of(message_id, ""), "VERPLICHT_VELD Header/MessageID");
    EXPECT_EQ(refusal_of(to, ""), "VERPLICHT_VELD Header/To");
    EXPECT_EQ(refusal_of(from, ""), "VERPLICHT_VELD Header/From");
    EXPECT_EQ(
        refusal_of("<wsa:Action>urn:nl:verwijsindex:esar:1/SignaalAfgeven</wsa:Action>", ""),
        "VERPLICHT_VELD Header/Action"
    );
    EXPECT_EQ(refusal_of(reply_to, ""), "taken");
    EXPECT_EQ(
        refusal_of(message_id, "<wsa:MessageID> </wsa:MessageID>"),
        "VERPLICHT_VELD Header/MessageID"
    );
    EXPECT_EQ(refusal_of(from, "<wsa:From/>"), "VERPLICHT_VELD Header/From/Address");
}

// proves: ESAR-01.2 refusal
TEST(EsarAddressing, WithoutAHeaderTheMessageIdIsMissed) {
    std::string document = example("signaal-afgeven.xml");
    const auto begin = document.find("<soap:Header");
    const auto end = document.find("</soap:Header>") + std::string_view("</soap:Header>").size();
    document.erase(begin, end - begin);
    EXPECT_EQ(refusal(decode(document)), "VERPLICHT_VELD Header/MessageID");
}

// proves: ESAR-01.1 acceptance
TEST(EsarAddressing, TheOrderOfHeaderBlocksIsFree) {
    const std::string document = with(example("signaal-afgeven.xml"), to, "");
    EXPECT_EQ(refusal(decode(with(document, reply_to, reply_to + std::string(to)))), "taken");
}

// proves: ESAR-01.5 ESAR-00.7 refusal
TEST(EsarAddressing, TheActionMustFitTheBody) {
    EXPECT_EQ(
        refusal_of("esar:1/SignaalAfgeven", "esar:1/SignaalWijzigen"),
        "WAARDE_ONGELDIG Header/Action"
    );
    EXPECT_EQ(refusal_of("esar:1/SignaalAfgeven", "esar:1"), "WAARDE_ONGELDIG Header/Action");
}

// proves: ESAR-00.8 refusal acceptance
TEST(EsarAddressing, SoapActionSaysTheSameOrNothing) {
    const auto told = [](std::optional<std::string> action) {
        ports::http_request request = post(example("signaal-afgeven.xml"));
        request.fields = {{"Content-Type", "text/xml"}};
        if (action) request.fields.add("SOAPAction", *action);
        return refusal(std::get<ports::decoded_message>(adapter().decode(request, now)));
    };
    EXPECT_EQ(told("\"\""), "taken");
    EXPECT_EQ(told("\"urn:nl:verwijsindex:esar:1/SignaalAfgeven\""), "taken");
    EXPECT_EQ(told("urn:nl:verwijsindex:esar:1/SignaalAfgeven"), "WAARDE_ONGELDIG SOAPAction");
    EXPECT_EQ(told("\"urn:nl:verwijsindex:esar:1/SignaalWijzigen\""), "WAARDE_ONGELDIG SOAPAction");
    EXPECT_EQ(told(std::nullopt), "VERPLICHT_VELD SOAPAction");
}

// proves: ESAR-00.10 acceptance refusal
TEST(EsarAddressing, TheMediaTypeIsTextXml) {
    const auto told = [](std::optional<std::string> type) {
        ports::http_request request = post(example("signaal-afgeven.xml"));
        request.fields = {{"SOAPAction", "\"\""}};
        if (type) request.fields.add("Content-Type", *type);
        return refusal(std::get<ports::decoded_message>(adapter().decode(request, now)));
    };
    EXPECT_EQ(told("text/xml"), "taken");
    EXPECT_EQ(told("TEXT/XML; charset=utf-8"), "taken");
    EXPECT_EQ(told("application/soap+xml"), "WAARDE_ONGELDIG Content-Type");
    EXPECT_EQ(told("text/xml; charset=iso-8859-1"), "WAARDE_ONGELDIG Content-Type");
    EXPECT_EQ(told(std::nullopt), "WAARDE_ONGELDIG Content-Type");
}

// proves: ESAR-01.4 refusal
TEST(EsarAddressing, RepliesGoBackTheSameWayOnly) {
    EXPECT_EQ(
        refusal_of("http://www.w3.org/2005/08/addressing/anonymous", "https://elders.example/"),
        "WAARDE_ONGELDIG Header/ReplyTo"
    );
}

// proves: ESAR-01.3 refusal acceptance
TEST(EsarAddressing, KnowsTheFormsOfAMessageId) {
    for (const char* good :
         {"urn:uuid:5f0c0a1e-7d1b-4a39-9f04-0c3f2f6b1a01",
          "uuid:5F0C0A1E-7D1B-4A39-9F04-0C3F2F6B1A01",
          "1@5f0c0a1e-7d1b-4a39-9f04-0c3f2f6b1a01@esar.example"})
        EXPECT_TRUE(is_message_id(good)) << good;
    for (const char* bad :
         {"",
          "urn:uuid:",
          "urn:uuid:5f0c0a1e",
          "5f0c0a1e-7d1b-4a39-9f04-0c3f2f6b1a01",
          "@5f0c0a1e-7d1b-4a39-9f04-0c3f2f6b1a01@esar.example",
          "1@5f0c0a1e-7d1b-4a39-9f04-0c3f2f6b1a01@",
          "1@2@3",
          "1@5f0c0a1e-7d1b-4a39-9f04-0c3f2f6b1a01@esar voorbeeld",
          "a@b"})
        EXPECT_FALSE(is_message_id(bad)) << bad;
    EXPECT_EQ(
        refusal_of("urn:uuid:5f0c0a1e-7d1b-4a39-9f04-0c3f2f6b1a01", "een"),
        "WAARDE_ONGELDIG Header/MessageID"
    );
}

// proves: ESAR-01.1 COM-14.2 COM-14.3 refusal
TEST(EsarAddressing, OtherHeaderBlocksAreRefusedByName) {
    const std::string document = example("signaal-afgeven.xml");
    const auto told = [&document](const std::string& block) {
        return refusal(decode(with(document, to, to + block)));
    };
    EXPECT_EQ(told("<x:Route xmlns:x=\"urn:x\"/>"), "ONBEKEND_VELD Header/Route");
    EXPECT_EQ(told("<wsa:RelatesTo>urn:x</wsa:RelatesTo>"), "ONBEKEND_VELD Header/RelatesTo");
    EXPECT_EQ(told("<To>x</To>"), "ONBEKEND_VELD Header/To");
    EXPECT_EQ(told(to), "WAARDE_ONGELDIG Header/To");
    EXPECT_EQ(
        refusal_of("</wsa:Address></wsa:From>", "</wsa:Address><wsa:Metadata/></wsa:From>"),
        "ONBEKEND_VELD Header/From/Metadata"
    );
    EXPECT_EQ(refusal_of("<wsa:To>", "<wsa:To soort=\"1\">"), "ONBEKEND_VELD Header/To/soort");
}

// proves: ESAR-91.2 acceptance
TEST(EsarAddressing, SecurityIsPassedOverWhereNothingIsSigned) {
    const std::string security =
        "<wsse:Security soap:mustUnderstand=\"1\" xmlns:wsse=\"http://docs.oasis-open.org/wss/2004/"
        "01/oasis-200401-wss-wssecurity-secext-1.0.xsd\"><x xmlns=\"urn:x\">y</x></wsse:Security>";
    EXPECT_EQ(refusal_of(to, to + security), "taken");
    const std::string id =
        " xmlns:u=\"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-"
        "1.0.xsd\" u:Id=\"b\"";
    EXPECT_EQ(refusal_of("<soap:Body>", "<soap:Body" + id + ">"), "taken");
    EXPECT_EQ(refusal_of("<wsa:To>", "<wsa:To soap:mustUnderstand=\"1\"" + id + ">"), "taken");
}

// proves: ESAR-00.5 refusal
TEST(EsarAddressing, AnEnvelopeHasOneBodyWithOneElement) {
    EXPECT_EQ(
        refusal_of(
            "http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope"
        ),
        "BERICHT_ONLEESBAAR"
    );
    EXPECT_EQ(refusal(decode("<a/>")), "BERICHT_ONLEESBAAR");
    EXPECT_EQ(refusal_of("</SignaalAfgeven>", "</SignaalAfgeven><x/>"), "WAARDE_ONGELDIG Body");
    EXPECT_EQ(refusal_of("<soap:Body>", "<soap:Body>tekst"), "WAARDE_ONGELDIG Body");
    EXPECT_EQ(refusal_of("</soap:Body>", "</soap:Body><soap:Body/>"), "ONBEKEND_VELD Body");
    EXPECT_EQ(refusal_of("</soap:Body>", "</soap:Body><x/>"), "ONBEKEND_VELD x");
    EXPECT_EQ(refusal_of("<soap:Body>", "<soap:Body a=\"1\">"), "ONBEKEND_VELD Body/a");
    std::string empty = example("signaal-afsluiten.xml");
    const auto begin = empty.find("<SignaalAfsluiten");
    const auto end = empty.find("</SignaalAfsluiten>") + 19;
    empty.erase(begin, end - begin);
    EXPECT_EQ(refusal(decode(empty)), "VERPLICHT_VELD Body");
}

// proves: ESAR-00.7 COM-14.2 refusal
TEST(EsarAddressing, AnOperationThatTheContractDoesNotHaveIsRefusedByName) {
    std::string document = example("signaal-afsluiten.xml");
    for (auto at = document.find("SignaalAfsluiten"); at != document.npos;
         at = document.find("SignaalAfsluiten"))
        document.replace(at, 16, "Iets");
    EXPECT_EQ(refusal(decode(document)), "ONBEKEND_VELD Iets");
}

// proves: ESAR-05.1 ESAR-05.3
TEST(EsarAddressing, AMessageIsGuardedByItsIdAndItsBody) {
    const std::string document = example("signaal-afgeven.xml");
    const auto first = decode(document);
    ASSERT_TRUE(first.command.replay);
    EXPECT_EQ(first.command.replay->key, "urn:uuid:5f0c0a1e-7d1b-4a39-9f04-0c3f2f6b1a01");
    EXPECT_EQ(first.command.replay->kept_for, std::chrono::hours(1));
    EXPECT_EQ(first.command.replay->conflict.code, domain::errc::value_invalid);
    EXPECT_EQ(first.command.replay->conflict.field, domain::field::message_id);
    // Another header, other prefixes and other white space: the same Body.
    std::string rewritten = with(document, reply_to, "");
    rewritten = with(
        rewritten,
        "    <SignaalAfgeven xmlns=",
        "<e:SignaalAfgeven xmlns:e=\"urn:nl:"
        "verwijsindex:esar:1\" xmlns="
    );
    rewritten = with(rewritten, "</SignaalAfgeven>", "</e:SignaalAfgeven>");
    EXPECT_EQ(decode(rewritten).command.replay->content, first.command.replay->content);
    const auto other = decode(with(document, "Almere", "Urk"));
    EXPECT_NE(other.command.replay->content, first.command.replay->content);
}

// proves: ESAR-05.1
TEST(EsarAddressing, ARefusedMessageIsGuardedToo) {
    const auto refused = decode(with(example("signaal-afgeven.xml"), "999990019", "999990018"));
    ASSERT_TRUE(refused.command.replay);
    EXPECT_FALSE(decode(with(example("signaal-afgeven.xml"), message_id, "")).command.replay);
}

} // namespace
} // namespace kruispunt::adapters::esar
