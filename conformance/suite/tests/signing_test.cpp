#include "conformance/suite/statement/envelope.hpp"
#include "conformance/suite/statement/in_toto.hpp"
#include "conformance/suite/statement/root.hpp"
#include "conformance/suite/statement/submission.hpp"
#include "conformance/suite/tests/made_up_run.hpp"
#include "conformance/verify/encoding.hpp"
#include "conformance/verify/hashing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <memory>
#include <stdexcept>

namespace kruispunt::conformance::suite::tests {
namespace {

using statement::signing_key;
using testing::HasSubstr;
using testing::ThrowsMessage;

using evp_key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

std::string text_in(BIO* memory) {
    char* text = nullptr;
    const auto size = BIO_get_mem_data(memory, &text);
    std::string copied(text, static_cast<std::size_t>(size));
    BIO_free(memory);
    return copied;
}

std::string pem_of(const evp_key& key) {
    BIO* const out = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    return text_in(out);
}

evp_key on_curve(const char* name) {
    return {EVP_EC_gen(name), EVP_PKEY_free};
}

/// A certificate of the key, signed by itself.
std::string certificate_of(const evp_key& key) {
    const std::unique_ptr<X509, decltype(&X509_free)> made(X509_new(), X509_free);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), 3600);
    X509_set_pubkey(made.get(), key.get());
    X509_sign(made.get(), key.get(), EVP_sha256());
    BIO* const out = BIO_new(BIO_s_mem());
    PEM_write_bio_X509(out, made.get());
    return text_in(out);
}

TEST(Signing, BySomebodyHoldsWithTheirKeyAlone) {
    const auto sealed = statement::sealed("{}", key_of_the_vendor(), {});
    EXPECT_TRUE(statement::is_signed_by(sealed, key_of_the_vendor()));
    EXPECT_FALSE(statement::is_signed_by(sealed, key_of_somebody()));
    EXPECT_EQ(sealed.key, key_of_the_vendor().id());
}

TEST(Signing, CoversEveryOctetOfThePayload) {
    auto sealed = statement::sealed("{\"a\":1}", key_of_the_vendor(), {});
    sealed.payload.back() = ' ';
    EXPECT_FALSE(statement::is_signed_by(sealed, key_of_the_vendor()));
}

// DSSE's pre-authentication encoding, written by hand: the type's and the payload's lengths count.
TEST(Signing, IsOverTheEncodingOfDsse) {
    const auto key = key_of_the_vendor();
    const auto sealed = statement::sealed("{}", key, {});
    EXPECT_TRUE(key.holds("DSSEv1 28 application/vnd.in-toto+json 2 {}", sealed.signature));
}

TEST(Signing, WithP256Holds) {
    const auto key = signing_key::from_private_pem(pem_of(on_curve("P-256")));
    const auto sealed = statement::sealed("{}", key, {});
    EXPECT_TRUE(statement::is_signed_by(sealed, signing_key::from_public_der(key.public_der())));
}

TEST(Signing, WithOtherKindsOfKeyIsRefused) {
    const evp_key rsa(EVP_RSA_gen(2048), EVP_PKEY_free);
    for (const auto& pem : {pem_of(on_curve("P-384")), pem_of(rsa)})
        EXPECT_THAT(
            [&pem] { signing_key::from_private_pem(pem); },
            ThrowsMessage<std::runtime_error>(HasSubstr("neither of Ed25519 nor of P-256"))
        );
    EXPECT_THROW(signing_key::from_private_pem("no key"), std::runtime_error);
    EXPECT_THROW(signing_key::from_public_der("no key"), std::runtime_error);
}

TEST(Signing, TakesACertificateOfTheKeyAlone) {
    const auto pair = on_curve("P-256");
    const auto key = signing_key::from_private_pem(pem_of(pair));
    const auto sealed = statement::sealed("{}", key, certificate_of(pair));
    EXPECT_EQ(
        statement::read_envelope(statement::write_envelope(sealed)).certificate, sealed.certificate
    );
    EXPECT_THAT(
        [&] { statement::sealed("{}", key_of_somebody(), certificate_of(pair)); },
        ThrowsMessage<std::runtime_error>(HasSubstr("of another key"))
    );
}

