#include "adapters/sdk/signatures/digest_check.hpp"

#include "adapters/sdk/signatures/names.hpp"
#include "adapters/sdk/signatures/refusal.hpp"
#include "adapters/sdk/signatures/xmlsec_handles.hpp"

#include <libxml/valid.h>
#include <xmlsec/crypto.h>

#include <array>

namespace kruispunt::adapters::sdk::signatures {

namespace {

key_handle key_of(std::string_view certificate) {
    return key_handle(xmlSecCryptoAppKeyLoadMemory(
        reinterpret_cast<const xmlSecByte*>(certificate.data()),
        static_cast<xmlSecSize>(certificate.size()),
        xmlSecKeyDataFormatCertDer,
        nullptr,
        nullptr,
        nullptr
    ));
}

// The list that `complaint_about_shape` checks, once more in xmlsec's own words.
bool allow_only_ours(xmlSecDSigCtx& context) {
    context.flags =
        XMLSEC_DSIG_FLAGS_IGNORE_MANIFESTS | XMLSEC_DSIG_FLAGS_STORE_SIGNEDINFO_REFERENCES |
        XMLSEC_DSIG_FLAGS_USE_VISA3D_HACK; // an id is looked up as such, not through XPointer
    context.enabledReferenceUris = xmlSecTransformUriTypeSameDocument;
    const std::array digests{
        xmlSecTransformExclC14NId,
        xmlSecTransformSha256Id,
        xmlSecTransformSha384Id,
        xmlSecTransformSha512Id};
    const std::array methods{
        xmlSecTransformExclC14NId,
        xmlSecTransformRsaSha256Id,
        xmlSecTransformRsaSha384Id,
        xmlSecTransformRsaSha512Id,
        xmlSecTransformEcdsaSha256Id,
        xmlSecTransformEcdsaSha384Id,
        xmlSecTransformEcdsaSha512Id};
    for (const xmlSecTransformId id : digests)
        if (xmlSecDSigCtxEnableReferenceTransform(&context, id) < 0) return false;
    for (const xmlSecTransformId id : methods)
        if (xmlSecDSigCtxEnableSignatureTransform(&context, id) < 0) return false;
    return true;
}

// Only what must be signed can be found by an id at all.
bool make_known(xmlDoc& document, const std::vector<signed_part>& parts) {
    const std::string space(security_utility_space);
    for (const signed_part& part : parts) {
        xmlAttr* const id = xmlHasNsProp(part.at, xml_text("Id"), xml_text(space));
        if (id == nullptr || xmlAddID(nullptr, &document, xml_text(part.id), id) == nullptr)
            return false;
    }
    return true;
}

std::string octets_of(xmlSecDSigReferenceCtx& reference) {
    xmlSecBuffer* const buffer = xmlSecDSigReferenceCtxGetPreDigestBuffer(&reference);
    if (buffer == nullptr || xmlSecBufferGetData(buffer) == nullptr) return {};
    return std::string(
        reinterpret_cast<const char*>(xmlSecBufferGetData(buffer)), xmlSecBufferGetSize(buffer)
    );
}

// Whatever xmlsec made of the references, each part must have been digested exactly once.
domain::result<std::vector<std::string>>
collect(xmlSecDSigCtx& context, const std::vector<signed_part>& parts) {
    std::vector<std::string> octets(parts.size());
    const xmlSecSize count = xmlSecPtrListGetSize(&context.signedInfoReferences);
    if (count != parts.size()) return refusal(place::reference, "one is too many or missing");
    for (xmlSecSize i = 0; i < count; ++i) {
        auto* const reference = static_cast<xmlSecDSigReferenceCtx*>(
            xmlSecPtrListGetItem(&context.signedInfoReferences, i)
        );
        if (reference == nullptr || reference->status != xmlSecDSigStatusSucceeded)
            return refusal(place::reference, "a digest does not hold");
        for (std::size_t j = 0; j < parts.size(); ++j)
            if (view(reference->uri) == "#" + parts[j].id) octets[j] = octets_of(*reference);
    }
    for (const std::string& part : octets)
        if (part.empty()) return refusal(place::reference, "something was not digested");
    return octets;
}

} // namespace

domain::result<std::vector<std::string>>
verified_octets(xmlDoc& document, const message_parts& parts, std::string_view certificate) {
    const std::vector<signed_part> all = parts.all_signed();
    const context_handle context(xmlSecDSigCtxCreate(nullptr));
    if (!context || !allow_only_ours(*context) || !make_known(document, all))
        return refusal(place::signature, "it cannot be looked at");
    // A key that is there already: KeyInfo is never followed.
    context->signKey = key_of(certificate).release();
    if (context->signKey == nullptr) return refusal(place::token, "its key cannot be used");
    if (xmlSecDSigCtxVerify(context.get(), parts.signature) < 0)
        return refusal(place::signature, "it cannot be computed");
    if (context->status != xmlSecDSigStatusSucceeded) {
        auto digests = collect(*context, all);
        if (!digests) return digests.error();
        return refusal(place::signature_value, "it is not this key's over this SignedInfo");
    }
    return collect(*context, all);
}

} // namespace kruispunt::adapters::sdk::signatures
