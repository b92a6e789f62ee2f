#include "certs/authority.hpp"
#include "certs/tests/x509_reading.hpp"

#include <gmock/gmock.h>

#include <set>

namespace kruispunt::certs {
namespace {

using testing::certificate_of;
using ::testing::ElementsAre;
using testing::host_names;
using ::testing::IsEmpty;
using testing::key_of;
using ::testing::SizeIs;
using testing::subject;
using testing::verdict;

party_profile a_party() {
    party_profile party;
    party.name = "north";
    party.oin = "00000099000000000042";
    party.organisation = "Stichting Noord";
    return party;
}

class authority_test : public ::testing::Test {
protected:
    int verdict_on(const party_profile& party, int purpose) {
        const auto leaf = certificate_of(ca_.issue(party).certificate_pem);
        return verdict(leaf.get(), ca_certificate_.get(), purpose);
    }

    authority ca_ = make_authority();
    certificate_ptr ca_certificate_ = certificate_of(ca_.certificate_pem());
};

TEST_F(authority_test, subject_names_the_party_and_its_oin) {
    const auto leaf = certificate_of(ca_.issue(a_party()).certificate_pem);
    EXPECT_EQ(subject(leaf.get(), NID_commonName), "north");
    EXPECT_EQ(subject(leaf.get(), NID_serialNumber), "00000099000000000042");
    EXPECT_EQ(subject(leaf.get(), NID_organizationName), "Stichting Noord");
}

TEST_F(authority_test, a_party_may_be_client_and_server) {
    EXPECT_EQ(verdict_on(a_party(), X509_PURPOSE_SSL_CLIENT), X509_V_OK);
    EXPECT_EQ(verdict_on(a_party(), X509_PURPOSE_SSL_SERVER), X509_V_OK);
}

TEST_F(authority_test, a_limited_purpose_is_refused_for_the_other) {
    auto party = a_party();
    party.use = purpose::client_only;
    EXPECT_EQ(verdict_on(party, X509_PURPOSE_SSL_CLIENT), X509_V_OK);
    EXPECT_EQ(verdict_on(party, X509_PURPOSE_SSL_SERVER), X509_V_ERR_INVALID_PURPOSE);
    party.use = purpose::server_only;
    EXPECT_EQ(verdict_on(party, X509_PURPOSE_SSL_SERVER), X509_V_OK);
    EXPECT_EQ(verdict_on(party, X509_PURPOSE_SSL_CLIENT), X509_V_ERR_INVALID_PURPOSE);
}

TEST_F(authority_test, hosts_come_beside_localhost_once) {
    auto party = a_party();
    party.hosts = {"index.example.nl", "192.0.2.7", "localhost"};
    const auto leaf = certificate_of(ca_.issue(party).certificate_pem);
    EXPECT_THAT(
        host_names(leaf.get()),
        ElementsAre("localhost", "127.0.0.1", "index.example.nl", "192.0.2.7")
    );
}

TEST_F(authority_test, a_signing_certificate_signs_and_has_no_host) {
    auto party = a_party();
    party.use = purpose::signing;
    party.key = key_kind::rsa2048;
    const auto leaf = certificate_of(ca_.issue(party).certificate_pem);
    EXPECT_THAT(host_names(leaf.get()), IsEmpty());
    EXPECT_EQ(X509_get_key_usage(leaf.get()), static_cast<unsigned>(KU_DIGITAL_SIGNATURE));
    EXPECT_EQ(X509_get_extended_key_usage(leaf.get()), UINT32_MAX);
    EXPECT_EQ(verdict(leaf.get(), ca_certificate_.get(), 0), X509_V_OK);
}

TEST_F(authority_test, keys_are_of_the_kind_asked_for_and_belong_to_the_certificate) {
    auto party = a_party();
    for (const auto kind : {key_kind::p256, key_kind::rsa2048}) {
        party.key = kind;
        const auto made = ca_.issue(party);
        const auto key = key_of(made.key_pem);
        EXPECT_EQ(EVP_PKEY_get_bits(key.get()), kind == key_kind::p256 ? 256 : 2048);
        EXPECT_EQ(
            EVP_PKEY_get_base_id(key.get()), kind == key_kind::p256 ? EVP_PKEY_EC : EVP_PKEY_RSA
        );
        EXPECT_EQ(X509_check_private_key(certificate_of(made.certificate_pem).get(), key.get()), 1);
    }
}

TEST_F(authority_test, the_file_holds_the_leaf_alone) {
    const auto pem = ca_.issue(a_party()).certificate_pem;
    EXPECT_EQ(pem.find("BEGIN CERTIFICATE"), pem.rfind("BEGIN CERTIFICATE"));
}

TEST_F(authority_test, validity_is_as_asked) {
    auto party = a_party();
    party.valid = already_expired();
    EXPECT_EQ(verdict_on(party, 0), X509_V_ERR_CERT_HAS_EXPIRED);
    party.valid = not_yet_begun();
    EXPECT_EQ(verdict_on(party, 0), X509_V_ERR_CERT_NOT_YET_VALID);
}

TEST_F(authority_test, another_authority_is_not_trusted) {
    const auto stranger = make_authority();
    const auto leaf = certificate_of(stranger.issue(a_party()).certificate_pem);
    EXPECT_NE(verdict(leaf.get(), ca_certificate_.get(), 0), X509_V_OK);
}

TEST_F(authority_test, a_leaf_issues_nothing) {
    const auto leaf = certificate_of(ca_.issue(a_party()).certificate_pem);
    EXPECT_EQ(X509_check_ca(leaf.get()), 0);
    EXPECT_EQ(X509_check_ca(ca_certificate_.get()), 1);
    EXPECT_EQ(X509_get_pathlen(ca_certificate_.get()), 0);
}

TEST_F(authority_test, serials_are_distinct_and_of_128_bits) {
    std::set<std::string> serials;
    std::size_t longest = 0;
    for (int i = 0; i < 32; ++i) {
        const auto made = ca_.issue(a_party());
        EXPECT_EQ(made.serial, serial_of(made.certificate_pem));
        longest = std::max(longest, made.serial.size());
        serials.insert(made.serial);
    }
    EXPECT_THAT(serials, SizeIs(32));
    EXPECT_EQ(longest, 32U);
}

TEST_F(authority_test, what_cannot_be_issued_is_refused) {
    auto party = a_party();
    party.oin = "0000009900000000004";
    EXPECT_THROW(static_cast<void>(ca_.issue(party)), std::invalid_argument);
    party.oin = "0000009900000000004x";
    EXPECT_THROW(static_cast<void>(ca_.issue(party)), std::invalid_argument);
    party = a_party();
    party.hosts = {"a,DNS:evil"};
    EXPECT_THROW(static_cast<void>(ca_.issue(party)), std::invalid_argument);
    party = a_party();
    party.name.clear();
    EXPECT_THROW(static_cast<void>(ca_.issue(party)), std::invalid_argument);
    party = a_party();
    party.valid.until = party.valid.from;
    EXPECT_THROW(static_cast<void>(ca_.issue(party)), std::invalid_argument);
    party = a_party();
    party.name.assign(65, 'n');
    EXPECT_THROW(static_cast<void>(ca_.issue(party)), std::runtime_error);
}

TEST_F(authority_test, an_authority_taken_up_again_issues_under_the_same_root) {
    const auto again = load_authority(ca_.certificate_pem(), ca_.key_pem());
    const auto leaf = certificate_of(again.issue(a_party()).certificate_pem);
    EXPECT_EQ(verdict(leaf.get(), ca_certificate_.get(), 0), X509_V_OK);
}

TEST_F(authority_test, a_foreign_key_is_not_taken_up) {
    EXPECT_THROW(
        static_cast<void>(load_authority(ca_.certificate_pem(), make_authority().key_pem())),
        std::runtime_error
    );
    EXPECT_THROW(
        static_cast<void>(load_authority("no certificate", ca_.key_pem())), std::runtime_error
    );
}

} // namespace
} // namespace kruispunt::certs
