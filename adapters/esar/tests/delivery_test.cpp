#include "adapters/esar/tests/signed_samples.hpp"
#include "adapters/esar/tests/told.hpp"
#include "adapters/sdk/signatures/signer.hpp"
#include "adapters/sdk/signatures/verifier.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::esar {
namespace {

using namespace samples;
namespace signatures = sdk::signatures;

constexpr char received[] = "<Ontvangen xmlns=\"urn:nl:verwijsindex:esar:1\"/>";

std::string fault(const std::string& code) {
    return "<soap:Fault><faultcode>soap:Client</faultcode><faultstring>fout</faultstring><detail>"
           "<fout xmlns=\"urn:nl:verwijsindex:esar:1\"><code>" +
           code + "</code></fout></detail></soap:Fault>";
}

std::string enveloped(const std::string& body) {
    return "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:wsa=\""
           "http://www.w3.org/2005/08/addressing\"><soap:Header><wsa:Action>urn:x</wsa:Action>"
           "<wsa:RelatesTo>urn:uuid:10111213-1415-1617-1819-1a1b1c1d1e1f</wsa:RelatesTo>"
           "</soap:Header><soap:Body>" +
           body + "</soap:Body></soap:Envelope>";
}

/// A notice on its way, and ESAR at the other end.
class EsarDelivery : public testing::Test {
protected:
    /// ESAR's signed answer; it confirms the notice unless told otherwise.
    std::string answered(
        const std::string& body,
        std::optional<std::string> confirmed = std::nullopt,
        domain::instant at = now
    ) const {
        return esar_.sign(
            enveloped(body), {at, confirmed.value_or(signatures::signature_value_of(sent_.body))}
        );
    }

    std::string receipt_for(int status, const std::string& body) const {
        return sdk::testing::told(
            signing_adapter().read_delivery(told_, sent_, {status, {}, body}, now)
        );
    }

    domain::disclosure told_ = disclosed(notice_of(domain::notice_kind::match_ended));
    ports::http_request sent_ = signing_adapter().encode_notice(told_, now);
    signatures::signer esar_{
        parties::all().pki.files / "esar-signing.pem",
        parties::all().pki.files / "esar-signing.key"};
};

// proves: ESAR-25.1 ESAR-25.6 acceptance
TEST_F(EsarDelivery, ASignedOntvangenIsDelivered) {
    EXPECT_EQ(receipt_for(200, answered(received)), "delivered 200");
}

// proves: ESAR-25.4 ESAR-25.5
TEST_F(EsarDelivery, ASignedFaultIsBelieved) {
    EXPECT_EQ(receipt_for(500, answered(fault("SIGNAAL_ONBEKEND"))), "refused SIGNAAL_ONBEKEND");
    EXPECT_EQ(
        receipt_for(500, answered(fault("TIJDELIJK_NIET_BESCHIKBAAR"))),
        "later TIJDELIJK_NIET_BESCHIKBAAR"
    );
}

// proves: ESAR-25.1 ESAR-25.2 refusal
TEST_F(EsarDelivery, AnUnsignedAnswerIsNotDelivered) {
    EXPECT_EQ(receipt_for(200, enveloped(received)), "again HANDTEKENING_ONGELDIG");
    EXPECT_EQ(
        receipt_for(500, enveloped(fault("SIGNAAL_ONBEKEND"))), "again HANDTEKENING_ONGELDIG"
    );
    EXPECT_EQ(receipt_for(502, "<html>Bad gateway"), "again 502");
    EXPECT_EQ(receipt_for(503, ""), "again 503");
}

// proves: ESAR-25.2 refusal
TEST_F(EsarDelivery, WhoeverElseSignedItIsNotESAR) {
    const signatures::signer gateway(
        parties::all().pki.files / "gateway-signing.pem",
        parties::all().pki.files / "gateway-signing.key"
    );
    const signatures::stamp stamp{now, signatures::signature_value_of(sent_.body)};
    EXPECT_EQ(receipt_for(200, gateway.sign(enveloped(received), stamp)), "again OIN_NIET_BEVOEGD");
}

// proves: ESAR-25.2 refusal
TEST_F(EsarDelivery, AnAnswerToSomethingElseConfirmsNothing) {
    EXPECT_EQ(receipt_for(200, answered(received, "")), "again HANDTEKENING_ONGELDIG");
    EXPECT_EQ(receipt_for(200, answered(received, "AAAA")), "again HANDTEKENING_ONGELDIG");
    const std::string none = esar_.sign(enveloped(received), {now, std::nullopt});
    EXPECT_EQ(receipt_for(200, none), "again HANDTEKENING_ONGELDIG");
    // The answer to the try before this one: its signature was another.
    const auto earlier = signing_adapter().encode_notice(told_, now - std::chrono::minutes(1));
    const std::string old = answered(received, signatures::signature_value_of(earlier.body));
    EXPECT_EQ(receipt_for(200, old), "again HANDTEKENING_ONGELDIG");
}

// proves: ESAR-25.2 refusal
TEST_F(EsarDelivery, AnOldAnswerIsNotDelivered) {
    const auto before = now - std::chrono::minutes(7);
    EXPECT_EQ(receipt_for(200, answered(received, {}, before)), "again BERICHT_VERLOPEN");
}

// proves: ESAR-25.2 ESAR-04.3 refusal
TEST_F(EsarDelivery, AChangedAnswerIsNotDelivered) {
    const std::string good = answered(received);
    EXPECT_EQ(
        receipt_for(200, with(good, "Ontvangen", "Onvtangen")), "again HANDTEKENING_ONGELDIG"
    );
    const std::string refused = answered(fault("SIGNAAL_ONBEKEND"));
    EXPECT_EQ(
        receipt_for(500, with(refused, "SIGNAAL_ONBEKEND", "BSN_ONGELDIG")),
        "again HANDTEKENING_ONGELDIG"
    );
    for (std::size_t size = 0; size < good.size(); size += 97)
        ASSERT_EQ(receipt_for(200, good.substr(0, size)), "again 200") << size;
}

// proves: ESAR-25.1 refusal
TEST_F(EsarDelivery, WithoutTheNoticeBesideItNothingIsCertain) {
    const auto read = signing_adapter().decode_receipt(told_, {200, {}, answered(received)});
    EXPECT_EQ(read.what, ports::receipt::kind::again);
}

} // namespace
} // namespace kruispunt::adapters::esar
