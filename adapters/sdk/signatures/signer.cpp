#include "adapters/sdk/signatures/signer.hpp"

#include "adapters/sdk/signatures/algorithms.hpp"
#include "adapters/sdk/signatures/base64.hpp"
#include "adapters/sdk/signatures/certificate.hpp"
#include "adapters/sdk/signatures/dom.hpp"
#include "adapters/sdk/signatures/library.hpp"
#include "adapters/sdk/signatures/names.hpp"
#include "adapters/sdk/signatures/security_block.hpp"
#include "adapters/sdk/signatures/xmlsec_handles.hpp"

#include <libxml/parser.h>
#include <libxml/valid.h>
#include <xmlsec/crypto.h>

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>
#include <vector>

namespace kruispunt::adapters::sdk::signatures {

namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error(file.string() + ": cannot be read");
    return std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

key_handle load_key(const std::string& pem) {
    return key_handle(xmlSecCryptoAppKeyLoadMemory(
        reinterpret_cast<const xmlSecByte*>(pem.data()),
        static_cast<xmlSecSize>(pem.size()),
        xmlSecKeyDataFormatPem,
        nullptr,
        nullptr,
        nullptr
    ));
}

void demand(bool done, const char* what) {
    if (!done) throw std::runtime_error(std::string("signing: ") + what);
}

// Gives an element an id by which the signature finds it; `utility` is the id's namespace.
void make_known(xmlDoc& document, xmlNode& at, xmlNs& utility, const std::string& id) {
    xmlAttr* const attribute = xmlNewNsProp(&at, &utility, xml_text("Id"), xml_text(id));
    demand(attribute != nullptr, "no memory");
    demand(xmlAddID(nullptr, &document, xml_text(id), attribute) != nullptr, "an id stands twice");
}

// Puts a text of our own below an element.
xmlNode* graft(xmlNode& below, const std::string& text) {
    xmlNode* grown = nullptr;
    const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
    const auto failed =
        xmlParseInNodeContext(&below, text.data(), static_cast<int>(text.size()), options, &grown);
    demand(failed == XML_ERR_OK && grown != nullptr, "the Security block cannot be built");
    xmlAddChildList(&below, grown);
    return grown;
}

// Names every header block and the Body; gives the ids.
std::vector<std::string> name_parts(xmlDoc& document, const std::vector<xmlNode*>& outer) {
    const std::string space(security_utility_space);
    xmlNs* const utility =
        xmlNewNs(xmlDocGetRootElement(&document), xml_text(space), xml_text("wsu"));
    demand(utility != nullptr, "the envelope has a prefix wsu of its own");
    std::vector<std::string> ids;
    for (xmlNode* const block : elements_of(outer[0])) {
        ids.push_back("block-" + std::to_string(ids.size() + 1));
        make_known(document, *block, *utility, ids.back());
    }
    ids.emplace_back("body");
    make_known(document, *outer[1], *utility, ids.back());
    return ids;
}

// Puts the Security block into the Header; gives its Signature.
xmlNode* build(xmlDoc& document, xmlNode& header, const std::string& block) {
    const std::string space(security_utility_space);
    xmlNode* signature = nullptr;
    for (xmlNode* const at : elements_of(graft(header, block))) {
        if (is_element(at, signature_space, "Signature")) signature = at;
        xmlAttr* const id = xmlHasNsProp(at, xml_text("Id"), xml_text(space));
        if (id != nullptr)
            xmlAddID(nullptr, &document, xml_text(attribute(at, "Id", space).value_or("")), id);
    }
    demand(signature != nullptr, "the Security block cannot be built");
    return signature;
}

std::string written(xmlDoc& document) {
    xmlChar* text = nullptr;
    int size = 0;
    xmlDocDumpMemoryEnc(&document, &text, &size, "UTF-8");
    demand(text != nullptr, "no memory");
    std::string out(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
    xmlFree(text);
    if (!out.empty() && out.back() == '\n') out.pop_back();
    return out;
}

} // namespace

struct signer::parts {
    std::string oin;
    std::string token; ///< the certificate, Base64
    std::string_view method;
    key_handle key;
};

signer::signer(const fs::path& certificate, const fs::path& key) {
    prepare_library();
    const certificate_handle ours = read_pem(text_of(certificate));
    if (!ours) throw std::runtime_error(certificate.string() + ": holds no certificate");
    const auto kind = may_sign(*ours);
    if (!kind) throw std::runtime_error(certificate.string() + ": " + kind.error().detail);
    const std::string pem = text_of(key);
    if (!belongs_to(*ours, pem))
        throw std::runtime_error(
            key.string() + ": is not the private key (PEM, unencrypted) of " + certificate.string()
        );
    auto loaded = load_key(pem);
    if (!loaded) throw std::runtime_error(key.string() + ": cannot be used");
    const auto method = *kind == key_kind::rsa ? rsa_sha256 : ecdsa_sha256;
    parts_ = std::make_unique<const parts>(parts{
        oin_of(*ours), to_base64(der_of(*ours)), method, std::move(loaded)});
}

signer::signer(signer&&) noexcept = default;
signer& signer::operator=(signer&&) noexcept = default;
signer::~signer() = default;

const std::string& signer::oin() const {
    return parts_->oin;
}

std::string signer::sign(std::string_view envelope, const stamp& with) const {
    const document_handle document = parse(envelope);
    if (!document) throw std::logic_error("signing: not an XML document");
    const auto outer = elements_of(xmlDocGetRootElement(document.get()));
    if (outer.size() != 2) throw std::logic_error("signing: not an envelope of Header and Body");
    const security_block block{with, parts_->token, parts_->method, name_parts(*document, outer)};
    xmlNode* const signature = build(*document, *outer[0], write_security_block(block));
    const context_handle context(xmlSecDSigCtxCreate(nullptr));
    demand(context != nullptr, "no memory");
    context->flags = XMLSEC_DSIG_FLAGS_USE_VISA3D_HACK;
    context->signKey = xmlSecKeyDuplicate(parts_->key.get());
    demand(context->signKey != nullptr, "the key cannot be used");
    demand(xmlSecDSigCtxSign(context.get(), signature) == 0, "xmlsec refused");
    return written(*document);
}

} // namespace kruispunt::adapters::sdk::signatures
