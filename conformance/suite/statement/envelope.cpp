#include "conformance/suite/statement/envelope.hpp"

#include "conformance/text/canonical_json.hpp"
#include "conformance/text/strict_object.hpp"
#include "conformance/verify/encoding.hpp"

#include <stdexcept>

namespace kruispunt::conformance::suite::statement {
namespace {

constexpr std::string_view payload_type = "application/vnd.in-toto+json";
constexpr std::size_t longest = 16U * 1024U * 1024U;
constexpr std::size_t longest_signature = 1000;
constexpr std::size_t longest_certificate = 20'000;

/// DSSE's pre-authentication encoding: what is signed.
std::string encoded(std::string_view payload) {
    std::string made = "DSSEv1 " + std::to_string(payload_type.size()) + ' ';
    made += payload_type;
    made += ' ' + std::to_string(payload.size()) + ' ';
    return made += payload;
}

std::string read_base64(text::strict_object& from, std::string_view name, std::size_t most) {
    const auto octets = verify::base64_decoded(from.text(name, most));
    if (!octets) from.refuse(name, "is no Base64");
    return *octets;
}

} // namespace

envelope sealed(std::string payload, const signing_key& key, const std::string& certificate) {
    if (!certificate.empty() && signing_key::from_certificate_pem(certificate).id() != key.id())
        throw std::runtime_error("the certificate is of another key than the one that signs");
    auto signature = key.sign(encoded(payload));
    return {std::move(payload), key.id(), std::move(signature), certificate};
}

std::string write_envelope(const envelope& of) {
    text::json signature{{"keyid", of.key}, {"sig", verify::base64_encoded(of.signature)}};
    if (!of.certificate.empty()) signature["cert"] = of.certificate;
    return text::canonical(
               {{"payload", verify::base64_encoded(of.payload)},
                {"payloadType", payload_type},
                {"signatures", text::json::array({std::move(signature)})}}
           ) +
           '\n';
}

envelope read_envelope(std::string_view octets) {
    const auto document = octets.size() > longest ? std::nullopt : text::read_json(octets);
    if (!document)
        throw std::runtime_error(
            "the envelope is too large, no JSON, or has a member twice in one object"
        );
    text::strict_object from(*document, "");
    envelope read;
    read.payload = read_base64(from, "payload", longest);
    if (from.text("payloadType") != payload_type)
        from.refuse("payloadType", "must be " + std::string(payload_type));
    const auto& signatures = from.array("signatures", 1);
    if (signatures.size() != 1) from.refuse("signatures", "must hold one signature");
    from.end();
    text::strict_object signature(signatures.front(), "signatures/0");
    read.key = signature.sha256("keyid", true);
    read.signature = read_base64(signature, "sig", longest_signature);
    read.certificate = signature.maybe_text("cert", longest_certificate);
    signature.end();
    return read;
}

bool is_signed_by(const envelope& of, const signing_key& key) {
    return key.holds(encoded(of.payload), of.signature);
}

} // namespace kruispunt::conformance::suite::statement
