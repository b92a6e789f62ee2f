#include "conformance/suite/keys/authority.hpp"
#include "conformance/suite/keys/key_folder.hpp"
#include "conformance/suite/plan/operation.hpp"
#include "conformance/suite/running/sut_file.hpp"
#include "conformance/tests/pki.hpp"

#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <filesystem>
#include <memory>

namespace kruispunt::conformance::suite::tests {
namespace {

using conformance::tests::temporary_folder;
using running::read_whole;

struct freed {
    void operator()(BIO* bio) const { BIO_free_all(bio); }

    void operator()(X509* certificate) const { X509_free(certificate); }

    void operator()(X509_CRL* list) const { X509_CRL_free(list); }

    void operator()(X509_STORE* store) const { X509_STORE_free(store); }

    void operator()(X509_STORE_CTX* context) const { X509_STORE_CTX_free(context); }
};

template <class Thing>
using held = std::unique_ptr<Thing, freed>;

class Keys : public testing::Test {
protected:
    static void SetUpTestSuite() {
        folder = std::make_unique<temporary_folder>();
        keys::write_keys(at(), {});
    }

    static void TearDownTestSuite() { folder.reset(); }

    static std::filesystem::path at() { return folder->path() / "keys"; }

    std::string pem(const std::string& name) const { return read_whole(at() / name, 65536); }

    std::vector<std::string> oins(const std::string& name) const {
        return keys::oins_of(pem(name + ".pem"));
    }

    held<X509> certificate(const std::string& name) const {
        const auto text = pem(name + ".pem");
        const held<BIO> memory(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
        return held<X509>(PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr));
    }

    /// What OpenSSL says of a certificate, its revocation looked at: X509_V_OK or why not.
    int verdict_on(const std::string& name) const {
        const held<X509_STORE> store(X509_STORE_new());
        X509_STORE_add_cert(store.get(), certificate("ca").get());
        const auto text = pem("crl.pem");
        const held<BIO> memory(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
        const held<X509_CRL> list(PEM_read_bio_X509_CRL(memory.get(), nullptr, nullptr, nullptr));
        X509_STORE_add_crl(store.get(), list.get());
        X509_STORE_set_flags(store.get(), X509_V_FLAG_CRL_CHECK);
        const held<X509_STORE_CTX> context(X509_STORE_CTX_new());
        const auto judged = certificate(name);
        X509_STORE_CTX_init(context.get(), store.get(), judged.get(), nullptr);
        X509_verify_cert(context.get());
        return X509_STORE_CTX_get_error(context.get());
    }

    static inline std::unique_ptr<temporary_folder> folder;
};

TEST_F(Keys, EverybodyBearsHisOwnNumber) {
    using list = std::vector<std::string>;
    EXPECT_EQ(oins("gateway"), list{"00000099000000000000"});
    EXPECT_EQ(oins("sut"), list{"00000099000000000000"});
    EXPECT_EQ(oins("region"), list{"00000099000000000002"});
    EXPECT_EQ(oins("partner"), list{"00000099000000000003"});
    EXPECT_EQ(oins("no_oin"), list{});
    EXPECT_EQ(oins("two_oins").size(), 2U);
    EXPECT_EQ(oins("two_oins").front(), oins("region").front());
}

TEST_F(Keys, ThePartnerIsThePlansPartner) {
    for (const auto* const protocol : {"esar", "multisignaal", "sisa", "midden-nederland"}) {
        const temporary_folder elsewhere;
        keys::key_plan wanted;
        wanted.protocol = protocol;
        keys::write_keys(elsewhere.path(), wanted);
        const auto borne = keys::oins_of(read_whole(elsewhere.path() / "partner.pem", 65536));
        EXPECT_EQ(borne.front(), keys::region_oin(plan::partner_of(protocol))) << protocol;
    }
}

TEST_F(Keys, AnIndexBearsItsProtocolsNumber) {
    const temporary_folder elsewhere;
    keys::key_plan plan;
    plan.protocol = "sisa";
    plan.tests_gateway = false;
    keys::write_keys(elsewhere.path(), plan);
    const auto oins_there = [&elsewhere](const char* name) {
        return keys::oins_of(read_whole(elsewhere.path() / name, 65536));
    };
    EXPECT_EQ(oins_there("sut.pem").front(), "00000099000000000003");
    EXPECT_EQ(oins_there("revoked.pem").front(), "00000099000000000000");
    const auto before = read_whole(elsewhere.path() / "sut.key", 65536);
    plan.oin = "00000099000000008888";
    plan.force = true;
    keys::write_keys(elsewhere.path(), plan);
    EXPECT_EQ(oins_there("sut.pem").front(), "00000099000000008888");
    EXPECT_NE(read_whole(elsewhere.path() / "sut.key", 65536), before);
}

TEST_F(Keys, WhatIsWrongIsWrongAlone) {
    for (const char* const good : {"region", "partner", "gateway", "sut", "nobody", "no_oin"})
        EXPECT_EQ(verdict_on(good), X509_V_OK) << good;
    EXPECT_EQ(verdict_on("region-signing"), X509_V_OK);
    EXPECT_EQ(verdict_on("revoked"), X509_V_ERR_CERT_REVOKED);
    EXPECT_EQ(verdict_on("revoked-signing"), X509_V_ERR_CERT_REVOKED);
    EXPECT_EQ(verdict_on("expired"), X509_V_ERR_CERT_HAS_EXPIRED);
    EXPECT_EQ(verdict_on("other_host"), X509_V_OK);
    EXPECT_EQ(X509_check_host(certificate("other_host").get(), "localhost", 0, 0, nullptr), 0);
    EXPECT_EQ(X509_check_host(certificate("region").get(), "localhost", 0, 0, nullptr), 1);
    EXPECT_EQ(verdict_on("other_authority"), X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY);
}

TEST_F(Keys, TellsHowLongACertificateIsGood) {
    EXPECT_GE(keys::days_left(pem("sut.pem")), 398);
    EXPECT_LT(keys::days_left(pem("expired.pem")), 0);
    EXPECT_THROW(keys::days_left("no certificate"), std::runtime_error);
}

TEST_F(Keys, PrivateKeysAreTheirOwnersAlone) {
    using std::filesystem::perms;
    for (const auto& each : std::filesystem::directory_iterator(at())) {
        const auto others = each.status().permissions() & (perms::group_all | perms::others_all);
        const bool is_private = each.path().extension() == ".key";
        EXPECT_TRUE(!is_private || others == perms::none) << each.path();
    }
}

TEST_F(Keys, NothingIsReplacedUnlessAskedFor) {
    const auto before = pem("sut.key");
    try {
        keys::write_keys(at(), {});
        FAIL() << "wrote over what was there";
    } catch (const std::runtime_error& error) {
        EXPECT_NE(std::string(error.what()).find("--force"), std::string::npos);
    }
    EXPECT_EQ(pem("sut.key"), before);
}

TEST_F(Keys, AnUnknownProtocolIsRefused) {
    keys::key_plan plan;
    plan.protocol = "telex";
    EXPECT_THROW(keys::write_keys(at(), plan), std::runtime_error);
}

} // namespace
} // namespace kruispunt::conformance::suite::tests
