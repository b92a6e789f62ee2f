#include "conformance/signatures/spoiling.hpp"

#include "conformance/signatures/names.hpp"

#include <libxml/tree.h>

namespace kruispunt::conformance::signatures {
namespace {

struct parts {
    element header;
    element body;
    element security;
    element signature;
};

parts parts_of(const document& envelope) {
    parts found{};
    auto* const root = root_of(envelope);
    found.header = only_child(root, soap_space, "Header");
    found.body = only_child(root, soap_space, "Body");
    found.security = only_child(found.header, security_space, "Security");
    found.signature = only_child(found.security, signature_space, "Signature");
    return found;
}

/// A blank at the payload's end: the content stays what it was, the octets do not.
void alter(element what) {
    xmlAddChild(what, xmlNewDocText(what->doc, reinterpret_cast<const xmlChar*>(" ")));
}

/// Another signature of the right length.
void alter_signature(element signature) {
    auto* const value = only_child(signature, signature_space, "SignatureValue");
    auto text = compact_text(value);
    text[text.size() / 2] = text[text.size() / 2] == 'A' ? 'B' : 'A';
    set_text(value, text);
}

/// The Body that was signed goes into the header; one like it, but not the same, takes its place.
void wrap_body(const parts& of, bool same_id) {
    auto* const instead = xmlDocCopyNode(of.body, of.body->doc, 1);
    if (!same_id) set_attribute(instead, utility_space, "Id", "body-instead");
    const auto payload = children(instead);
    if (!payload.empty()) alter(payload.front());
    xmlReplaceNode(of.body, instead);
    xmlAddChild(add(of.security, security_space, "Embedded"), of.body);
}

void double_signature(const parts& of) {
    xmlAddChild(of.security, xmlDocCopyNode(of.signature, of.security->doc, 1));
}

} // namespace

void spoil(const document& envelope, misdeed how) {
    const auto of = parts_of(envelope);
    switch (how) {
    case misdeed::body_altered:
        return alter(of.body);
    case misdeed::addressing_altered:
        return alter(only_child(of.header, addressing_space, "To"));
    case misdeed::signature_altered:
        return alter_signature(of.signature);
    case misdeed::signature_doubled:
        return double_signature(of);
    case misdeed::body_wrapped:
        return wrap_body(of, false);
    case misdeed::id_doubled:
        return wrap_body(of, true);
    default:
        return;
    }
}

} // namespace kruispunt::conformance::signatures
