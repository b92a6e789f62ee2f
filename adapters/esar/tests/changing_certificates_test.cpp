// ESAR and the gateway each change the certificate that signs, while messages go on (COM-05).
#include "adapters/esar/tests/signed_samples.hpp"
#include "gateway/ports/credential_holder.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace kruispunt::adapters::esar {
namespace {

using namespace samples;

/// A gateway with files of its own, which a test may replace.
class EsarChanges : public testing::Test {
protected:
    EsarChanges() {
        pki_.issue_to_file("gateway-signing", setup().gateway_oin);
        setup_.folder = pki_.files / "";
        setup_.ca = pki_.files / "ca.pem";
        setup_.crl = pki_.files / "crl.pem";
    }

    void know(const std::vector<certs::credential>& those) {
        std::string all;
        for (const auto& one : those)
            all += one.certificate_pem;
        setup_.known = pki_.files.write("known.pem", all);
    }

    void make() { adapter_ = make_adapter(setup_); }

    /// As whoever watches the files would.
    void take_up_files() {
        for (auto* holder : adapter_->credentials())
            holder->read_again(now)();
    }

    /// The code of what a withdrawal that `signer` signed is refused with; empty where it is taken.
    std::string refusal_of(const certs::credential& signer) const {
        auto decoded = adapter_->decode(post(sign(withdrawal_form(signer), signer)), now);
        auto* message = std::get_if<ports::decoded_message>(&decoded);
        if (message == nullptr) return "no message";
        const auto* refused = std::get_if<domain::refused_message>(&message->command.act);
        return refused == nullptr ? std::string()
                                  : std::string(domain::wire_code(refused->failure.code));
    }

    sdk::signatures::testing::pki pki_;
    ports::adapter_setup setup_ = signed_setup();
    std::unique_ptr<ports::region_adapter> adapter_;
};

// proves: COM-05.1 COM-05.2 ESAR-03.1 refusal
TEST_F(EsarChanges, TwoSignersAreTakenDuringTheChangeAndTheOldOneNotAfterIt) {
    const auto old = pki_.issue(setup().region_oin);
    const auto next = pki_.issue(setup().region_oin);
    know({old});
    make();
    EXPECT_EQ(refusal_of(old), "");
    EXPECT_EQ(refusal_of(next), "HANDTEKENING_ONGELDIG");
    know({old, next});
    take_up_files();
    EXPECT_EQ(refusal_of(old), "");
    EXPECT_EQ(refusal_of(next), "");
    know({next});
    take_up_files();
    EXPECT_EQ(refusal_of(old), "HANDTEKENING_ONGELDIG");
    EXPECT_EQ(refusal_of(next), "");
}

// proves: COM-05.2 ESAR-03.2 refusal
TEST_F(EsarChanges, WhereNoneIsNamedEachIsTakenUntilItIsRevoked) {
    const auto old = pki_.issue(setup().region_oin);
    const auto next = pki_.issue(setup().region_oin);
    make();
    EXPECT_EQ(refusal_of(old), "");
    EXPECT_EQ(refusal_of(next), "");
    pki_.revoke({old.serial});
    take_up_files();
    EXPECT_EQ(refusal_of(old), "HANDTEKENING_ONGELDIG");
    EXPECT_EQ(refusal_of(next), "");
}

// proves: COM-05.5
TEST_F(EsarChanges, AnswersAreSignedWithOursOfTheMoment) {
    make();
    const auto token = [this] {
        ports::http_request unsigned_message = post("<x/>");
        auto decoded = adapter_->decode(unsigned_message, now);
        const auto& message = std::get<ports::decoded_message>(decoded);
        domain::answer refused;
        refused.what = domain::make_error(domain::errc::signature_invalid);
        const auto body = adapter_->encode_reply(message.correspondence, refused).body;
        const auto from = body.find("BinarySecurityToken");
        return body.substr(from, body.find("</", from) - from);
    };
    const auto before = token();
    pki_.issue_to_file("gateway-signing", setup().gateway_oin);
    EXPECT_EQ(token(), before);
    take_up_files();
    EXPECT_NE(token(), before);
}

// proves: COM-05.6 refusal
TEST_F(EsarChanges, TheNextSignerIsNamedWholeOrNotAtAll) {
    const auto refusal = [this] {
        try {
            make();
        } catch (const std::runtime_error& e) {
            return std::string(e.what());
        }
        return std::string("made");
    };
    pki_.issue_to_file("next", setup().gateway_oin);
    setup_.options["next_signing_certificate"] = "next.pem";
    setup_.options["next_signing_key"] = "next.key";
    EXPECT_EQ(refusal(), "esar: next_signing_from is no moment such as 2027-01-01T00:00:00+01:00");
    setup_.options["next_signing_from"] = "2026-12-01T00:00:00+01:00";
    EXPECT_EQ(refusal(), "made");
    setup_.options.erase("next_signing_key");
    EXPECT_EQ(refusal(), "esar: signing = \"on\" needs next_signing_key");
}

} // namespace
} // namespace kruispunt::adapters::esar
