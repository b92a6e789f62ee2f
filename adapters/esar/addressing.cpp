#include "adapters/esar/addressing.hpp"

#include "adapters/esar/names.hpp"
#include "adapters/sdk/escaping.hpp"
#include "adapters/sdk/value_type.hpp"

namespace kruispunt::adapters::esar {

namespace {

bool is_uuid(std::string_view text) {
    std::string scratch;
    return !sdk::admit_value(sdk::value_type::uuid, text, scratch).fault;
}

bool visible(std::string_view text) {
    constexpr char first = '!';
    constexpr char last = '~';
    for (const char c : text)
        if (c < first || c > last) return false;
    return !text.empty();
}

void append_block(std::string_view name, std::string_view text, std::string& out) {
    if (text.empty()) return;
    out.append("<wsa:").append(name).append(">");
    sdk::append_xml(text, out);
    out.append("</wsa:").append(name).append(">");
}

void append_reference(std::string_view name, std::string_view address, std::string& out) {
    if (address.empty()) return;
    out.append("<wsa:").append(name).append(">");
    append_block("Address", address, out);
    out.append("</wsa:").append(name).append(">");
}

} // namespace

bool is_message_id(std::string_view text) {
    for (const std::string_view scheme : {"urn:uuid:", "uuid:"})
        if (text.substr(0, scheme.size()) == scheme) return is_uuid(text.substr(scheme.size()));
    const auto first = text.find('@');
    if (first == text.npos || !visible(text)) return false;
    const auto second = text.find('@', first + 1);
    return first > 0 && second != text.npos && second + 1 < text.size() &&
           is_uuid(text.substr(first + 1, second - first - 1));
}

std::string address_of(std::string_view oin) {
    return std::string(anonymous).append("?oin=").append(oin);
}

std::string write_envelope(const addressing& header, std::string_view body) {
    std::string out = R"(<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap=")";
    out.append(soap_space).append(R"(" xmlns:wsa=")").append(addressing_space).append(R"(">)");
    out.append("<soap:Header>");
    append_block("To", header.to, out);
    append_block("Action", header.action, out);
    append_reference("From", header.from, out);
    append_block("MessageID", header.message_id, out);
    append_reference("ReplyTo", header.reply_to, out);
    append_block("RelatesTo", header.relates_to, out);
    out.append("</soap:Header><soap:Body>").append(body);
    return out.append("</soap:Body></soap:Envelope>");
}

} // namespace kruispunt::adapters::esar
