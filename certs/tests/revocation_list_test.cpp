#include "certs/authority.hpp"
#include "certs/tests/x509_reading.hpp"

#include <gmock/gmock.h>

namespace kruispunt::certs {
namespace {

using testing::certificate_of;
using testing::crl_of;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAreArray;
using testing::verdict;

class revocation_list_test : public ::testing::Test {
protected:
    credential issue() {
        party_profile party;
        party.name = "north";
        party.oin = "00000099000000000042";
        return ca_.issue(party);
    }

    int verdict_under(const credential& of, const std::string& crl_pem) {
        const auto leaf = certificate_of(of.certificate_pem);
        const auto root = certificate_of(ca_.certificate_pem());
        return verdict(leaf.get(), root.get(), 0, crl_of(crl_pem).get());
    }

    authority ca_ = make_authority();
};

TEST_F(revocation_list_test, an_empty_list_refuses_nobody) {
    EXPECT_EQ(verdict_under(issue(), ca_.revocation_list({})), X509_V_OK);
}

TEST_F(revocation_list_test, what_is_listed_is_revoked_and_nothing_else) {
    const auto bad = issue();
    const auto good = issue();
    const auto list = ca_.revocation_list(std::vector{bad.serial});
    EXPECT_EQ(verdict_under(bad, list), X509_V_ERR_CERT_REVOKED);
    EXPECT_EQ(verdict_under(good, list), X509_V_OK);
}

TEST_F(revocation_list_test, is_signed_by_its_authority) {
    const auto list = make_authority().revocation_list({});
    EXPECT_NE(verdict_under(issue(), list), X509_V_OK);
}

TEST_F(revocation_list_test, ends_when_asked) {
    const auto list = ca_.revocation_list({}, 1, already_expired());
    EXPECT_EQ(verdict_under(issue(), list), X509_V_ERR_CRL_HAS_EXPIRED);
}

TEST_F(revocation_list_test, is_read_back) {
    const std::vector serials{issue().serial, issue().serial, std::string("01")};
    const auto found = read_revocation_list(ca_.revocation_list(serials, 7));
    EXPECT_THAT(found.serials, UnorderedElementsAreArray(serials));
    EXPECT_EQ(found.number, 7);
    EXPECT_THAT(read_revocation_list(ca_.revocation_list({})).serials, IsEmpty());
}

TEST_F(revocation_list_test, a_serial_that_is_none_is_refused) {
    EXPECT_THROW(
        static_cast<void>(ca_.revocation_list(std::vector<std::string>{"12zz"})),
        std::invalid_argument
    );
    EXPECT_THROW(
        static_cast<void>(ca_.revocation_list(std::vector<std::string>{""})), std::invalid_argument
    );
}

} // namespace
} // namespace kruispunt::certs
