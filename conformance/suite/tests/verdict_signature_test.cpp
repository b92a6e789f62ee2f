#include "conformance/signatures/signer.hpp"
#include "conformance/suite/verdict/signature_check.hpp"
#include "conformance/tests/pki.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace kruispunt::conformance::suite::tests {
namespace {

constexpr auto own_oin = "00000099000000000000";
constexpr auto envelope =
    R"(<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">)"
    R"(<s:Header><a:To xmlns:a="http://www.w3.org/2005/08/addressing">x</a:To></s:Header>)"
    R"(<s:Body><x xmlns="urn:nl:verwijsindex:esar:1"/></s:Body></s:Envelope>)";

std::string content_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// An authority with one signer, and another authority.
struct signer {
    signer() : own(folder.path(), "ca"), other(folder.path(), "other") {
        own.issue("signer", own_oin, "", conformance::tests::key_kind::ec);
    }

    std::string signed_with(const signatures::signing_plan& plan) const {
        const auto with =
            signatures::read_credential(folder.path() / "signer.pem", folder.path() / "signer.key");
        return signatures::sign(envelope, with, plan, std::nullopt, now).document;
    }

    std::string trust(const char* name) const { return content_of(folder.path() / name); }

    conformance::tests::temporary_folder folder;
    conformance::tests::authority own;
    conformance::tests::authority other;
    text::instant now = std::chrono::system_clock::now();
};

signatures::signing_plan elliptic(signatures::misdeed wrong = signatures::misdeed::none) {
    signatures::signing_plan plan;
    plan.method = signatures::method_named("ecdsa-sha256");
    plan.wrong = wrong;
    return plan;
}

TEST(verdict_signature, holds_under_the_authority_that_the_evidence_bears) {
    const signer by;
    const auto good = by.signed_with(elliptic());
    const auto objection = [&by, &good](const char* trust, const char* oin, text::instant at) {
        return verdict::signature_objection(good, by.trust(trust), oin, at);
    };
    EXPECT_EQ(objection("ca.pem", own_oin, by.now), std::nullopt);
    EXPECT_NE(objection("other.pem", own_oin, by.now), std::nullopt);
    EXPECT_NE(objection("ca.pem", "00000099000000000001", by.now), std::nullopt);
    EXPECT_NE(objection("ca.pem", own_oin, by.now + std::chrono::hours(1)), std::nullopt)
        << "judged at the moment that it was seen, not now";
}

TEST(verdict_signature, of_what_was_altered_or_not_signed_does_not_hold) {
    using signatures::misdeed;
    const signer by;
    for (const auto wrong :
         {misdeed::unsigned_message,
          misdeed::body_altered,
          misdeed::body_uncovered,
          misdeed::body_wrapped}) {
        const auto bad = by.signed_with(elliptic(wrong));
        EXPECT_NE(
            verdict::signature_objection(bad, by.trust("ca.pem"), own_oin, by.now), std::nullopt
        ) << signatures::name_of(wrong);
    }
}

TEST(verdict_signature, needs_an_authority) {
    EXPECT_THROW(
        (void)verdict::signature_objection("<a/>", "", own_oin, text::instant()), std::runtime_error
    );
}

} // namespace
} // namespace kruispunt::conformance::suite::tests
