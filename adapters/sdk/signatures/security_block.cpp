#include "adapters/sdk/signatures/security_block.hpp"

#include "adapters/sdk/escaping.hpp"
#include "adapters/sdk/signatures/algorithms.hpp"
#include "adapters/sdk/signatures/names.hpp"
#include "adapters/sdk/signatures/timestamp.hpp"

namespace kruispunt::adapters::sdk::signatures {

namespace {

constexpr std::string_view timestamp_id = "timestamp";
constexpr std::string_view confirmation_id = "confirmation";
constexpr std::string_view token_id = "token";

void append_attribute(std::string_view name, std::string_view value, std::string& out) {
    out.append(" ").append(name).append("=\"");
    append_xml(value, out);
    out.append("\"");
}

void append_method(std::string_view name, std::string_view algorithm, std::string& out) {
    out.append("<ds:").append(name);
    append_attribute("Algorithm", algorithm, out);
    out.append("/>");
}

void append_timestamp(domain::instant created, std::string& out) {
    out.append("<wsu:Timestamp");
    append_attribute("wsu:Id", timestamp_id, out);
    out.append("><wsu:Created>").append(utc_text(created));
    out.append("</wsu:Created><wsu:Expires>").append(utc_text(created + timestamp_life));
    out.append("</wsu:Expires></wsu:Timestamp>");
}

void append_confirmation(const std::string& value, std::string& out) {
    out.append("<wsse11:SignatureConfirmation");
    append_attribute("xmlns:wsse11", security_1_1_space, out);
    append_attribute("wsu:Id", confirmation_id, out);
    if (!value.empty()) append_attribute("Value", value, out);
    out.append("/>");
}

void append_token(std::string_view token, std::string& out) {
    out.append("<wsse:BinarySecurityToken");
    append_attribute("wsu:Id", token_id, out);
    append_attribute("EncodingType", base64_encoding, out);
    append_attribute("ValueType", x509_v3, out);
    out.append(">").append(token).append("</wsse:BinarySecurityToken>");
}

void append_reference(std::string_view id, std::string& out) {
    out.append("<ds:Reference");
    append_attribute("URI", "#" + std::string(id), out);
    out.append("><ds:Transforms>");
    append_method("Transform", exclusive_c14n, out);
    out.append("</ds:Transforms>");
    append_method("DigestMethod", sha256, out);
    out.append("<ds:DigestValue/></ds:Reference>");
}

void append_signature(const security_block& block, std::string& out) {
    out.append("<ds:Signature");
    append_attribute("xmlns:ds", signature_space, out);
    out.append("><ds:SignedInfo>");
    append_method("CanonicalizationMethod", exclusive_c14n, out);
    append_method("SignatureMethod", block.method, out);
    for (const std::string& id : block.ids)
        append_reference(id, out);
    append_reference(timestamp_id, out);
    if (block.with.confirmed) append_reference(confirmation_id, out);
    out.append("</ds:SignedInfo><ds:SignatureValue/><ds:KeyInfo><wsse:SecurityTokenReference>");
    out.append("<wsse:Reference");
    append_attribute("URI", "#" + std::string(token_id), out);
    append_attribute("ValueType", x509_v3, out);
    out.append("/></wsse:SecurityTokenReference></ds:KeyInfo></ds:Signature>");
}

} // namespace

std::string write_security_block(const security_block& block) {
    std::string out = "<wsse:Security";
    append_attribute("xmlns:wsse", security_space, out);
    append_attribute("soap:mustUnderstand", "1", out);
    out.append(">");
    append_timestamp(block.with.created, out);
    if (block.with.confirmed) append_confirmation(*block.with.confirmed, out);
    append_token(block.token, out);
    append_signature(block, out);
    return out.append("</wsse:Security>");
}

} // namespace kruispunt::adapters::sdk::signatures
