#include "adapters/sdk/signatures/certificate_trust.hpp"
#include "adapters/sdk/signatures/tests/pki.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::sdk::signatures {
namespace {

using testing::now;

class CertificateTrust : public ::testing::Test {
protected:
    std::string complaint(
        const certificate_trust& trust, const certs::credential& about, domain::instant at = now
    ) const {
        const auto failure = trust.complaint_about(*read_pem(about.certificate_pem), at);
        if (!failure) return "trusted";
        EXPECT_EQ(failure->code, domain::errc::signature_invalid);
        return failure->detail;
    }

    testing::pki pki_;
    certs::credential party_ = pki_.issue(testing::region_oin);
    std::filesystem::path ca_ = pki_.files / "ca.pem";
    std::filesystem::path crl_ = pki_.files / "crl.pem";
};

constexpr char untrusted[] = "the certificate is not trusted: ";

// proves: ESAR-03.1 acceptance
TEST_F(CertificateTrust, BelievesWhatItsAuthoritySigned) {
    EXPECT_EQ(complaint(certificate_trust(ca_, crl_), party_), "trusted");
    EXPECT_EQ(complaint(certificate_trust(ca_, std::nullopt), party_), "trusted");
}

// proves: ESAR-03.1 refusal
TEST_F(CertificateTrust, DoesNotBelieveStrangers) {
    const testing::pki others;
    const certificate_trust trust(ca_, crl_);
    EXPECT_NE(complaint(trust, others.issue(testing::region_oin)), "trusted");
}

// proves: ESAR-03.1 refusal
TEST_F(CertificateTrust, LooksAtTheTimeItIsTold) {
    const certificate_trust trust(ca_, std::nullopt);
    const auto year = std::chrono::hours(24 * 365);
    EXPECT_EQ(
        complaint(trust, party_, now + year), untrusted + std::string("certificate has expired")
    );
    EXPECT_EQ(
        complaint(trust, party_, now - year),
        untrusted + std::string("certificate is not yet valid")
    );
}

// proves: ESAR-03.2 refusal
TEST_F(CertificateTrust, DoesNotBelieveWhatWasRevoked) {
    pki_.revoke({party_.serial});
    EXPECT_EQ(
        complaint(certificate_trust(ca_, crl_), party_),
        untrusted + std::string("certificate revoked")
    );
}

// proves: ESAR-03.2 COM-03.1 refusal
TEST_F(CertificateTrust, TakesUpANewListWithoutRestart) {
    const certificate_trust trust(ca_, crl_, std::chrono::seconds(0));
    EXPECT_EQ(complaint(trust, party_), "trusted");
    pki_.revoke({party_.serial});
    std::filesystem::last_write_time(crl_, std::filesystem::file_time_type::clock::now());
    EXPECT_EQ(complaint(trust, party_), untrusted + std::string("certificate revoked"));
    // A list that is being written is no list: what was known stays.
    pki_.files.write("crl.pem", "half");
    EXPECT_EQ(complaint(trust, party_), untrusted + std::string("certificate revoked"));
    std::filesystem::remove(crl_);
    EXPECT_EQ(complaint(trust, party_), untrusted + std::string("certificate revoked"));
    pki_.revoke({});
    EXPECT_EQ(complaint(trust, party_), "trusted");
}

TEST_F(CertificateTrust, DoesNotLookAtItsFilesAllTheTime) {
    const certificate_trust trust(ca_, crl_);
    EXPECT_EQ(complaint(trust, party_), "trusted");
    pki_.revoke({party_.serial});
    EXPECT_EQ(complaint(trust, party_), "trusted");
}

TEST_F(CertificateTrust, NamesTheFileThatIsWrong) {
    const auto told = [](const std::filesystem::path& ca, const std::filesystem::path& crl) {
        try {
            certificate_trust trust(ca, crl);
        } catch (const std::runtime_error& e) {
            return std::string(e.what());
        }
        return std::string("made");
    };
    EXPECT_EQ(told(crl_, crl_), crl_.string() + ": holds no certificate of an authority");
    EXPECT_EQ(told(ca_, ca_), ca_.string() + ": holds no revocation list");
    EXPECT_EQ(told("/nonexistent", crl_), "/nonexistent: holds no certificate of an authority");
}

} // namespace
} // namespace kruispunt::adapters::sdk::signatures
