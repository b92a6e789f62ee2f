#include "adapters/sdk/signatures/signer.hpp"
#include "adapters/sdk/signatures/tests/pki.hpp"
#include "adapters/sdk/signatures/verifier.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::sdk::signatures {
namespace {

using testing::now;

std::string why_not(const std::filesystem::path& certificate, const std::filesystem::path& key) {
    try {
        const signer made(certificate, key);
    } catch (const std::runtime_error& e) {
        return e.what();
    }
    return "made";
}

// proves: ESAR-06.1
TEST(Signer, KnowsWhoseCertificateItIs) {
    const testing::pki pki;
    pki.issue_to_file("gateway", testing::gateway_oin);
    EXPECT_EQ(
        signer(pki.files / "gateway.pem", pki.files / "gateway.key").oin(), testing::gateway_oin
    );
}

TEST(Signer, NamesTheFileThatIsWrong) {
    const testing::pki pki;
    pki.issue_to_file("one", testing::gateway_oin);
    pki.issue_to_file("two", testing::gateway_oin);
    const auto one = pki.files / "one.pem";
    const auto key = pki.files / "one.key";
    EXPECT_EQ(why_not("/nonexistent", key), "/nonexistent: cannot be read");
    EXPECT_EQ(why_not(one, "/nonexistent"), "/nonexistent: cannot be read");
    EXPECT_EQ(why_not(key, key), key.string() + ": holds no certificate");
    const auto other = pki.files / "two.key";
    EXPECT_EQ(
        why_not(one, other),
        other.string() + ": is not the private key (PEM, unencrypted) of " + one.string()
    );
    const auto ca = pki.files / "ca.pem";
    EXPECT_EQ(why_not(ca, key), ca.string() + ": the certificate is an authority's");
}

// proves: ESAR-02.11
TEST(Signer, AnEllipticKeySignsAccordingly) {
    const testing::pki pki;
    auto profile = pki.profile(testing::region_oin);
    profile.key = certs::key_kind::p256;
    const auto made = pki.issue(profile);
    pki.files.write("ec.pem", made.certificate_pem);
    pki.files.write("ec.key", made.key_pem);
    const signer signs(pki.files / "ec.pem", pki.files / "ec.key");
    const std::string wsa =
        R"(<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header>)"
        R"(<a:To xmlns:a="http://www.w3.org/2005/08/addressing">x</a:To></soap:Header>)"
        R"(<soap:Body><b/></soap:Body></soap:Envelope>)";
    const std::string message = signs.sign(wsa, {now, std::nullopt});
    EXPECT_NE(message.find("#ecdsa-sha256"), std::string::npos);
    const certificate_trust trust({pki.files / "ca.pem", pki.files / "crl.pem", {}});
    const auto verified =
        verifier(trust).verify(message, {direction::request, testing::region_oin, now});
    EXPECT_TRUE(verified) << verified.error().detail;
}

TEST(Signer, SignsEnvelopesOnly) {
    const testing::pki pki;
    pki.issue_to_file("gateway", testing::gateway_oin);
    const signer signs(pki.files / "gateway.pem", pki.files / "gateway.key");
    for (const char* bad : {"", "<a", "<a/>", "<a><b/></a>"})
        EXPECT_THROW(signs.sign(bad, {now, std::nullopt}), std::logic_error) << bad;
}

} // namespace
} // namespace kruispunt::adapters::sdk::signatures
