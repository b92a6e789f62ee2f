#include "certs/authority.hpp"
#include "certs/pki_files.hpp"
#include "certs/sandbox_pki.hpp"
#include "certs/tests/x509_reading.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gmock/gmock.h>

#include <vector>

namespace kruispunt::certs {
namespace {

using testing::certificate_of;

party_profile north(purpose use = purpose::transport, key_kind key = key_kind::p256) {
    party_profile party;
    party.name = "north";
    party.oin = "00000099000000000042";
    party.organisation = "Noord";
    party.use = use;
    party.key = key;
    return party;
}

TEST(renewal_test, a_certificate_says_how_another_such_one_is_issued) {
    const auto ca = make_authority();
    auto asked = north();
    asked.hosts = {"noord.example", "10.1.2.3"};
    const auto read = profile_of(ca.issue(asked).certificate_pem);
    EXPECT_EQ(read.name, asked.name);
    EXPECT_EQ(read.oin, asked.oin);
    EXPECT_EQ(read.organisation, asked.organisation);
    EXPECT_EQ(read.use, purpose::transport);
    EXPECT_EQ(read.key, key_kind::p256);
    const std::vector<std::string> hosts{"localhost", "127.0.0.1", "noord.example", "10.1.2.3"};
    EXPECT_EQ(read.hosts, hosts);
    for (const auto use : {purpose::client_only, purpose::server_only, purpose::signing})
        EXPECT_EQ(profile_of(ca.issue(north(use)).certificate_pem).use, use);
    const auto rsa = ca.issue(north(purpose::signing, key_kind::rsa2048));
    EXPECT_EQ(profile_of(rsa.certificate_pem).key, key_kind::rsa2048);
}

TEST(renewal_test, an_authority_may_stand_below_another_where_that_one_allows_it) {
    const auto root = make_authority({.name = "Root", .valid = a_year_from_now(), .below = 1});
    const auto below = root.subordinate({.name = "Below"});
    const auto leaf = certificate_of(below.issue(north()).certificate_pem);
    const auto issuer = certificate_of(below.certificate_pem());
    const auto top = certificate_of(root.certificate_pem());
    EXPECT_EQ(X509_verify(leaf.get(), X509_get0_pubkey(issuer.get())), 1);
    EXPECT_EQ(X509_verify(issuer.get(), X509_get0_pubkey(top.get())), 1);
    EXPECT_EQ(X509_get_pathlen(top.get()), 1);
    EXPECT_EQ(X509_get_pathlen(issuer.get()), 0);
}

class sandbox_renewal_test : public ::testing::Test {
protected:
    sandbox_renewal_test() { write_sandbox_pki(pki_, regions_); }

    std::string text(const std::string& name) const { return read_small_file(pki_ / name); }

    support::temporary_folder folder_;
    std::filesystem::path pki_ = folder_.path() / "pki";
    std::vector<region> regions_{{"esar", "00000099000000000001", true}};
};

TEST_F(sandbox_renewal_test, in_place_keeps_the_old_one_aside) {
    const auto before = text("esar.pem");
    const auto key = text("esar.key");
    renew_in_sandbox(pki_, "esar", renewed::in_place, 10);
    EXPECT_EQ(text("esar-old.pem"), before);
    EXPECT_EQ(text("esar-old.key"), key);
    EXPECT_NE(serial_of(text("esar.pem")), serial_of(before));
    EXPECT_NE(text("esar.key"), key);
    EXPECT_EQ(profile_of(text("esar.pem")).oin, profile_of(before).oin);
    const auto mode = std::filesystem::status(pki_ / "esar.key").permissions();
    EXPECT_EQ(mode, std::filesystem::perms(0600));
}

TEST_F(sandbox_renewal_test, beside_leaves_the_old_one_where_it_is) {
    const auto before = text("gateway-signing.pem");
    renew_in_sandbox(pki_, "gateway-signing", renewed::beside);
    EXPECT_EQ(text("gateway-signing.pem"), before);
    const auto next = profile_of(text("gateway-signing-next.pem"));
    EXPECT_EQ(next.use, purpose::signing);
    EXPECT_EQ(next.oin, gateway_oin);
}

TEST_F(sandbox_renewal_test, what_was_revoked_stays_on_a_list_that_is_signed_anew) {
    revoke_in_sandbox(pki_, std::vector<std::string>{"esar"});
    const auto before = read_revocation_list(text("crl.pem"));
    renew_list_in_sandbox(pki_, 2);
    const auto after = read_revocation_list(text("crl.pem"));
    EXPECT_EQ(after.serials, before.serials);
    EXPECT_EQ(after.number, before.number + 1);
    EXPECT_THROW(renew_list_in_sandbox(pki_, 0), std::invalid_argument);
}

} // namespace
} // namespace kruispunt::certs
