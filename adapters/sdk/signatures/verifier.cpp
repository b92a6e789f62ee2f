#include "adapters/sdk/signatures/verifier.hpp"

#include "adapters/sdk/signatures/base64.hpp"
#include "adapters/sdk/signatures/digest_check.hpp"
#include "adapters/sdk/signatures/library.hpp"
#include "adapters/sdk/signatures/message_parts.hpp"
#include "adapters/sdk/signatures/names.hpp"
#include "adapters/sdk/signatures/refusal.hpp"
#include "adapters/sdk/signatures/signature_shape.hpp"
#include "adapters/sdk/signatures/timestamp.hpp"
#include "gateway/codec/xml_reader.hpp"

#include <utility>

namespace kruispunt::adapters::sdk::signatures {

namespace {

using domain::error;
using domain::result;

// The strict reader goes first: libxml2 takes much that must not enter.
result<document_handle> admit(std::string_view message) {
    if (message.size() > max_signed_message)
        return domain::make_error(domain::errc::message_too_large);
    if (const auto admitted = codec::read_xml(message, {}); !admitted) return admitted.error();
    document_handle document = parse(message);
    if (!document) return domain::make_error(domain::errc::message_unreadable);
    return document;
}

error at_token(error complaint) {
    complaint.field = place::token;
    return complaint;
}

result<std::string> trusted_certificate(
    const message_parts& parts, const expectation& expected, const certificate_trust& trust
) {
    auto der = token_octets(parts);
    if (!der) return der.error();
    const certificate_handle certificate = read_der(*der);
    if (!certificate) return refusal(place::token, "it holds no certificate");
    if (const auto may = may_sign(*certificate); !may) return at_token(may.error());
    if (auto complaint = trust.complaint_about(*certificate, expected.now))
        return at_token(*complaint);
    if (oin_of(*certificate) != expected.oin)
        return domain::make_error(
            domain::errc::oin_not_authorised, {}, "the signing certificate bears another OIN"
        );
    return der;
}

std::string confirmed_value(const std::string& octets) {
    const auto document = codec::read_xml(octets, {});
    if (!document) return {};
    const codec::node value = document->root().child("Value");
    return value ? without_white_space(value.text()) : std::string();
}

// `octets` are in the order of `message_parts::all_signed`.
verified_message assemble(const message_parts& parts, const std::vector<std::string>& octets) {
    verified_message verified;
    verified.envelope = R"(<soap:Envelope xmlns:soap=")";
    verified.envelope.append(soap_space).append(R"("><soap:Header>)");
    auto next = octets.begin();
    for (std::size_t i = 0; i < parts.blocks.size(); ++i)
        verified.envelope.append(*next++);
    verified.envelope.append("</soap:Header>").append(*next).append("</soap:Envelope>");
    std::advance(next, 2);
    for (; next != octets.end(); ++next)
        verified.confirmations.push_back(confirmed_value(*next));
    const xmlNode* const value = elements_of(parts.signature)[1];
    verified.signature_value = without_white_space(text_alone(value).value_or(""));
    return verified;
}

} // namespace

verifier::verifier(const certificate_trust& trust) : trust_(trust) {
    prepare_library();
}

result<verified_message>
verifier::verify(std::string_view message, const expectation& expected) const {
    const auto document = admit(message);
    if (!document) return document.error();
    const auto parts = find_parts(**document, expected.which);
    if (!parts) return parts.error();
    if (auto complaint = complaint_about_shape(*parts)) return *complaint;
    const auto certificate = trusted_certificate(*parts, expected, trust_);
    if (!certificate) return certificate.error();
    const auto octets = verified_octets(**document, *parts, *certificate);
    if (!octets) return octets.error();
    const std::size_t timestamp = parts->blocks.size() + 1;
    if (auto complaint = complaint_about_time((*octets)[timestamp], expected.now))
        return *complaint;
    return assemble(*parts, *octets);
}

std::string signature_value_of(std::string_view message) {
    const codec::known_namespaces known{
        {std::string(soap_space), "soap"},
        {std::string(security_space), "wsse"},
        {std::string(signature_space), "ds"}};
    const auto document = codec::read_xml(message, known);
    codec::node at = document ? document->root() : codec::node();
    for (const char* name : {"soap:Header", "wsse:Security", "ds:Signature", "ds:SignatureValue"})
        at = at ? at.child(name) : codec::node();
    return at ? without_white_space(at.text()) : std::string();
}

} // namespace kruispunt::adapters::sdk::signatures
