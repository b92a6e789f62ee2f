#include "adapters/esar/tests/told.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::esar {
namespace {

using namespace samples;

// proves: ESAR-00.2 ESAR-20.1 ESAR-20.2 ESAR-20.3 ESAR-20.4 ESAR-20.6 COM-24.1 COM-15.2
TEST(EsarNotices, AMatchIsToldAsInTheExample) {
    const auto told = disclosed(
        notice_of(domain::notice_kind::match_made),
        other_side(),
        domain::municipality{"0034", "Almere"}
    );
    const auto request = written(told);
    EXPECT_EQ(request.method, "POST");
    EXPECT_EQ(request.target, "/esar/v1/matchmelding");
    EXPECT_EQ(request.fields.find("content-type"), "text/xml; charset=utf-8");
    EXPECT_EQ(request.fields.find("soapaction"), "\"urn:nl:verwijsindex:esar:1/MatchMelding\"");
    EXPECT_EQ(request.body, example("match-melding.xml"));
}

// proves: ESAR-21.1 COM-25.7
TEST(EsarNotices, AnEndIsToldAsInTheExample) {
    domain::notice what = notice_of(domain::notice_kind::match_ended);
    what.wrongful = true;
    const auto request = written(disclosed(what));
    EXPECT_EQ(request.body, example("match-beeindigd.xml"));
    what.wrongful = false;
    what.reason = domain::end_reason::expired;
    const std::string body = written(disclosed(what)).body;
    EXPECT_NE(body.find("<reden>verlopen</reden></MatchBeeindigd>"), std::string::npos);
}

// proves: ESAR-24.1 ESAR-24.2 COM-38.3 COM-38.4
TEST(EsarNotices, AClashAsksToVerifyAsInTheExample) {
    domain::notice what = notice_of(domain::notice_kind::verify_identity);
    what.kind_of_match = domain::match_kind::bsn_clash;
    EXPECT_EQ(written(disclosed(what)).body, example("identiteit-verifieren.xml"));
}

// proves: ESAR-20.3 ESAR-20.5 COM-24.5 COM-26.2
TEST(EsarNotices, WhatIsAbsentIsLeftOut) {
    domain::contact other = other_side();
    other.organisation.phone.clear();
    other.reporter.reset();
    domain::notice what = notice_of(domain::notice_kind::match_made);
    what.kind_of_match = domain::match_kind::family;
    const std::string body = written(disclosed(what, other)).body;
    EXPECT_NE(body.find("<soort>gezin</soort>"), std::string::npos);
    EXPECT_NE(
        body.find("</instantie><toestemming>niet_gevraagd</toestemming></wederpartij>"
                  "</MatchMelding>"),
        std::string::npos
    ) << body;
    for (const char* absent : {"melder", "telefoon", "coordina"})
        EXPECT_EQ(body.find(absent), std::string::npos) << absent;
}

// proves: COM-21.4
TEST(EsarNotices, ARetryIsTheSameMessage) {
    const auto told = disclosed(notice_of(domain::notice_kind::match_made), other_side());
    const auto first = adapter().encode_notice(told, now);
    const auto again = adapter().encode_notice(told, now + std::chrono::hours(5));
    EXPECT_EQ(first.body, again.body);
    EXPECT_NE(
        first.body.find("<wsa:MessageID>urn:uuid:10111213-1415-1617-1819-1a1b1c1d1e1f<"),
        std::string::npos
    );
}

// proves: ESAR-00.2
TEST(EsarNotices, AnEndpointMayHaveAPath) {
    ports::adapter_setup deeper = setup();
    deeper.endpoint = "https://esar.example/kruispunt";
    const auto request = make_adapter(deeper)->encode_notice(
        disclosed(notice_of(domain::notice_kind::match_ended)), now
    );
    EXPECT_EQ(request.target, "/kruispunt/esar/v1/matchmelding");
    EXPECT_NE(
        request.body.find("<wsa:To>https://esar.example/kruispunt/esar/v1/matchmelding</wsa:To>"),
        std::string::npos
    );
}

TEST(EsarNotices, AFeedsRejectionNeverGoesToEsar) {
    const auto told = disclosed(notice_of(domain::notice_kind::item_rejected));
    EXPECT_THROW(adapter().encode_notice(told, now), std::logic_error);
}

std::string receipt_for(int status, const std::string& body) {
    ports::http_response response;
    response.status = status;
    response.body = body;
    return sdk::testing::told(
        adapter().decode_receipt(disclosed(notice_of(domain::notice_kind::match_ended)), response)
    );
}

std::string enveloped(const std::string& body, const std::string& header = "") {
    return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" "
           "xmlns:wsa=\"http://www.w3.org/2005/08/addressing\"><s:Header>" +
           header + "</s:Header><s:Body>" + body + "</s:Body></s:Envelope>";
}

std::string faulted(const std::string& code) {
    return enveloped(
        "<s:Fault><faultcode>s:Client</faultcode><faultstring>fout</faultstring><detail>"
        "<fout xmlns=\"urn:nl:verwijsindex:esar:1\"><code>" +
        code + "</code></fout></detail></s:Fault>"
    );
}

// proves: ESAR-25.1 ESAR-25.6 acceptance
TEST(EsarReceipts, OntvangenIsDelivered) {
    const std::string received = "<Ontvangen xmlns=\"urn:nl:verwijsindex:esar:1\"/>";
    EXPECT_EQ(receipt_for(200, enveloped(received)), "delivered 200");
    EXPECT_EQ(receipt_for(500, enveloped(received)), "again 500");
    EXPECT_EQ(receipt_for(200, enveloped("<Ontvangen/>")), "again 200");
    EXPECT_EQ(
        receipt_for(
            200,
            enveloped(
                received,
                "<wsa:RelatesTo>urn:uuid:10111213-1415-1617-1819-1a1b1c1d1e1f"
                "</wsa:RelatesTo>"
            )
        ),
        "delivered 200"
    );
    EXPECT_EQ(
        receipt_for(200, enveloped(received, "<wsa:RelatesTo>urn:uuid:x</wsa:RelatesTo>")),
        "again 200"
    );
}

// proves: ESAR-25.4 ESAR-25.5 ERR-1.2 refusal
TEST(EsarReceipts, AFaultIsRefusedForGoodButForOneCode) {
    EXPECT_EQ(
        receipt_for(500, faulted("TIJDELIJK_NIET_BESCHIKBAAR")), "later TIJDELIJK_NIET_BESCHIKBAAR"
    );
    EXPECT_EQ(receipt_for(500, faulted("SIGNAAL_ONBEKEND")), "refused SIGNAAL_ONBEKEND");
    EXPECT_EQ(receipt_for(403, faulted("OIN_NIET_BEVOEGD")), "refused OIN_NIET_BEVOEGD");
}

// proves: ESAR-25.4 refusal
TEST(EsarReceipts, OperatorsSeeNoWordThatIsNotTheContracts) {
    EXPECT_EQ(receipt_for(500, faulted("JAN_JANSEN")), "refused 500");
    EXPECT_EQ(receipt_for(409, faulted("SIGNAAL_ONBEKEND_JAN")), "refused 409");
}

// proves: ESAR-25.2 ESAR-25.6 refusal
TEST(EsarReceipts, AnythingElseIsNotKnown) {
    EXPECT_EQ(receipt_for(500, faulted("")), "again 500");
    EXPECT_EQ(receipt_for(500, faulted("999990019")), "again 500");
    EXPECT_EQ(receipt_for(502, "<html><body>Bad gateway</body></html>"), "again 502");
    EXPECT_EQ(receipt_for(503, ""), "again 503");
    EXPECT_EQ(receipt_for(200, "Ontvangen"), "again 200");
    EXPECT_EQ(receipt_for(200, enveloped("")), "again 200");
    EXPECT_EQ(receipt_for(200, "<Envelope/>"), "again 200");
}

// proves: ESAR-25.2 refusal
TEST(EsarReceipts, AnAnswerCutAnywhereIsNotKnown) {
    const std::string whole = faulted("SIGNAAL_ONBEKEND");
    for (std::size_t size = 0; size < whole.size(); ++size)
        ASSERT_EQ(receipt_for(500, whole.substr(0, size)), "again 500") << size;
}

} // namespace
} // namespace kruispunt::adapters::esar
