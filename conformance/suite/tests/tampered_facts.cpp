#include "conformance/suite/tests/tampered.hpp"
#include "conformance/verify/hashing.hpp"

namespace kruispunt::conformance::suite::tests {
namespace {

std::string hash(std::string_view text) {
    return verify::hex(verify::sha256(text));
}

/// Not the run that the challenge asked for.
std::vector<tampered> wrong_challenges() {
    return {
        tampered{
            "T11StaleChallenge",
            done([](submission& of) {
                of.body.challenges[0].not_after = *text::read_utc("2027-02-01T09:00:05Z");
            }),
            "challenge",
            "outside of its window"},
        tampered{
            "T12ChallengeReused",
            done([](submission& of) { of.body.used.insert(nonce); }),
            "challenge",
            "was used"},
        tampered{
            "T14bFilteredRun",
            done([](submission& of) {
                of.change("run.json", [](auto& run) {
                    run["selection"] = {"multisignaal.gw.com"};
                });
            }),
            "whole",
            "only some tests were asked for"},
        tampered{
            "T16SutFileNarrowedAfterTheRun",
            done([](submission& of) {
                of.change("sut.json", [](auto& sut) { sut["features"]["clock"] = false; });
            }),
            "challenge",
            "it counted on clock"},
        tampered{
            "T26ChallengeThatNobodyGaveOut",
            done([](submission& of) {
                of.change("run.json", [](auto& run) { run["challenge"] = "a-nonce-of-my-own"; });
            }),
            "challenge",
            "did not give out"}};
}

/// Made by, or with, what the body does not accept.
std::vector<tampered> wrong_makers() {
    return {
        tampered{
            "T08CatalogueOfADraft",
            done([](submission& of) {
                of.change("run.json", [](auto& run) { run["catalogue_sha256"] = hash("a draft"); });
            }),
            "catalogue",
            "is not accepted"},
        tampered{
            "T09CatalogueExpired",
            done([](submission& of) { of.now = *text::read_utc("2028-01-01T00:00:01Z"); }),
            "catalogue",
            "was accepted until 2028-01-01"},
        tampered{
            "T10SuiteBinaryUnknown",
            done([](submission& of) {
                of.change("run.json", [](auto& run) {
                    run["suite"]["sha256"] = hash("my own build");
                });
            }),
            "suite",
            "is not known"},
        tampered{
            "T19SignedByAnotherKey",
            done([](submission& of) { tests::sign(of.files, key_of_somebody()); }),
            "signature",
            "no key that the body accepts"},
        tampered{
            "T19bSignedByAnotherVendor",
            done([](submission& of) {
                of.body.keys.push_back({"Ander B.V.", key_of_somebody()});
                tests::sign(of.files, key_of_somebody());
            }),
            "signature",
            "the key is of Ander B.V."},
        tampered{
            "T21BuildOfAReferenceSystem",
            done([](submission& of) {
                of.change("sut.json", [](auto& sut) {
                    sut["product"]["build_sha256"] = hash("the reference gateway");
                });
            }),
            "product",
            "reference system of the suite"},
        tampered{
            "T25OinOfTheCertificateDiffers",
            done([](submission& of) {
                of.change("sut.json", [](auto& sut) { sut["oin"] = "00000099000000000009"; });
            }),
            "identity",
            "and sut.json says 00000099000000000009"}};
}

} // namespace

std::vector<tampered> tampered_facts() {
    std::vector<tampered> all = wrong_challenges();
    for (const auto& each : wrong_makers())
        all.push_back(each);
    return all;
}

} // namespace kruispunt::conformance::suite::tests
