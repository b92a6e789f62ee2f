#include "adapters/sdk/signatures/certificate.hpp"
#include "adapters/sdk/signatures/tests/pki.hpp"

#include <gtest/gtest.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace kruispunt::adapters::sdk::signatures {
namespace {

struct key_deleter {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};

using key_handle = std::unique_ptr<EVP_PKEY, key_deleter>;

key_handle rsa(unsigned bits) {
    return key_handle(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{bits}));
}

key_handle curve(const char* name) {
    return key_handle(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", name));
}

/// A self-signed certificate: with that key usage, and those serialNumbers in its subject.
certificate_handle
certificate_of(EVP_PKEY& key, const char* usage, const std::vector<std::string>& serial_numbers) {
    certificate_handle made(X509_new());
    X509_set_version(made.get(), X509_VERSION_3);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), 3600);
    for (const std::string& number : serial_numbers)
        X509_NAME_add_entry_by_NID(
            X509_get_subject_name(made.get()),
            NID_serialNumber,
            MBSTRING_ASC,
            reinterpret_cast<const unsigned char*>(number.data()),
            static_cast<int>(number.size()),
            -1,
            0
        );
    if (usage != nullptr) {
        X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, NID_key_usage, usage);
        X509_add_ext(made.get(), extension, -1);
        X509_EXTENSION_free(extension);
    }
    X509_set_pubkey(made.get(), &key);
    X509_sign(made.get(), &key, EVP_get_digestbynid(NID_sha256));
    return made;
}

std::string why_not(EVP_PKEY& key, const char* usage = "critical,digitalSignature") {
    const auto may = may_sign(*certificate_of(key, usage, {}));
    return may ? "may" : may.error().detail;
}

// proves: ESAR-03.1 refusal
TEST(Certificate, AKeyMustBeStrongEnough) {
    EXPECT_EQ(why_not(*rsa(1024)), "the certificate's RSA key is under 2048 bits");
    EXPECT_EQ(why_not(*rsa(2047)), "the certificate's RSA key is under 2048 bits");
    EXPECT_EQ(why_not(*rsa(2048)), "may");
}

// proves: ESAR-02.11 refusal
TEST(Certificate, AKeyMustBeOfAKindThatMaySign) {
    for (const char* good : {"P-256", "P-384", "P-521"})
        EXPECT_EQ(why_not(*curve(good)), "may") << good;
    const std::string other = "the certificate's curve is none of P-256, P-384 and P-521";
    for (const char* bad : {"secp256k1", "P-224", "brainpoolP256r1"})
        EXPECT_EQ(why_not(*curve(bad)), other) << bad;
    const key_handle edwards(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    EXPECT_EQ(why_not(*edwards), "the certificate's key is neither RSA nor ECDSA");
}

// proves: ESAR-03.1 refusal
TEST(Certificate, ItMustBeForSignatures) {
    const key_handle key = curve("P-256");
    EXPECT_EQ(
        why_not(*key, "critical,keyEncipherment"),
        "the certificate is not for signatures (key usage)"
    );
    EXPECT_EQ(why_not(*key, "critical,digitalSignature,nonRepudiation"), "may");
    EXPECT_EQ(why_not(*key, nullptr), "may");
    EXPECT_EQ(
        why_not(*key, "critical,keyCertSign,digitalSignature"), "the certificate is an authority's"
    );
    const testing::pki pki;
    const auto authority = pki.authority_certificate();
    EXPECT_EQ(may_sign(*authority).error().detail, "the certificate is an authority's");
}

// proves: COM-02.1 ESAR-03.3 refusal
TEST(Certificate, AnOinIsTheOnlySerialNumberOfTheSubject) {
    const key_handle key = curve("P-256");
    const auto oin = [&key](const std::vector<std::string>& numbers) {
        return oin_of(*certificate_of(*key, nullptr, numbers));
    };
    const std::string good = testing::region_oin;
    EXPECT_EQ(oin({good}), good);
    EXPECT_EQ(oin({}), "");
    EXPECT_EQ(oin({good, good}), "");
    EXPECT_EQ(oin({good + "0"}), "");
    EXPECT_EQ(oin({good.substr(1)}), "");
    EXPECT_EQ(oin({"0000009900000000000A"}), "");
}

// proves: ESAR-02.8 refusal
TEST(Certificate, IsReadWholeOrNotAtAll) {
    const key_handle key = curve("P-256");
    const std::string der = der_of(*certificate_of(*key, nullptr, {}));
    EXPECT_TRUE(read_der(der));
    EXPECT_FALSE(read_der(der + "x"));
    for (std::size_t size = 0; size < der.size(); ++size)
        ASSERT_FALSE(read_der(der.substr(0, size))) << size;
    EXPECT_FALSE(read_der(std::string(max_certificate + 1, '0')));
    EXPECT_FALSE(read_pem("no certificate"));
}

TEST(Certificate, KnowsItsKey) {
    const testing::pki pki;
    const auto one = pki.issue(testing::region_oin);
    const auto other = pki.issue(testing::region_oin);
    EXPECT_TRUE(belongs_to(*read_pem(one.certificate_pem), one.key_pem));
    EXPECT_FALSE(belongs_to(*read_pem(one.certificate_pem), other.key_pem));
    EXPECT_FALSE(belongs_to(*read_pem(one.certificate_pem), "no key"));
}

} // namespace
} // namespace kruispunt::adapters::sdk::signatures
