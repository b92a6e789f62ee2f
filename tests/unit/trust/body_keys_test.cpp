#include "gateway/trust/body_keys.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <fstream>
#include <memory>
#include <stdexcept>

namespace kruispunt::trust {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

std::string written(const std::function<void(BIO*)>& write) {
    const bio_handle out(BIO_new(BIO_s_mem()));
    write(out.get());
    char* text = nullptr;
    const auto size = BIO_get_mem_data(out.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

std::string public_pem(EVP_PKEY* key) {
    return written([key](BIO* out) { PEM_write_bio_PUBKEY(out, key); });
}

std::string private_pem(EVP_PKEY* key) {
    return written([key](BIO* out) {
        PEM_write_bio_PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr);
    });
}

key_handle ed25519() {
    return key_handle(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
}

key_handle on_curve(const char* name) {
    return key_handle(EVP_EC_gen(name));
}

std::string signed_by(EVP_PKEY* key, const std::string& octets) {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> made(
        EVP_MD_CTX_new(), &EVP_MD_CTX_free
    );
    const EVP_MD* const hash =
        EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519 ? nullptr : EVP_sha256();
    EVP_DigestSignInit(made.get(), nullptr, hash, nullptr, key);
    const auto* const in = reinterpret_cast<const unsigned char*>(octets.data());
    std::size_t size = 0;
    EVP_DigestSign(made.get(), nullptr, &size, in, octets.size());
    std::string signature(size, '\0');
    auto* const out = reinterpret_cast<unsigned char*>(signature.data());
    EVP_DigestSign(made.get(), out, &size, in, octets.size());
    signature.resize(size);
    return signature;
}

class BodyKeys : public testing::Test {
protected:
    std::filesystem::path file(const std::string& name, const std::string& text) {
        const auto path = folder_.path() / name;
        std::ofstream(path) << text;
        return path;
    }

    body_keys keys_in(const std::string& pem) { return body_keys({file("body.pem", pem)}); }

    void expect_refused(const std::string& pem, const std::string& why) {
        EXPECT_THAT(
            [&] { keys_in(pem); },
            ThrowsMessage<std::runtime_error>(testing::AllOf(HasSubstr("body.pem"), HasSubstr(why)))
        );
    }

    support::temporary_folder folder_;
};

// proves: BEH-13.2 acceptance refusal
TEST_F(BodyKeys, KnowWhatTheySignedAndNothingElse) {
    for (const auto& key : {ed25519().release(), on_curve("P-256").release()}) {
        const key_handle owned(key);
        const body_keys keys = keys_in(public_pem(key));
        const std::string signature = signed_by(key, "DSSEv1 a");
        EXPECT_TRUE(keys.signed_by_body("DSSEv1 a", signature));
        EXPECT_FALSE(keys.signed_by_body("DSSEv1 b", signature));
        EXPECT_FALSE(keys.signed_by_body("DSSEv1 a", signature.substr(1)));
        EXPECT_FALSE(keys.signed_by_body("DSSEv1 a", {}));
        EXPECT_FALSE(keys.signed_by_body("DSSEv1 a", signed_by(ed25519().get(), "DSSEv1 a")));
    }
}

// proves: BEH-13.2 acceptance
TEST_F(BodyKeys, MayBeSeveral) {
    const auto one = ed25519();
    const auto other = on_curve("P-256");
    const body_keys keys(
        {file("1.pem", public_pem(one.get())), file("2.pem", public_pem(other.get()))}
    );
    EXPECT_EQ(keys.keys(), 2U);
    EXPECT_TRUE(keys.signed_by_body("x", signed_by(one.get(), "x")));
    EXPECT_TRUE(keys.signed_by_body("x", signed_by(other.get(), "x")));
}

// proves: BEH-13.6 refusal
TEST_F(BodyKeys, OneThatIsTakenOutSignsNoMore) {
    const auto ended = ed25519();
    const auto next = ed25519();
    const std::string signature = signed_by(ended.get(), "x");
    const auto old_file = file("1.pem", public_pem(ended.get()));
    const auto new_file = file("2.pem", public_pem(next.get()));
    EXPECT_TRUE(body_keys({old_file, new_file}).signed_by_body("x", signature));
    EXPECT_FALSE(body_keys({new_file}).signed_by_body("x", signature));
}

// proves: BEH-13.1 refusal
TEST_F(BodyKeys, WithoutAnyNothingIsSigned) {
    const body_keys none({});
    EXPECT_EQ(none.keys(), 0U);
    EXPECT_FALSE(none.signed_by_body("x", signed_by(ed25519().get(), "x")));
}

TEST_F(BodyKeys, AreRefusedWhereTheyAreOfAnotherKindOrThereTwice) {
    expect_refused("nothing", "no public key");
    expect_refused("-----BEGIN CERTIFICATE-----\n", "openssl x509 -pubkey");
    expect_refused(std::string(64U * 1024U + 1, ' '), "too large");
    EXPECT_THAT(
        [&] { body_keys({folder_.path() / "body.pem.away"}); },
        ThrowsMessage<std::runtime_error>(HasSubstr("cannot be read"))
    );
    expect_refused(public_pem(on_curve("P-384").get()), "nor of P-256");
    expect_refused(public_pem(key_handle(EVP_RSA_gen(2048)).get()), "nor of P-256");
    expect_refused(private_pem(ed25519().get()), "private key");
    const auto key = ed25519();
    const auto one = file("1.pem", public_pem(key.get()));
    const auto same = file("2.pem", public_pem(key.get()));
    EXPECT_THAT(
        [&] {
            body_keys({one, same});
        },
        ThrowsMessage<std::runtime_error>(HasSubstr("another file holds"))
    );
}

TEST_F(BodyKeys, NameOctetsByTheirDigest) {
    const body_keys none({});
    // of SHA-256("abc"), ba7816bf 8f01cfea 414140de 5dae2223…, with version 8 and its variant
    EXPECT_EQ(domain::to_text(none.name_of("abc")), "ba7816bf-8f01-8fea-8141-40de5dae2223");
    EXPECT_NE(none.name_of("abc"), none.name_of("abd"));
}

} // namespace
} // namespace kruispunt::trust
