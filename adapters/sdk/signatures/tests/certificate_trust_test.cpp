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

    /// Has the files read anew, as whoever watches them would.
    static void take_up(certificate_trust& trust) { trust.holder().read_again(now)(); }

    testing::pki pki_;
    certs::credential party_ = pki_.issue(testing::region_oin);
    std::filesystem::path ca_ = pki_.files / "ca.pem";
    std::filesystem::path crl_ = pki_.files / "crl.pem";
};

constexpr char untrusted[] = "the certificate is not trusted: ";

// proves: ESAR-03.1 acceptance
TEST_F(CertificateTrust, BelievesWhatItsAuthoritySigned) {
    EXPECT_EQ(complaint(certificate_trust({ca_, crl_, {}}), party_), "trusted");
    EXPECT_EQ(complaint(certificate_trust({ca_, {}, {}}), party_), "trusted");
}

// proves: ESAR-03.1 refusal
TEST_F(CertificateTrust, DoesNotBelieveStrangers) {
    const testing::pki others;
    const certificate_trust trust({ca_, crl_, {}});
    EXPECT_NE(complaint(trust, others.issue(testing::region_oin)), "trusted");
}

// proves: ESAR-03.1 refusal
TEST_F(CertificateTrust, LooksAtTheTimeItIsTold) {
    const certificate_trust trust({ca_, {}, {}});
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
        complaint(certificate_trust({ca_, crl_, {}}), party_),
        untrusted + std::string("certificate revoked")
    );
}

// proves: ESAR-03.2 COM-03.1 COM-03.2 refusal
TEST_F(CertificateTrust, TakesUpANewListWithoutRestart) {
    certificate_trust trust({ca_, crl_, {}});
    EXPECT_EQ(complaint(trust, party_), "trusted");
    pki_.revoke({party_.serial});
    EXPECT_EQ(complaint(trust, party_), "trusted") << "nobody said that it changed";
    take_up(trust);
    EXPECT_EQ(complaint(trust, party_), untrusted + std::string("certificate revoked"));
    // A list that is being written is no list: what was known stays.
    pki_.files.write("crl.pem", "half");
    EXPECT_THROW(take_up(trust), std::runtime_error);
    std::filesystem::remove(crl_);
    EXPECT_THROW(take_up(trust), std::runtime_error);
    EXPECT_EQ(complaint(trust, party_), untrusted + std::string("certificate revoked"));
    pki_.revoke({});
    take_up(trust);
    EXPECT_EQ(complaint(trust, party_), "trusted");
}

// proves: ESAR-03.1 COM-05.1 COM-05.2 refusal
TEST_F(CertificateTrust, OfAPartyThatIsKnownOnlyTheKnownOnesAreBelieved) {
    const auto next = pki_.issue(testing::region_oin);
    const auto other = pki_.issue("00000099000000000002");
    const auto known = pki_.files.write("known.pem", party_.certificate_pem);
    certificate_trust trust({ca_, crl_, {{testing::region_oin, known}}});
    EXPECT_EQ(complaint(trust, party_), "trusted");
    EXPECT_NE(complaint(trust, next), "trusted");
    EXPECT_EQ(complaint(trust, other), "trusted") << "of others nothing was said";
    pki_.files.write("known.pem", party_.certificate_pem + next.certificate_pem);
    take_up(trust);
    EXPECT_EQ(complaint(trust, party_), "trusted");
    EXPECT_EQ(complaint(trust, next), "trusted");
    pki_.files.write("known.pem", next.certificate_pem);
    take_up(trust);
    EXPECT_NE(complaint(trust, party_), "trusted");
    EXPECT_EQ(complaint(trust, next), "trusted");
}

TEST_F(CertificateTrust, NamesTheFileThatIsWrong) {
    const auto told = [](const std::filesystem::path& ca, const std::filesystem::path& crl) {
        try {
            certificate_trust trust({ca, crl, {}});
        } catch (const std::runtime_error& e) {
            return std::string(e.what());
        }
        return std::string("made");
    };
    EXPECT_EQ(told(crl_, crl_), crl_.string() + ": holds no certificate (PEM is expected)");
    EXPECT_EQ(told(ca_, ca_), ca_.string() + ": holds no revocation list");
    EXPECT_EQ(told("/nonexistent", crl_), "/nonexistent: cannot be read");
}

} // namespace
} // namespace kruispunt::adapters::sdk::signatures
