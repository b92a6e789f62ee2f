// Chains, revocation lists of every authority in them, and certificates that a party is known by.
#include "gateway/trust/expiry.hpp"
#include "tests/unit/trust/trust_fixture.hpp"

#include <gmock/gmock.h>
#include <openssl/x509_vfy.h>

namespace kruispunt::trust {
namespace {

using std::chrono::hours;
using testing::HasSubstr;

class TrustStore : public trust_fixture {
protected:
    std::string refusal_of(const trust_files& files) const {
        try {
            trust_store::load(files);
        } catch (const std::runtime_error& e) {
            return e.what();
        }
        return "loaded";
    }

    std::string regress(const trust_store& older, domain::instant at = now()) const {
        return trust_store::load(files())->regress_from(older, at).value_or("none");
    }
};

// proves: COM-03.4 acceptance
TEST_F(TrustStore, BelievesAPartyBelowTwoAuthorities) {
    EXPECT_EQ(verdict(*trust_store::load(files()), issue()), 0);
    EXPECT_EQ(verdict(*trust_store::load({at("ca.pem"), {}, {}}), issue()), 0);
}

// proves: COM-03.1 COM-03.4 refusal
TEST_F(TrustStore, WhatAnyAuthorityOfTheChainRevokedIsRefused) {
    const auto party = issue();
    revoke({}, {party.serial});
    const auto of_party = trust_store::load(files());
    EXPECT_EQ(verdict(*of_party, party), X509_V_ERR_CERT_REVOKED);
    EXPECT_EQ(verdict(*of_party, issue()), 0);
    revoke({certs::serial_of(below_.certificate_pem())}, {});
    EXPECT_EQ(verdict(*trust_store::load(files()), issue()), X509_V_ERR_CERT_REVOKED);
}

// proves: COM-03.4 refusal
TEST_F(TrustStore, APartysOwnAuthorityMustHaveAList) {
    write("crl.pem", root_.revocation_list({}));
    const auto store = trust_store::load(files());
    EXPECT_EQ(verdict(*store, issue()), X509_V_ERR_UNABLE_TO_GET_CRL);
    ASSERT_EQ(store->cautions().size(), 1U);
    EXPECT_EQ(store->cautions()[0].code, ports::alarm_code::crl_missing);
    EXPECT_EQ(store->cautions()[0].about, "Below");
}

// proves: COM-03.4 acceptance
TEST_F(TrustStore, AnAuthorityAboveMayHaveNoneAndOperatorsAreTold) {
    write("crl.pem", below_.revocation_list({}));
    const auto store = trust_store::load(files());
    EXPECT_EQ(verdict(*store, issue()), 0);
    ASSERT_EQ(store->cautions().size(), 1U);
    EXPECT_EQ(store->cautions()[0].about, "Root");
}

// proves: COM-03.5 refusal
TEST_F(TrustStore, AListThatHasExpiredRefusesWhomItsAuthorityVouchesFor) {
    write(
        "crl.pem",
        root_.revocation_list({}) + below_.revocation_list({}, 2, certs::already_expired())
    );
    EXPECT_EQ(verdict(*trust_store::load(files()), issue()), X509_V_ERR_CRL_HAS_EXPIRED);
    write(
        "crl.pem",
        root_.revocation_list({}, 2, certs::already_expired()) + below_.revocation_list({})
    );
    EXPECT_EQ(verdict(*trust_store::load(files()), issue()), X509_V_ERR_CRL_HAS_EXPIRED);
}

// proves: COM-03.6 refusal
TEST_F(TrustStore, AListMayNotBecomeOlderGoOrExpireByBeingReplaced) {
    const auto from = certs::a_year_from_now();
    const auto before = trust_store::load(files());
    EXPECT_EQ(regress(*before), "none") << "the same again";
    revoke({}, {}, {from.from - hours(2), from.until});
    EXPECT_THAT(regress(*before), HasSubstr("of Root is older than the one in use"));
    write("crl.pem", root_.revocation_list({}));
    EXPECT_THAT(regress(*before), HasSubstr("of Below is gone"));
    revoke({}, {}, {from.from, from.from + hours(2)});
    EXPECT_EQ(regress(*before), "none");
    EXPECT_THAT(regress(*before, now() + hours(3)), HasSubstr("of Root has expired"));
}

// proves: COM-03.6 acceptance
TEST_F(TrustStore, AnExpiredListMayFollowAnExpiredOneAndAnAuthorityMayGoWithItsList) {
    revoke({}, {}, certs::already_expired());
    const auto expired = trust_store::load(files());
    EXPECT_EQ(regress(*expired), "none");
    write("ca.pem", root_.certificate_pem());
    write("crl.pem", root_.revocation_list({}));
    EXPECT_EQ(regress(*expired), "none");
}

// proves: COM-05.1 COM-05.2 refusal
TEST_F(TrustStore, AKnownPartyIsTakenByItsKnownCertificatesAlone) {
    const auto first = issue();
    const auto second = issue();
    auto known = files();
    known.known.emplace(north_oin, write("known.pem", first.certificate_pem));
    auto store = trust_store::load(known);
    EXPECT_EQ(verdict(*store, first), 0);
    EXPECT_EQ(verdict(*store, second), X509_V_ERR_APPLICATION_VERIFICATION);
    EXPECT_EQ(verdict(*store, issue("00000099000000000043")), 0) << "of others nothing was said";
    write("known.pem", first.certificate_pem + second.certificate_pem);
    store = trust_store::load(known);
    EXPECT_EQ(verdict(*store, first), 0);
    EXPECT_EQ(verdict(*store, second), 0);
}

// proves: COM-05.1 refusal
TEST_F(TrustStore, KnownCertificatesAreThePartysAndAtMostEight) {
    auto known = files();
    known.known.emplace(
        north_oin, write("known.pem", issue("00000099000000000043").certificate_pem)
    );
    EXPECT_THAT(refusal_of(known), HasSubstr("known.pem: holds a certificate of another OIN"));
    std::string many;
    for (std::size_t i = 0; i < most_known; ++i)
        many += issue().certificate_pem;
    write("known.pem", many);
    EXPECT_EQ(refusal_of(known), "loaded");
    write("known.pem", many + issue().certificate_pem);
    EXPECT_THAT(refusal_of(known), HasSubstr("known.pem: holds more than 8 certificates"));
}

TEST_F(TrustStore, APartysCertificateIsNoAuthority) {
    write("ca.pem", root_.certificate_pem() + issue().certificate_pem);
    EXPECT_THAT(
        refusal_of(files()), HasSubstr("ca.pem: holds a certificate that is no authority's")
    );
}

TEST_F(TrustStore, TellsWhetherSomethingOfItEnded) {
    const auto store = trust_store::load(files());
    const auto end = store->records().back().ends;
    const auto moment = std::chrono::milliseconds(1);
    EXPECT_FALSE(store->ended_between(now(), end - moment));
    EXPECT_TRUE(store->ended_between(end - moment, end));
    EXPECT_FALSE(store->ended_between(end + hours(24), end + hours(48)));
}

TEST_F(TrustStore, TellsWhatItHoldsAndUntilWhen) {
    const auto records = trust_store::load(files())->records();
    ASSERT_EQ(records.size(), 4U);
    EXPECT_EQ(records[0].use, ports::certificate_use::authority);
    EXPECT_EQ(records[0].common_name, "Root");
    EXPECT_EQ(records[3].use, ports::certificate_use::revocation_list);
    EXPECT_EQ(records[3].common_name, "Below");
    for (const auto& one : records) {
        EXPECT_LT(one.begins, now());
        EXPECT_EQ(days_left(one.ends, now()), 364);
        EXPECT_EQ(one.fingerprint.size(), 64U);
    }
}

} // namespace
} // namespace kruispunt::trust
