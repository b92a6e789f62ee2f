#include "certs/authority.hpp"
#include "certs/pki_files.hpp"
#include "certs/sandbox_pki.hpp"
#include "certs/tests/file_mode.hpp"
#include "certs/tests/x509_reading.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gmock/gmock.h>

#include <array>
#include <set>

namespace kruispunt::certs {
namespace {

using testing::certificate_of;
using ::testing::Contains;
using testing::crl_of;
using testing::host_names;
using ::testing::IsSupersetOf;
using testing::key_of;
using testing::mode_of;
using testing::subject;
using testing::verdict;

const std::array<region, 2> regions{
    region{"north", "00000099000000000001", true}, region{"south", "00000099000000000002", false}};

class sandbox_pki_test : public ::testing::Test {
protected:
    std::filesystem::path pki() const { return folder_.path() / "pki"; }

    certificate_ptr certificate(const std::string& name) const {
        return certificate_of(read_small_file(pki() / (name + ".pem")));
    }

    int verdict_on(const std::string& name) const {
        return verdict(
            certificate(name).get(),
            certificate("ca").get(),
            0,
            crl_of(read_small_file(pki() / "crl.pem")).get()
        );
    }

    support::temporary_folder folder_;
};

// proves: COM-02.1
TEST_F(sandbox_pki_test, every_party_has_a_certificate_with_its_oin) {
    write_sandbox_pki(pki(), regions);
    const std::vector<party> expected{
        {"gateway", "00000099000000000000"},
        {"north", "00000099000000000001"},
        {"south", "00000099000000000002"},
        {"coordinator", "00000099000000000010"},
        {"auditor", "00000099000000000011"},
        {"vendor", "00000099000000000012"},
        {"operator-north", "00000099000000000021"},
        {"operator-south", "00000099000000000022"},
        {"gateway-signing", "00000099000000000000"},
        {"north-signing", "00000099000000000001"}};
    for (const auto& [name, oin] : expected) {
        SCOPED_TRACE(name);
        const auto leaf = certificate(name);
        EXPECT_EQ(subject(leaf.get(), NID_serialNumber), oin);
        EXPECT_EQ(subject(leaf.get(), NID_commonName), name);
        EXPECT_EQ(verdict_on(name), X509_V_OK);
        const auto key = key_of(read_small_file(pki() / (name + ".key")));
        EXPECT_EQ(X509_check_private_key(leaf.get(), key.get()), 1);
    }
    EXPECT_FALSE(std::filesystem::exists(pki() / "south-signing.pem"));
}

TEST_F(sandbox_pki_test, keys_are_private_and_the_folder_too) {
    write_sandbox_pki(pki(), regions);
    EXPECT_EQ(mode_of(pki()), 0700U);
    std::size_t keys = 0;
    for (const auto& entry : std::filesystem::directory_iterator(pki())) {
        if (entry.path().extension() != ".key") continue;
        ++keys;
        EXPECT_EQ(mode_of(entry.path()), 0600U) << entry.path();
    }
    EXPECT_EQ(keys, 11U);
}

TEST_F(sandbox_pki_test, hosts_come_into_tls_certificates) {
    write_sandbox_pki(pki(), regions, {"gateway.test"});
    EXPECT_THAT(host_names(certificate("gateway").get()), Contains("gateway.test"));
    EXPECT_THAT(host_names(certificate("north").get()), IsSupersetOf({"localhost", "127.0.0.1"}));
}

TEST_F(sandbox_pki_test, a_sandbox_is_not_made_over_another) {
    write_sandbox_pki(pki(), regions);
    const auto before = read_small_file(pki() / "gateway.pem");
    EXPECT_THROW(write_sandbox_pki(pki(), regions), std::system_error);
    EXPECT_EQ(read_small_file(pki() / "gateway.pem"), before);
}

TEST_F(sandbox_pki_test, revocations_add_up) {
    write_sandbox_pki(pki(), regions);
    revoke_in_sandbox(pki(), std::vector<std::string>{"north"});
    EXPECT_EQ(verdict_on("north"), X509_V_ERR_CERT_REVOKED);
    EXPECT_EQ(verdict_on("south"), X509_V_OK);
    revoke_in_sandbox(pki(), std::vector<std::string>{"south", "north"});
    EXPECT_EQ(verdict_on("north"), X509_V_ERR_CERT_REVOKED);
    EXPECT_EQ(verdict_on("south"), X509_V_ERR_CERT_REVOKED);
    EXPECT_EQ(verdict_on("north-signing"), X509_V_OK);
    const auto list = read_revocation_list(read_small_file(pki() / "crl.pem"));
    EXPECT_EQ(list.serials.size(), 2U);
    EXPECT_EQ(list.number, 3);
}

TEST_F(sandbox_pki_test, an_unknown_party_is_not_revoked) {
    write_sandbox_pki(pki(), regions);
    const auto before = read_small_file(pki() / "crl.pem");
    EXPECT_THROW(revoke_in_sandbox(pki(), std::vector<std::string>{"nobody"}), std::runtime_error);
    EXPECT_EQ(read_small_file(pki() / "crl.pem"), before);
}

TEST_F(sandbox_pki_test, revoking_says_what_is_new_and_leaves_the_list_where_nothing_is) {
    using names = std::vector<std::string>;
    write_sandbox_pki(pki(), regions);
    EXPECT_EQ(revoke_in_sandbox(pki(), names{"north"}), names{"north"});
    EXPECT_EQ(revoke_in_sandbox(pki(), names{"north", "south"}), names{"south"});
    const auto before = read_small_file(pki() / "crl.pem");
    EXPECT_EQ(revoke_in_sandbox(pki(), names{"north", "south"}), names{});
    EXPECT_EQ(read_small_file(pki() / "crl.pem"), before);
}

TEST_F(sandbox_pki_test, without_the_authoritys_key_nothing_is_revoked) {
    write_sandbox_pki(pki(), regions);
    std::filesystem::remove(pki() / "ca.key");
    EXPECT_THROW(revoke_in_sandbox(pki(), std::vector<std::string>{"north"}), std::runtime_error);
    EXPECT_EQ(verdict_on("north"), X509_V_OK);
}

TEST_F(sandbox_pki_test, a_party_has_its_certificates_and_the_authority_is_none) {
    using names = std::vector<std::string>;
    write_sandbox_pki(pki(), regions);
    EXPECT_EQ(certificates_of(pki(), "north"), (names{"north", "north-signing"}));
    EXPECT_EQ(certificates_of(pki(), "north-signing"), names{"north-signing"});
    EXPECT_EQ(certificates_of(pki(), "south"), names{"south"});
    EXPECT_EQ(certificates_of(pki(), "vendor"), names{"vendor"});
    for (const auto* none : {"ca", "crl", "", "nobody", "../pki/north", "north.pem"})
        EXPECT_EQ(certificates_of(pki(), none), names{}) << none;
    EXPECT_EQ(certificates_in_sandbox(pki()).size(), 10U);
}

TEST(sandbox_parties_test, no_two_share_a_name_or_an_oin) {
    const std::array same_name{
        region{"a", "00000099000000000001"}, region{"a", "00000099000000000002"}};
    const std::array same_oin{
        region{"a", "00000099000000000001"}, region{"b", "00000099000000000001"}};
    const std::array gateways{region{"a", gateway_oin}};
    EXPECT_THROW(static_cast<void>(sandbox_parties(same_name)), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(sandbox_parties(same_oin)), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(sandbox_parties(gateways)), std::invalid_argument);
}

TEST(operator_oin_test, is_the_regions_plus_twenty) {
    EXPECT_EQ(operator_oin("00000099000000000004"), "00000099000000000024");
    EXPECT_EQ(operator_oin("00000099000000000090"), "00000099000000000110");
    EXPECT_THROW(static_cast<void>(operator_oin("4")), std::invalid_argument);
}

} // namespace
} // namespace kruispunt::certs
