// The gateway's own certificate and key, replaced together or not at all.
#include "gateway/trust/own_source.hpp"
#include "tests/unit/trust/trust_fixture.hpp"

#include <gmock/gmock.h>

namespace kruispunt::trust {
namespace {

using std::chrono::hours;
using testing::HasSubstr;

class OwnSource : public trust_fixture {
protected:
    OwnSource() { put(first_); }

    void put(const certs::credential& made) const {
        write("own.pem", made.certificate_pem);
        write("own.key", made.key_pem);
    }

    own_files own() const { return {at("own.pem"), at("own.key")}; }

    static std::string refusal_of(own_source& source, domain::instant at = now()) {
        try {
            source.read_again(at)();
        } catch (const std::runtime_error& e) {
            return e.what();
        }
        return "taken";
    }

    certs::credential first_ = issue();
    trust_source trust_{"the trust store", files()};
};

// proves: COM-05.3 acceptance
TEST_F(OwnSource, ANewPairIsTakenUpWhole) {
    own_source source(own(), north_oin, trust_);
    const auto before = source.now();
    put(issue());
    const auto commit = source.read_again(now());
    EXPECT_EQ(source.now(), before) << "read, and not put to use yet";
    commit();
    EXPECT_NE(source.now()->record().fingerprint, before->record().fingerprint);
}

// proves: COM-05.4 refusal
TEST_F(OwnSource, HalfAPairIsRefusedAndTheOldOneGoesOn) {
    own_source source(own(), north_oin, trust_);
    const auto before = source.now();
    const auto next = issue();
    write("own.key", next.key_pem);
    EXPECT_EQ(
        refusal_of(source),
        at("own.key").string() + ": is not the private key of " + at("own.pem").string()
    );
    write("own.pem", next.certificate_pem.substr(0, 200));
    EXPECT_NE(refusal_of(source), "taken");
    EXPECT_EQ(source.now(), before);
    write("own.pem", next.certificate_pem);
    EXPECT_EQ(refusal_of(source), "taken");
}

// proves: COM-05.4 refusal
TEST_F(OwnSource, ACertificateThatDoesNotHoldOrIsAnothersIsRefused) {
    own_source source(own(), north_oin, trust_);
    EXPECT_THAT(refusal_of(source, now() + hours(24 * 366)), HasSubstr("own.pem: expired on "));
    EXPECT_THAT(refusal_of(source, now() - hours(24)), HasSubstr("own.pem: holds from "));
    put(issue("00000099000000000043"));
    EXPECT_THAT(refusal_of(source), HasSubstr("own.pem: does not bear the gateway's OIN"));
}

// proves: COM-05.7
TEST_F(OwnSource, ThatOthersWouldRefuseOursIsAnAlarmAndStopsNothing) {
    own_source source(own(), north_oin, trust_);
    EXPECT_TRUE(source.cautions(now()).empty());
    revoke({}, {first_.serial});
    trust_.read_again(now())();
    const auto told = source.cautions(now());
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].code, ports::alarm_code::certificate_revoked);
    EXPECT_THAT(told[0].text, HasSubstr("certificate revoked"));
}

} // namespace
} // namespace kruispunt::trust