TEST(Envelopes, AreReadAsTheyWereWritten) {
    const auto sealed = statement::sealed("{\"a\":1}", key_of_the_vendor(), {});
    const auto read = statement::read_envelope(statement::write_envelope(sealed));
    EXPECT_EQ(read.payload, sealed.payload);
    EXPECT_TRUE(statement::is_signed_by(read, key_of_the_vendor()));
}

struct bad_envelope {
    std::string name;
    std::function<void(text::json&)> breaks;
    std::string why;
};

class BadEnvelopes : public testing::TestWithParam<bad_envelope> {};

TEST_P(BadEnvelopes, AreRefused) {
    auto document =
        *text::read_json(statement::write_envelope(statement::sealed("{}", key_of_the_vendor(), {}))
        );
    GetParam().breaks(document);
    EXPECT_THAT(
        [&] { statement::read_envelope(document.dump()); },
        ThrowsMessage<std::runtime_error>(HasSubstr(GetParam().why))
    );
}

INSTANTIATE_TEST_SUITE_P(
    Statement,
    BadEnvelopes,
    testing::Values(
        bad_envelope{
            "OtherType", [](text::json& of) { of["payloadType"] = "text/plain"; }, "payloadType"},
        bad_envelope{
            "NoSignature",
            [](text::json& of) { of["signatures"] = text::json::array(); },
            "one signature"},
        bad_envelope{
            "TwoSignatures",
            [](text::json& of) { of["signatures"].push_back(of["signatures"][0]); },
            "more than 1"},
        bad_envelope{"NoBase64", [](text::json& of) { of["payload"] = "*"; }, "no Base64"},
        bad_envelope{
            "UnknownMember", [](text::json& of) { of["note"] = "x"; }, "note: is not a member"}
    ),
    [](const auto& row) { return row.param.name; }
);

TEST(Roots, AreOfAllFilesInTheOrderOfTheirNames) {
    const reporting::run_files files{{"a", "1"}, {"b", "2"}, {"statement.dsse.json", "x"}};
    const auto leaf = [](const std::string& name, const std::string& octets) {
        return verify::leaf_hash(name + '\0' + octets);
    };
    EXPECT_EQ(
        statement::root_of(files), verify::hex(verify::node_hash(leaf("a", "1"), leaf("b", "2")))
    );
}

TEST(Roots, AreOthersWhereANameIsAnother) {
    EXPECT_NE(statement::root_of({{"a", "1"}}), statement::root_of({{"b", "1"}}));
    EXPECT_NE(statement::root_of({{"a", "1"}}), statement::root_of({{"a", ""}}));
}

TEST(Statements, AreInTotoAndNameWhatWasTested) {
    const auto all = made_up_catalogue();
    const auto files = reported_files(all);
    const auto payload = statement::in_toto_statement(files, "2027-02-01T10:00:00.000Z");
    const auto document = *text::read_json(payload);
    EXPECT_EQ(document["_type"], "https://in-toto.io/Statement/v1");
    EXPECT_EQ(document["predicateType"], "https://in-toto.io/attestation/test-result/v0.1");
    EXPECT_EQ(document["predicate"]["result"], "PASSED");
    EXPECT_EQ(document["predicate"]["passedTests"].size(), 3U);
    EXPECT_EQ(document["subject"][0]["name"], "report.json");
    EXPECT_EQ(
        document["subject"][0]["digest"]["sha256"],
        verify::hex(verify::sha256(files.at("report.json")))
    );
    EXPECT_EQ(document["subject"][1]["digest"]["rfc6962_sha256"], statement::root_of(files));
    EXPECT_EQ(
        document["subject"][2]["digest"]["sha256"], verify::hex(verify::sha256("the product"))
    );
    EXPECT_EQ(statement::read_statement(payload).files.size(), files.size());
    EXPECT_EQ(statement::in_toto_statement(files, "2027-02-01T10:00:00.000Z"), payload);
}

} // namespace
} // namespace kruispunt::conformance::suite::tests
