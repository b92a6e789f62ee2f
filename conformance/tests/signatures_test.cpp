#include "conformance/signatures/signer.hpp"
#include "conformance/signatures/tree.hpp"
#include "conformance/signatures/verifier.hpp"
#include "conformance/tests/documents.hpp"
#include "conformance/tests/fake_gateway.hpp"
#include "conformance/text/base64.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::tests {
namespace {

using namespace std::chrono_literals;
using signatures::misdeed;
using signatures::signing_plan;
using text::finding;
using text::findings;

/// Certificates made once: RSA keys take their time.
class signers {
public:
    signers() : own_(folder_.path(), "ca"), foreign_(folder_.path(), "foreign-ca") {
        own_.issue("rsa", gateway_oin, "", key_kind::rsa);
        own_.issue("ec", gateway_oin, "", key_kind::ec);
        own_.issue("stranger", "00000099000000009999", "", key_kind::rsa);
        foreign_.issue("foreign", gateway_oin, "", key_kind::rsa);
        roots = std::make_unique<signatures::trust>(folder_.path() / "ca.pem");
    }

    signatures::credential credential(const std::string& name) const {
        return signatures::read_credential(
            folder_.path() / (name + ".pem"), folder_.path() / (name + ".key")
        );
    }

    std::unique_ptr<signatures::trust> roots;

private:
    temporary_folder folder_;
    authority own_;
    authority foreign_;
};

const signers& made() {
    static const signers all;
    return all;
}

const std::string& envelope() {
    static const std::string document = esar::match_notice().body;
    return document;
}

const text::instant& now() {
    static const auto at = std::chrono::system_clock::now();
    return at;
}

std::string signed_by(
    const std::string& who,
    const signing_plan& plan = {},
    const signatures::confirmation& confirms = std::nullopt
) {
    return signatures::sign(envelope(), made().credential(who), plan, confirms, now()).document;
}

/// What the verifier finds; an empty finding where it finds nothing.
finding found_in(const std::string& document, text::instant at = now()) {
    findings found("");
    const auto verified = signatures::verify(document, {*made().roots, gateway_oin, at}, found);
    EXPECT_EQ(verified.has_value(), found.clean());
    return found.first().value_or(finding());
}

signing_plan with_wrong(misdeed wrong) {
    signing_plan plan;
    plan.wrong = wrong;
    return plan;
}

// proves: ESAR-02.9 ESAR-02.11 ESAR-02.12 acceptance
TEST(Signatures, HoldInEveryWayThatIsAllowed) {
    for (const auto* const name :
         {"rsa-sha256",
          "rsa-sha384",
          "rsa-sha512",
          "ecdsa-sha256",
          "ecdsa-sha384",
          "ecdsa-sha512"}) {
        SCOPED_TRACE(name);
        signing_plan plan;
        plan.method = signatures::method_named(name);
        const auto document = signed_by(plan.method->elliptic ? "ec" : "rsa", plan);
        EXPECT_EQ(found_in(document).what, "");
        EXPECT_NE(document.find(plan.method->uri), std::string::npos);
        EXPECT_NE(document.find(signatures::digest_beside(*plan.method).uri), std::string::npos);
    }
}

// proves: ESAR-02.13
TEST(Signatures, InAForbiddenWayAreRefused) {
    for (const auto* const name : {"rsa-sha1", "hmac-sha256"}) {
        SCOPED_TRACE(name);
        signing_plan plan;
        plan.method = signatures::method_named(name);
        const auto why = found_in(signed_by("rsa", plan));
        EXPECT_EQ(why.requirement, "ESAR-02");
        EXPECT_EQ(why.code, "HANDTEKENING_ONGELDIG");
    }
}

struct broken {
    misdeed wrong;
    const char* requirement;
    const char* what;
};

class BrokenSignatures : public testing::TestWithParam<broken> {};

// proves: ESAR-02.1 ESAR-02.2 ESAR-02.8 ESAR-02.9 ESAR-02.10 ESAR-02.14
// proves: ESAR-04.1 ESAR-04.2 ESAR-04.3
TEST_P(BrokenSignatures, AreRefusedForWhatIsWrong) {
    const auto why = found_in(signed_by("rsa", with_wrong(GetParam().wrong), "cmVxdWVzdA=="));
    EXPECT_EQ(why.requirement, GetParam().requirement);
    EXPECT_EQ(why.code, "HANDTEKENING_ONGELDIG");
    EXPECT_EQ(why.field, "Header/Security");
    EXPECT_EQ(why.what, GetParam().what);
}

INSTANTIATE_TEST_SUITE_P(
    Misdeeds,
    BrokenSignatures,
    testing::Values(
        broken{misdeed::unsigned_message, "ESAR-02", "no one Security header"},
        broken{misdeed::timestamp_missing, "ESAR-02", "no one Timestamp"},
        broken{misdeed::token_missing, "ESAR-02", "no one BinarySecurityToken"},
        broken{misdeed::signature_missing, "ESAR-02", "no one Signature"},
        broken{misdeed::signature_doubled, "ESAR-02", "no one Signature"},
        broken{misdeed::body_uncovered, "ESAR-04", "the Body is not signed"},
        broken{misdeed::timestamp_uncovered, "ESAR-02", "the Timestamp is not signed"},
        broken{misdeed::addressing_uncovered, "ESAR-02", "a WS-Addressing header is not signed"},
        broken{
            misdeed::confirmation_uncovered, "ESAR-06", "the SignatureConfirmation is not signed"},
        broken{misdeed::body_altered, "ESAR-02", "a digest that does not fit"},
        broken{misdeed::addressing_altered, "ESAR-02", "a digest that does not fit"},
        broken{misdeed::signature_altered, "ESAR-02", "the signature does not fit"},
        broken{misdeed::body_wrapped, "ESAR-04", "the Body is not signed"},
        broken{misdeed::id_doubled, "ESAR-04", "an id that stands twice"},
        broken{
            misdeed::inclusive_canonicalisation,
            "ESAR-02",
            "a transform other than exclusive canonicalisation"}
    ),
    [](const testing::TestParamInfo<broken>& of) {
        std::string name(signatures::name_of(of.param.wrong));
        std::erase(name, '_');
        return name;
    }
);

// proves: ESAR-03.1 ESAR-03.3
TEST(Signatures, OfAnotherOrAnUnknownAuthorityAreRefused) {
    const auto stranger = found_in(signed_by("stranger"));
    EXPECT_EQ(stranger.requirement, "ESAR-03");
    EXPECT_EQ(stranger.code, "OIN_NIET_BEVOEGD");
    const auto foreign = found_in(signed_by("foreign"));
    EXPECT_EQ(foreign.requirement, "ESAR-03");
    EXPECT_EQ(foreign.code, "HANDTEKENING_ONGELDIG");
    // Expired: the certificates of these tests live one day.
    signing_plan plan;
    plan.created_offset = 48h;
    EXPECT_EQ(found_in(signed_by("rsa", plan), now() + 48h).requirement, "ESAR-03");
}

// proves: ESAR-02.14
TEST(Signatures, OfAnotherKeyThanTheTokensAreRefused) {
    auto mixed = made().credential("rsa");
    mixed.secret = made().credential("stranger").secret;
    const auto document = signatures::sign(envelope(), mixed, {}, std::nullopt, now()).document;
    EXPECT_EQ(found_in(document).what, "the signature does not fit");
}

struct life {
    const char* name;
    std::chrono::seconds created;
    std::optional<std::chrono::seconds> expires_after;
    bool holds;
};

class Timestamps : public testing::TestWithParam<life> {};

// proves: ESAR-02.3 ESAR-02.4 ESAR-02.5 ESAR-02.6 ESAR-02.7
TEST_P(Timestamps, HaveALifeWithAMinuteOfSkew) {
    signing_plan plan;
    plan.created_offset = GetParam().created;
    plan.expires_after = GetParam().expires_after;
    const auto why = found_in(signed_by("rsa", plan));
    EXPECT_EQ(why.code, GetParam().holds ? "" : "BERICHT_VERLOPEN");
    EXPECT_EQ(why.field, GetParam().holds ? "" : "Header/Security/Timestamp");
}

INSTANTIATE_TEST_SUITE_P(
    Lives,
    Timestamps,
    testing::Values(
        life{"Usual", 0s, 300s, true},
        life{"NoExpires", 0s, std::nullopt, true},
        life{"NoExpiresAtItsEnd", -359s, std::nullopt, true},
        life{"NoExpiresAfterItsEnd", -361s, std::nullopt, false},
        life{"AtItsEnd", -119s, 60s, true},
        life{"AfterItsEnd", -121s, 60s, false},
        life{"LongExpiresIsCut", -361s, 3600s, false},
        life{"SkewedAhead", 60s, 300s, true},
        life{"TooFarAhead", 62s, 300s, false}
    ),
    [](const testing::TestParamInfo<life>& of) { return of.param.name; }
);

std::string confirmed(const std::string& told, const std::string& sent, bool is_fault) {
    findings found("");
    const auto read =
        signatures::verify(signed_by("rsa", {}, told), {*made().roots, gateway_oin, now()}, found);
    signatures::check_confirmation(read.value(), sent, is_fault, found);
    return found.first().value_or(finding()).what;
}

// proves: ESAR-06.2 ESAR-06.3 ESAR-06.4
TEST(Signatures, OfAnswersConfirmTheRequests) {
    const std::string other = "confirms another signature than the request's";
    EXPECT_EQ(confirmed("YQ==", "YQ==", false), "");
    EXPECT_EQ(confirmed("YQ==", "Yg==", false), other);
    EXPECT_EQ(confirmed("", "YQ==", false), other);
    EXPECT_EQ(confirmed("", "YQ==", true), "");
    EXPECT_EQ(confirmed("", "", true), "");
    EXPECT_EQ(confirmed("YQ==", "", true), other);
    for (const auto wrong : {misdeed::confirmation_missing, misdeed::confirmation_wrong}) {
        findings found("");
        const auto read = signatures::verify(
            signed_by("rsa", with_wrong(wrong), "YQ=="), {*made().roots, gateway_oin, now()}, found
        );
        signatures::check_confirmation(read.value(), "YQ==", true, found);
        EXPECT_EQ(found.first().value().requirement, "ESAR-06");
    }
}

// proves: ESAR-02.14
TEST(Signatures, CoverEveryOctetOfTheBody) {
    const auto document = signed_by("rsa");
    for (const auto* const part : {"ESAR-1", "Jeugdteam", "niet_gevraagd", "0034"}) {
        auto altered = document;
        altered[document.find(part)] = 'x';
        EXPECT_NE(found_in(altered).code, "") << part;
    }
}

TEST(Signatures, SurviveAnotherWritingOfTheSameDocument) {
    auto document = signed_by("rsa");
    // Another prefix's declaration that nobody uses, and an attribute in other quotes.
    document = with(document, "<s:Header>", "<s:Header xmlns:unused='urn:x'>");
    EXPECT_EQ(found_in(document).what, "");
}

TEST(Signatures, ReadTheirValueBack) {
    const auto made_now =
        signatures::sign(envelope(), made().credential("rsa"), {}, std::nullopt, now());
    EXPECT_FALSE(made_now.signature_value.empty());
    EXPECT_EQ(signatures::signature_value_in(made_now.document), made_now.signature_value);
    EXPECT_EQ(signatures::signature_value_in(envelope()), "");
    // What it bears is what an answer confirms, though it is wrong.
    const auto altered = signatures::sign(
        envelope(),
        made().credential("rsa"),
        with_wrong(misdeed::signature_altered),
        std::nullopt,
        now()
    );
    EXPECT_EQ(signatures::signature_value_in(altered.document), altered.signature_value);
    EXPECT_EQ(signatures::signature_value_in("<a"), "");
}

TEST(Signatures, AreNotMadeOfWhatIsNoEnvelopeNorWithAKeyThatDoesNotFit) {
    const auto credential = made().credential("ec");
    EXPECT_THROW(signatures::sign("<a/>", credential, {}, std::nullopt, now()), std::runtime_error);
    EXPECT_THROW(
        signatures::sign(envelope(), credential, {}, std::nullopt, now()), std::runtime_error
    );
}

// Exclusive XML Canonicalization 1.0 (W3C, 18 July 2002), section 2.2: what an ancestor declares
// and nobody in the element uses is left out; attributes are sorted; comments are gone.
TEST(Signatures, CanonicaliseExclusively) {
    const auto document =
        signatures::parse("<n0:local xmlns:n0='foo:bar' xmlns:n3='ftp://example.org'><n1:elem2 "
                          "xmlns:n1='http://example.net' xml:lang='en'><n3:stuff b='2' a='1' "
                          "xmlns:n3='ftp://example.org'/><!-- gone --></n1:elem2></n0:local>");
    auto* const inner = signatures::children(signatures::root_of(document)).front();
    const std::string rest = R"( xml:lang="en"><n3:stuff xmlns:n3="ftp://example.org" a="1" b="2">)"
                             "</n3:stuff></n1:elem2>";
    EXPECT_EQ(signatures::canonical(inner), R"(<n1:elem2 xmlns:n1="http://example.net")" + rest);
    EXPECT_EQ(
        signatures::canonical(inner, true, {"n0"}),
        R"(<n1:elem2 xmlns:n0="foo:bar" xmlns:n1="http://example.net")" + rest
    );
}

} // namespace
} // namespace kruispunt::conformance::tests
