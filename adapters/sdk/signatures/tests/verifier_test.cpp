#include "adapters/sdk/signatures/message_parts.hpp"
#include "adapters/sdk/signatures/signer.hpp"
#include "adapters/sdk/signatures/tests/message_form.hpp"
#include "adapters/sdk/signatures/tests/pki.hpp"
#include "adapters/sdk/signatures/verifier.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::sdk::signatures {
namespace {

using testing::now;

constexpr char unsigned_envelope[] =
    R"(<?xml version="1.0" encoding="UTF-8"?><soap:Envelope )"
    R"(xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" )"
    R"(xmlns:wsa="http://www.w3.org/2005/08/addressing">)"
    R"(<soap:Header><wsa:To>urn:to</wsa:To><wsa:Action>urn:do</wsa:Action></soap:Header>)"
    R"(<soap:Body><a xmlns="urn:a"><b c="&quot;&lt;">één &amp; twee</b></a></soap:Body>)"
    R"(</soap:Envelope>)";

class Verifier : public ::testing::Test {
protected:
    domain::result<verified_message>
    read(const std::string& message, direction which = direction::request) const {
        return verifier_.verify(message, {which, testing::region_oin, now});
    }

    std::string told(const std::string& message) const {
        const auto verified = read(message);
        if (verified) return "taken";
        return std::string(domain::wire_code(verified.error().code)) + " " + verified.error().field;
    }

    std::string sign(const stamp& with = {now, std::nullopt}) const {
        return signer(pki_.files / "region.pem", pki_.files / "region.key")
            .sign(unsigned_envelope, with);
    }

    testing::pki pki_;
    certs::credential region_ = pki_.issue_to_file("region", testing::region_oin);
    certificate_trust trust_{{pki_.files / "ca.pem", pki_.files / "crl.pem", {}}};
    verifier verifier_{trust_};
};

// proves: ESAR-02.9 ESAR-04.1 acceptance
TEST_F(Verifier, GivesBackWhatTheSignatureCovers) {
    const std::string message = sign();
    const auto verified = read(message);
    ASSERT_TRUE(verified) << verified.error().detail;
    EXPECT_NE(
        verified->envelope.find("<a xmlns=\"urn:a\"><b c=\"&quot;&lt;\">één &amp; twee</b></a>"),
        std::string::npos
    ) << verified->envelope;
    EXPECT_NE(verified->envelope.find(">urn:do</wsa:Action>"), std::string::npos);
    EXPECT_EQ(verified->envelope.find("Security"), std::string::npos);
    EXPECT_EQ(verified->signature_value, signature_value_of(message));
    EXPECT_TRUE(verified->confirmations.empty());
}

// proves: ESAR-06.2 ESAR-06.3 ESAR-06.4
TEST_F(Verifier, GivesBackWhatAnAnswerConfirms) {
    const std::string answer = sign({now, "q83v"});
    EXPECT_EQ(read(answer, direction::answer)->confirmations, std::vector<std::string>{"q83v"});
    const std::string none = sign({now, ""});
    EXPECT_EQ(read(none, direction::answer)->confirmations, std::vector<std::string>{""});
    // A request confirms nothing.
    EXPECT_EQ(told(answer), "HANDTEKENING_ONGELDIG Header/Security");
}

// proves: ESAR-02.9
TEST_F(Verifier, ReadsCanonicalOctetsNotTheWriting) {
    std::string message = sign();
    message.replace(message.find("één"), 5, "<!-- nee -->&#233;<![CDATA[én]]>");
    const auto verified = read(message);
    ASSERT_TRUE(verified);
    EXPECT_NE(verified->envelope.find(">één &amp; twee</b>"), std::string::npos);
}

// proves: COM-28.1 refusal
TEST_F(Verifier, AMessageHasALargestSize) {
    std::string message = sign();
    const auto at = message.find("</soap:Envelope>");
    message.insert(at, max_signed_message - message.size(), ' ');
    EXPECT_EQ(told(message), "taken");
    message.insert(at, " ");
    EXPECT_EQ(told(message), "BERICHT_TE_GROOT ");
}

testing::message_form many_blocks(std::size_t count, const certs::credential& signer) {
    testing::message_form form = testing::request_form("x", "<x/>");
    form.token = testing::token_of(signer.certificate_pem);
    while (form.blocks.size() < count)
        form.blocks.push_back({"X", "y", "x" + std::to_string(form.blocks.size())});
    return form;
}

// proves: ESAR-02.9 refusal
TEST_F(Verifier, AHeaderHasAtMostSoManyBlocks) {
    const auto signed_blocks = [this](std::size_t count) {
        return testing::signed_with(many_blocks(count, region_).written(), region_.key_pem);
    };
    EXPECT_EQ(told(signed_blocks(max_blocks)), "taken");
    EXPECT_EQ(told(signed_blocks(max_blocks + 1)), "HANDTEKENING_ONGELDIG Header");
}

// proves: ESAR-03.1 ESAR-03.2 refusal
TEST_F(Verifier, TheCertificateIsJudgedAtTheMomentGiven) {
    const std::string message = sign();
    pki_.revoke({region_.serial});
    const certificate_trust today({pki_.files / "ca.pem", pki_.files / "crl.pem", {}});
    const auto verified =
        verifier(today).verify(message, {direction::request, testing::region_oin, now});
    ASSERT_FALSE(verified);
    EXPECT_EQ(verified.error().field, "Header/Security/BinarySecurityToken");
    EXPECT_EQ(verified.error().detail, "the certificate is not trusted: certificate revoked");
}

// proves: COM-28.5 refusal
TEST_F(Verifier, WhatIsNotAMessageIsUnreadable) {
    for (const char* bad : {"", "x", "<a>", "<!DOCTYPE a><a/>", "<a>&b;</a>", "<?p?><a/>"})
        EXPECT_EQ(told(bad), "BERICHT_ONLEESBAAR ") << bad;
    EXPECT_EQ(told("<a/>"), "HANDTEKENING_ONGELDIG Envelope");
    EXPECT_EQ(told(unsigned_envelope), "HANDTEKENING_ONGELDIG Header/Security");
}

TEST_F(Verifier, AValueIsFoundOnlyInItsPlace) {
    EXPECT_EQ(signature_value_of(unsigned_envelope), "");
    EXPECT_EQ(signature_value_of("<a"), "");
    EXPECT_FALSE(signature_value_of(sign()).empty());
}

} // namespace
} // namespace kruispunt::adapters::sdk::signatures
