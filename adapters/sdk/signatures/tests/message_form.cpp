#include "adapters/sdk/signatures/tests/message_form.hpp"

#include "adapters/sdk/signatures/base64.hpp"
#include "adapters/sdk/signatures/certificate.hpp"
#include "adapters/sdk/signatures/dom.hpp"
#include "adapters/sdk/signatures/library.hpp"
#include "adapters/sdk/signatures/xmlsec_handles.hpp"

#include <libxml/valid.h>
#include <xmlsec/crypto.h>
#include <xmlsec/xmltree.h>

namespace kruispunt::adapters::sdk::signatures::testing {

namespace {

// `<prefix:` or, without a prefix, `<`.
std::string open(const std::string& prefix, const std::string& name) {
    return "<" + (prefix.empty() ? name : prefix + ":" + name);
}

std::string close(const std::string& prefix, const std::string& name) {
    return "</" + (prefix.empty() ? name : prefix + ":" + name) + ">";
}

std::string declared(const std::string& prefix, std::string_view space) {
    return (prefix.empty() ? " xmlns=\"" : " xmlns:" + prefix + "=\"") + std::string(space) + "\"";
}

std::string id_attribute(const std::string& prefix, const std::string& id) {
    return id.empty() ? std::string() : " " + prefix + ":Id=\"" + id + "\"";
}

std::string
method(const message_form& form, const std::string& name, const std::string& algorithm) {
    const bool listed = !form.prefix_list.empty() && algorithm == exclusive_c14n;
    std::string out = open(form.ds, name) + " Algorithm=\"" + algorithm + "\"";
    if (!listed) return out + "/>";
    return out + "><ec:InclusiveNamespaces" + declared("ec", exclusive_c14n) + " PrefixList=\"" +
           form.prefix_list + "\"/>" + close(form.ds, name);
}

std::string reference(const message_form& form, const reference_form& to) {
    std::string out = open(form.ds, "Reference") + to.attributes + " URI=\"" + to.uri + "\">";
    if (!to.transforms.empty())
        out += open(form.ds, "Transforms") + ">" + to.transforms + close(form.ds, "Transforms");
    out += open(form.ds, "DigestMethod") + " Algorithm=\"" + to.digest_method + "\"/>";
    return out + open(form.ds, "DigestValue") + "/>" + close(form.ds, "Reference");
}

std::string key_info(const message_form& form) {
    if (!form.key_info.empty()) return form.key_info;
    return open(form.wsse, "SecurityTokenReference") + ">" + open(form.wsse, "Reference") +
           " URI=\"#" + form.token_id + "\" ValueType=\"" + std::string(x509_v3) + "\"/>" +
           close(form.wsse, "SecurityTokenReference");
}

std::string signature(const message_form& form) {
    std::string out = open(form.ds, "Signature") + declared(form.ds, signature_space) + ">" +
                      open(form.ds, "SignedInfo") + ">" +
                      method(form, "CanonicalizationMethod", form.c14n) +
                      open(form.ds, "SignatureMethod") + form.method_attributes + " Algorithm=\"" +
                      form.signature_method + "\"/>";
    for (const reference_form& to : form.references.value_or(form.right_references()))
        out += reference(form, to);
    return out + close(form.ds, "SignedInfo") + open(form.ds, "SignatureValue") + "/>" +
           open(form.ds, "KeyInfo") + ">" + key_info(form) + close(form.ds, "KeyInfo") +
           form.object + close(form.ds, "Signature");
}

std::string timestamp(const message_form& form) {
    std::string out = open(form.wsu, "Timestamp") + id_attribute(form.wsu, form.timestamp_id) + ">";
    if (!form.created.empty())
        out += open(form.wsu, "Created") + ">" + form.created + close(form.wsu, "Created");
    if (!form.expires.empty())
        out += open(form.wsu, "Expires") + ">" + form.expires + close(form.wsu, "Expires");
    return out + close(form.wsu, "Timestamp");
}

std::string token(const message_form& form) {
    const std::string attributes = form.token_attributes.empty()
                                       ? " EncodingType=\"" + std::string(base64_encoding) +
                                             "\" ValueType=\"" + std::string(x509_v3) + "\""
                                       : form.token_attributes;
    return open(form.wsse, "BinarySecurityToken") + id_attribute(form.wsu, form.token_id) +
           attributes + ">" + form.token + close(form.wsse, "BinarySecurityToken");
}

std::string security(const message_form& form) {
    std::string out = open(form.wsse, "Security") + declared(form.wsse, security_space);
    if (!form.soap.empty()) out += " " + form.soap + ":mustUnderstand=\"1\"";
    out += ">" + form.gap;
    for (const std::string& part : form.order) {
        if (part == "timestamp") out += timestamp(form);
        if (part == "token") out += token(form);
        if (part == "further") out += form.further;
        if (part == "signature") out += signature(form);
        out += form.gap;
    }
    return out + close(form.wsse, "Security");
}

std::string block(const message_form& form, const block_form& from) {
    const std::string address =
        open(form.wsa, "Address") + ">" + from.content + close(form.wsa, "Address");
    return open(form.wsa, from.name) + id_attribute(form.wsu, from.id) + ">" +
           (from.reference ? address : from.content) + close(form.wsa, from.name);
}

// Every attribute that could be meant as an id is one for who signs.
void know_ids(xmlDoc& document, xmlNode* at) {
    for (xmlNode* child = at; child != nullptr; child = child->next) {
        for (xmlAttr* a = child->properties; child->type == XML_ELEMENT_NODE && a != nullptr;
             a = a->next)
            if (view(a->name) == "Id" && a->children != nullptr)
                xmlAddID(nullptr, &document, a->children->content, a);
        know_ids(document, child->children);
    }
}

key_handle key_for(const std::string& key) {
    const auto* octets = reinterpret_cast<const xmlSecByte*>(key.data());
    const auto size = static_cast<xmlSecSize>(key.size());
    if (key.find("PRIVATE KEY") == key.npos)
        return key_handle(xmlSecKeyReadMemory(xmlSecKeyDataHmacId, octets, size));
    return key_handle(xmlSecCryptoAppKeyLoadMemory(
        octets, size, xmlSecKeyDataFormatPem, nullptr, nullptr, nullptr
    ));
}

} // namespace

std::string message_form::right_transforms() const {
    return method(*this, "Transform", std::string(exclusive_c14n));
}

std::vector<reference_form> message_form::right_references() const {
    std::vector<reference_form> right;
    for (const block_form& from : blocks)
        right.push_back({"#" + from.id, right_transforms(), digest_method});
    right.push_back({"#" + body_id, right_transforms(), digest_method});
    right.push_back({"#" + timestamp_id, right_transforms(), digest_method});
    return right;
}

std::string message_form::written() const {
    std::string out = declaration + open(soap, "Envelope") + declared(soap, soap_space) +
                      declared(wsa, addressing_space) + declared(wsu, security_utility_space) +
                      ">" + gap + open(soap, "Header") + ">" + gap;
    for (const block_form& from : blocks)
        out += block(*this, from) + gap;
    out += security(*this) + gap + close(soap, "Header") + gap + open(soap, "Body");
    return out + id_attribute(wsu, body_id) + ">" + payload + close(soap, "Body") + gap +
           close(soap, "Envelope");
}

message_form request_form(const std::string& operation, const std::string& payload) {
    message_form form;
    form.payload = payload;
    form.blocks = {
        {"To", "https://kruispunt.example/esar/v1/signalering", "to"},
        {"Action", "urn:nl:verwijsindex:esar:1/" + operation, "action"},
        {"From", "https://esar.example/", "from", true},
        {"MessageID", "urn:uuid:5f0c0a1e-7d1b-4a39-9f04-0c3f2f6b1a01", "message"},
        {"ReplyTo", "http://www.w3.org/2005/08/addressing/anonymous", "reply", true}};
    return form;
}

std::string signed_with(const std::string& written, const std::string& key) {
    prepare_library();
    const document_handle document = parse(written);
    if (!document) return {};
    xmlNode* const root = xmlDocGetRootElement(document.get());
    know_ids(*document, root);
    const std::string space(signature_space);
    xmlNode* const at = xmlSecFindNode(root, xml_text("Signature"), xml_text(space));
    const context_handle context(xmlSecDSigCtxCreate(nullptr));
    context->flags = XMLSEC_DSIG_FLAGS_USE_VISA3D_HACK;
    context->signKey = key_for(key).release();
    if (at == nullptr || context->signKey == nullptr) return {};
    if (xmlSecDSigCtxSign(context.get(), at) != 0) return {};
    xmlChar* text = nullptr;
    int size = 0;
    xmlDocDumpMemoryEnc(document.get(), &text, &size, "UTF-8");
    std::string out(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
    xmlFree(text);
    return out;
}

std::string token_of(const std::string& certificate_pem) {
    const certificate_handle certificate = read_pem(certificate_pem);
    return to_base64(der_of(*certificate));
}

} // namespace kruispunt::adapters::sdk::signatures::testing
