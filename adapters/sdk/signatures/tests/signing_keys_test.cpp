#include "adapters/sdk/signatures/base64.hpp"
#include "adapters/sdk/signatures/signing_keys.hpp"
#include "adapters/sdk/signatures/tests/pki.hpp"

#include <gmock/gmock.h>

namespace kruispunt::adapters::sdk::signatures {
namespace {

using std::chrono::hours;
using ::testing::HasSubstr;
using testing::now;

constexpr char envelope[] =
    R"(<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header>)"
    R"(<a:To xmlns:a="http://www.w3.org/2005/08/addressing">x</a:To></soap:Header>)"
    R"(<soap:Body><b/></soap:Body></soap:Envelope>)";

class SigningKeys : public ::testing::Test {
protected:
    trust::own_files files(const std::string& name) const {
        return {pki_.files / (name + ".pem"), pki_.files / (name + ".key")};
    }

    certs::credential issue(const std::string& name) {
        return pki_.issue_to_file(name, testing::gateway_oin);
    }

    /// Whether a message of `at` bears that certificate.
    static bool
    signs_with(const signing_keys& keys, const certs::credential& which, domain::instant at) {
        const std::string token = to_base64(der_of(*read_pem(which.certificate_pem)));
        return keys.sign(envelope, {at, std::nullopt}).find(token) != std::string::npos;
    }

    std::string refusal_of(signing_keys& keys, domain::instant at = now) {
        try {
            keys.read_again(at)();
        } catch (const std::runtime_error& e) {
            return e.what();
        }
        return "taken";
    }

    testing::pki pki_;
    certs::credential old_ = issue("old");
};

// proves: COM-05.5
TEST_F(SigningKeys, AreReplacedTogetherWhileItRuns) {
    signing_keys keys(testing::gateway_oin, files("old"));
    EXPECT_TRUE(signs_with(keys, old_, now));
    const auto fresh = issue("old");
    EXPECT_TRUE(signs_with(keys, old_, now)) << "nobody said that it changed";
    EXPECT_EQ(refusal_of(keys), "taken");
    EXPECT_TRUE(signs_with(keys, fresh, now));
}

// proves: COM-05.4 refusal
TEST_F(SigningKeys, AKeyOfAnotherCertificateIsRefusedAndTheOldOneGoesOn) {
    signing_keys keys(testing::gateway_oin, files("old"));
    const auto next = issue("next");
    pki_.files.write("old.pem", next.certificate_pem);
    EXPECT_THAT(refusal_of(keys), HasSubstr("is not the private key"));
    pki_.files.write("old.key", next.key_pem.substr(0, next.key_pem.size() / 2));
    EXPECT_THAT(refusal_of(keys), HasSubstr("is not the private key"));
    EXPECT_TRUE(signs_with(keys, old_, now));
    pki_.files.write("old.key", next.key_pem);
    EXPECT_EQ(refusal_of(keys), "taken");
    EXPECT_TRUE(signs_with(keys, next, now));
}

// proves: COM-05.4 refusal
TEST_F(SigningKeys, ACertificateThatDoesNotHoldOrIsAnothersIsRefused) {
    signing_keys keys(testing::gateway_oin, files("old"));
    EXPECT_THAT(refusal_of(keys, now + hours(24 * 400)), HasSubstr("expired on 2027-"));
    pki_.issue_to_file("old", testing::region_oin);
    EXPECT_THAT(refusal_of(keys), HasSubstr("does not bear the gateway's OIN"));
    EXPECT_TRUE(signs_with(keys, old_, now));
}

// proves: COM-05.6
TEST_F(SigningKeys, TheNextOneSignsFromItsMomentOn) {
    const auto next = issue("next");
    const auto from = now + hours(24);
    const signing_keys keys(testing::gateway_oin, files("old"), next_signing{files("next"), from});
    EXPECT_TRUE(signs_with(keys, old_, from - std::chrono::milliseconds(1)));
    EXPECT_TRUE(signs_with(keys, next, from));
    const auto held = keys.held();
    ASSERT_EQ(held.size(), 2U);
    EXPECT_EQ(held[1].use, ports::certificate_use::next_signing);
    EXPECT_EQ(held[1].begins, from);
}

// proves: COM-05.6 refusal
TEST_F(SigningKeys, ANextOneThatWillNotHoldAtItsMomentIsRefused) {
    issue("next");
    const auto late = now + hours(24 * 400);
    EXPECT_THROW(
        signing_keys(testing::gateway_oin, files("old"), next_signing{files("next"), late}),
        std::runtime_error
    );
}

} // namespace
} // namespace kruispunt::adapters::sdk::signatures
