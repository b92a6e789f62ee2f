#include "conformance/regions/esar/esar.hpp"
#include "conformance/tests/documents.hpp"
#include "conformance/tests/refusals.hpp"
#include "conformance/text/xml.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::tests {
namespace {

using regions::notice;
using regions::notice_kind;

class EsarNotices : public testing::Test {
protected:
    notice read(const wire::request& sent) const { return must_read(*protocol_, sent); }

    void refuse(const refusal& expected) const { must_refuse(*protocol_, expected); }

    std::unique_ptr<regions::protocol> protocol_ = regions::esar::make_protocol(both_parties());
};

TEST_F(EsarNotices, ReadsAMatch) {
    const auto told = read(esar::match_notice());
    EXPECT_EQ(told.stable_id, esar::first_message);
    EXPECT_EQ(told.kind, notice_kind::match_made);
    EXPECT_TRUE(told.change_is_implicit);
    EXPECT_EQ(told.match, match_id);
    EXPECT_EQ(told.match_kind, "kind");
    EXPECT_EQ(told.signal, "ESAR-1");
    EXPECT_EQ(told.other.value().region, "multisignaal");
    EXPECT_EQ(told.other->instance.name, "Jeugdteam");
    EXPECT_EQ(told.other->reporter.value().email, "j@voorbeeld.nl");
    EXPECT_EQ(told.other->consent, "niet_gevraagd");
    EXPECT_EQ(told.coordinated.value().municipality, "0034");
}

TEST_F(EsarNotices, ReadsAnEndWithItsReason) {
    const auto told = read(esar::end_notice());
    EXPECT_EQ(told.kind, notice_kind::match_ended);
    EXPECT_EQ(told.reason, "ingetrokken");
    EXPECT_EQ(told.wrongful, true);
}

TEST_F(EsarNotices, ReadsASisaCounterpartyWithoutProfessional) {
    auto sent = with(esar::match_notice(), "<regio>multisignaal", "<regio>sisa");
    const auto from = sent.body.find("<melder>");
    sent.body.erase(from, sent.body.find("<toestemming>") - from);
    EXPECT_FALSE(read(sent).other.value().reporter);
}

TEST_F(EsarNotices, ReadsEveryOtherKind) {
    const auto kind_of = [this](const std::string& element, const std::string& content) {
        return read(esar::notice(element, content)).kind;
    };
    const std::string signal = "<signaalId>ESAR-1</signaalId>";
    const std::string match = "<matchId>" + std::string(match_id) + "</matchId>";
    const std::string place = "<gemeentecode>0363</gemeentecode><gemeente>Amsterdam</gemeente>";
    EXPECT_EQ(
        kind_of("SignaalVerloopt", signal + "<verlooptOp>2028-11-20</verlooptOp>"),
        notice_kind::signal_expiring
    );
    EXPECT_EQ(
        kind_of("SignaalVervallen", signal + "<reden>verlopen</reden>"), notice_kind::signal_lapsed
    );
    EXPECT_EQ(
        kind_of("KindVerhuisdMelding", signal + match + match + place), notice_kind::relocated
    );
    EXPECT_EQ(
        kind_of(
            "VerhuizingNaarGebied",
            "<kenmerk>V-1</kenmerk>" + place + "<datum>2026-11-01</datum>" + esar::counterparty() +
                esar::counterparty()
        ),
        notice_kind::relocation
    );
    EXPECT_EQ(
        kind_of(
            "IdentiteitVerifieren", signal + "<kenmerk>I-1</kenmerk><soort>bsn_botsing</soort>"
        ),
        notice_kind::verify_identity
    );
    EXPECT_EQ(kind_of("Historie", signal + esar::counterparty()), notice_kind::history);
    EXPECT_EQ(
        kind_of("MatchHerinnering", match + signal + "<sinds>2026-11-20</sinds>"),
        notice_kind::reminder
    );
}

TEST_F(EsarNotices, RefusesABrokenHeader) {
    const auto good = esar::match_notice();
    const std::string id = "<a:MessageID>" + esar::first_message + "</a:MessageID>";
    refuse({"no id", with(good, id, ""), "ESAR-01", "VERPLICHT_VELD", "Header/MessageID"});
    refuse(
        {"id of no known form",
         with(good, esar::first_message, "urn:uuid:42"),
         "ESAR-01",
         "WAARDE_ONGELDIG",
         "Header/MessageID"}
    );
    refuse({"id twice", with(good, id, id + id), "ESAR-01", "WAARDE_ONGELDIG", "Header/MessageID"});
    refuse(
        {"action of another operation",
         with(good, "1/MatchMelding</a", "1/Historie</a"),
         "ESAR-01",
         "WAARDE_ONGELDIG",
         "Header/Action"}
    );
    refuse(
        {"no from",
         with(good, "<a:From><a:Address>https://gateway.test/</a:Address></a:From>", ""),
         "ESAR-01",
         "VERPLICHT_VELD",
         "Header/From"}
    );
    refuse(
        {"reply elsewhere",
         with(
             good, id, id + "<a:ReplyTo><a:Address>https://elsewhere.test/</a:Address></a:ReplyTo>"
         ),
         "ESAR-01",
         "WAARDE_ONGELDIG",
         "Header/ReplyTo"}
    );
    refuse(
        {"foreign block",
         with(good, id, id + R"(<x:Extra xmlns:x="urn:x"/>)"),
         "ESAR-01",
         "ONBEKEND_VELD",
         "Header/Extra"}
    );
}

TEST_F(EsarNotices, RefusesAWrongSoapActionOrContentType) {
    auto sent = esar::match_notice();
    sent.headers[1].value = "urn:nl:verwijsindex:esar:1/MatchMelding";
    refuse({"unquoted", sent, "ESAR-01", "WAARDE_ONGELDIG", "SOAPAction"});
    sent.headers[1].value = "\"\"";
    read(sent);
    sent.headers[0].value = "application/soap+xml";
    refuse({"soap 1.2", sent, "ESAR-01", "WAARDE_ONGELDIG", "Content-Type"});
}

TEST_F(EsarNotices, RefusesWhatIsNoEnvelope) {
    auto sent = esar::match_notice();
    for (const std::string body :
         {"", "<a/>", "<a>", R"(<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>)"}) {
        sent.body = body;
        refuse({body, sent, "ESAR-01", "BERICHT_ONLEESBAAR", ""});
    }
    sent = with(esar::match_notice(), "</s:Body>", "<Extra/></s:Body>");
    refuse({"two in the body", sent, "ESAR-01", "BERICHT_ONLEESBAAR", ""});
}

TEST_F(EsarNotices, RefusesABrokenMatch) {
    const auto good = esar::match_notice();
    const auto broken = [&](const std::string& name,
                            const std::string& what,
                            const std::string& instead,
                            const std::string& code,
                            const std::string& field,
                            const std::string& requirement = "ESAR-20") {
        refuse({name, with(good, what, instead), requirement, code, field});
    };
    broken("no signal", "<signaalId>ESAR-1</signaalId>", "", "VERPLICHT_VELD", "signaalId");
    broken("empty signal", "ESAR-1<", "<", "VERPLICHT_VELD", "signaalId");
    broken("id no uuid", match_id, "17", "WAARDE_ONGELDIG", "matchId");
    broken("kind unknown", "<soort>kind", "<soort>buur", "WAARDE_ONGELDIG", "soort");
    broken("no offset", "30.5+01:00", "30.5", "WAARDE_ONGELDIG", "ontstaanOp");
    broken(
        "region unknown",
        "<regio>multisignaal",
        "<regio>zeeland",
        "WAARDE_ONGELDIG",
        "wederpartij/regio"
    );
    broken(
        "order",
        "<matchId>" + std::string(match_id) + "</matchId><soort>kind</soort>",
        "<soort>kind</soort><matchId>" + std::string(match_id) + "</matchId>",
        "WAARDE_ONGELDIG",
        "matchId"
    );
    broken(
        "a child's name",
        "<coordinatie>",
        "<kind>Sanne</kind><coordinatie>",
        "ONBEKEND_VELD",
        "kind"
    );
    broken("an attribute", "<soort>", "<soort x=\"Sanne\">", "ONBEKEND_VELD", "soort");
    broken("text between", "<coordinatie>", "Sanne<coordinatie>", "ONBEKEND_VELD", "");
    broken(
        "no consent",
        "<toestemming>niet_gevraagd</toestemming>",
        "",
        "VERPLICHT_VELD",
        "wederpartij/toestemming"
    );
    broken(
        "a BSN as a phone",
        "+31201234567</telefoon><email>",
        "999990019</telefoon><email>",
        "WAARDE_ONGELDIG",
        "wederpartij/melder/telefoon",
        "COM-24"
    );
    broken(
        "SISA's professional",
        "<regio>multisignaal",
        "<regio>sisa",
        "ONBEKEND_VELD",
        "wederpartij/melder",
        "COM-24"
    );
    broken(
        "another namespace",
        "urn:nl:verwijsindex:esar:1\">",
        "urn:nl:verwijsindex:esar:2\">",
        "ONBEKEND_VELD",
        "MatchMelding",
        "ESAR-01"
    );
}

TEST_F(EsarNotices, RefusesAMissingProfessionalOfARegionThatHasThem) {
    auto sent = esar::match_notice();
    const auto from = sent.body.find("<melder>");
    sent.body.erase(from, sent.body.find("<toestemming>") - from);
    refuse({"no melder", sent, "ESAR-20", "VERPLICHT_VELD", "wederpartij/melder"});
}

TEST_F(EsarNotices, RefusesAnEndForAReasonOfTheGivingSide) {
    refuse(
        {"true reason told",
         with(esar::end_notice(), ">ingetrokken<", ">overleden<"),
         "ESAR-21",
         "WAARDE_ONGELDIG",
         "reden"}
    );
}

TEST_F(EsarNotices, RefusesAPossibleMatch) {
    refuse(
        {"always a BSN",
         esar::notice(
             "IdentiteitVerifieren",
             "<signaalId>ESAR-1</signaalId><kenmerk>I-1</kenmerk>"
             "<soort>mogelijke_match</soort>"
         ),
         "ESAR-24",
         "WAARDE_ONGELDIG",
         "soort"}
    );
}

TEST_F(EsarNotices, AnswersWithTheMessageItRelatesTo) {
    const auto got = protocol_->acknowledge(esar::first_message);
    EXPECT_EQ(got.status, 200U);
    EXPECT_NE(
        got.body.find("<wsa:RelatesTo>" + esar::first_message + "</wsa:RelatesTo>"),
        std::string::npos
    );
    EXPECT_NE(
        got.body.find("<Ontvangen xmlns=\"urn:nl:verwijsindex:esar:1\"/>"), std::string::npos
    );
    EXPECT_TRUE(std::holds_alternative<text::xml_element>(text::read_xml(got.body)));
}

TEST_F(EsarNotices, RefusesWithAFault) {
    const auto lasting =
        protocol_->refuse(esar::first_message, {"", "VERPLICHT_VELD", "signaalId", "missing"});
    EXPECT_EQ(lasting.status, 500U);
    EXPECT_NE(lasting.body.find("<faultcode>soap:Client</faultcode>"), std::string::npos);
    EXPECT_NE(
        lasting.body.find("<code>VERPLICHT_VELD</code><veld>signaalId</veld>"), std::string::npos
    );
    const auto passing = protocol_->unavailable(esar::first_message);
    EXPECT_NE(passing.body.find("<faultcode>soap:Server</faultcode>"), std::string::npos);
    EXPECT_NE(passing.body.find("<code>TIJDELIJK_NIET_BESCHIKBAAR</code>"), std::string::npos);
    EXPECT_EQ(protocol_->refuse({}, {"", "OIN_NIET_BEVOEGD", "", "x"}).status, 403U);
}

} // namespace
} // namespace kruispunt::conformance::tests
