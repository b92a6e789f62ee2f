#include "adapters/sdk/signatures/signature_shape.hpp"

#include "adapters/sdk/signatures/algorithms.hpp"
#include "adapters/sdk/signatures/base64.hpp"
#include "adapters/sdk/signatures/names.hpp"
#include "adapters/sdk/signatures/refusal.hpp"

#include <set>

namespace kruispunt::adapters::sdk::signatures {

namespace {

using complaint = std::optional<domain::error>;

bool is_ours(const xmlNode* at, std::string_view name) {
    return is_element(at, signature_space, name);
}

std::string algorithm_of(const xmlNode* at) {
    return attribute(at, "Algorithm").value_or("");
}

// An element that names an algorithm and holds nothing.
bool is_bare(const xmlNode* at) {
    return has_only_attributes(at, {{"Algorithm"}}) && elements_of(at).empty();
}

// Exclusive canonicalisation, perhaps with prefixes that it treats as inclusive does.
bool is_exclusive_c14n(const xmlNode* at) {
    if (algorithm_of(at) != exclusive_c14n || !has_only_attributes(at, {{"Algorithm"}}))
        return false;
    const auto parameters = elements_of(at);
    if (parameters.empty()) return true;
    return parameters.size() == 1 &&
           is_element(parameters[0], exclusive_c14n, "InclusiveNamespaces") &&
           has_only_attributes(parameters[0], {{"PrefixList"}}) &&
           elements_of(parameters[0]).empty();
}

class shape {
public:
    explicit shape(const message_parts& parts) : parts_(parts) {
        for (const signed_part& part : parts.all_signed())
            expected_.insert("#" + part.id);
    }

    complaint run() {
        const auto children = elements_of(parts_.signature);
        if (children.size() != 3 || !is_ours(children[0], "SignedInfo") ||
            !is_ours(children[1], "SignatureValue") || !is_ours(children[2], "KeyInfo"))
            return refusal(place::signature, "it is not SignedInfo, SignatureValue and KeyInfo");
        if (!has_only_attributes(parts_.signature, {{"Id"}}))
            return refusal(place::signature, "it has an unknown attribute");
        if (auto failed = signed_info(children[0])) return failed;
        const auto value = text_alone(children[1]);
        if (!value || !from_base64(*value) || !has_only_attributes(children[1], {{"Id"}}))
            return refusal(place::signature_value, "it is not Base64");
        return key_info(children[2]);
    }

private:
    complaint signed_info(const xmlNode* at) {
        const auto children = elements_of(at);
        if (children.size() < 3 || !is_ours(children[0], "CanonicalizationMethod") ||
            !is_ours(children[1], "SignatureMethod") || !has_only_attributes(at, {{"Id"}}))
            return refusal(place::signed_info, "it is not two methods and references");
        if (!is_exclusive_c14n(children[0]))
            return refusal(place::signed_info, "its canonicalisation is not the exclusive one");
        if (!is_signature_method(algorithm_of(children[1])) || !is_bare(children[1]))
            return refusal(place::signed_info, "its signature method is not allowed");
        for (std::size_t i = 2; i < children.size(); ++i)
            if (auto failed = reference(children[i])) return failed;
        if (!expected_.empty())
            return refusal(place::reference, "something that must be signed is not");
        return std::nullopt;
    }

    complaint reference(const xmlNode* at) {
        if (!is_ours(at, "Reference") || !has_only_attributes(at, {{"URI"}, {"Id"}}))
            return refusal(place::reference, "it is no plain reference");
        if (expected_.erase(attribute(at, "URI").value_or("")) != 1)
            return refusal(place::reference, "it is to no part that must be signed, or the second");
        const auto children = elements_of(at);
        if (children.size() != 3 || !is_ours(children[0], "Transforms") ||
            !is_ours(children[1], "DigestMethod") || !is_ours(children[2], "DigestValue"))
            return refusal(place::reference, "it is not Transforms, DigestMethod and DigestValue");
        const auto transforms = elements_of(children[0]);
        if (transforms.size() != 1 || !is_ours(transforms[0], "Transform") ||
            !is_exclusive_c14n(transforms[0]))
            return refusal(place::reference, "its transform is not exclusive canonicalisation");
        if (!is_digest_method(algorithm_of(children[1])) || !is_bare(children[1]))
            return refusal(place::reference, "its digest method is not allowed");
        if (const auto value = text_alone(children[2]); !value || !from_base64(*value))
            return refusal(place::reference, "its digest is not Base64");
        return std::nullopt;
    }

    complaint key_info(const xmlNode* at) {
        const auto children = elements_of(at);
        if (children.size() != 1 ||
            !is_element(children[0], security_space, "SecurityTokenReference") ||
            !has_only_attributes(at, {{"Id"}}) ||
            !has_only_attributes(
                children[0], {{"Id", security_utility_space}, {"TokenType", security_1_1_space}}
            ))
            return refusal(place::key_info, "it is not one SecurityTokenReference");
        const auto references = elements_of(children[0]);
        if (references.size() != 1 || !is_element(references[0], security_space, "Reference") ||
            !has_only_attributes(references[0], {{"URI"}, {"ValueType"}}))
            return refusal(place::key_info, "it is not one Reference to a token");
        if (attribute(references[0], "ValueType").value_or(std::string(x509_v3)) != x509_v3)
            return refusal(place::key_info, "its token is not X.509 v3");
        const auto id = attribute(parts_.token, "Id", security_utility_space);
        if (!id || attribute(references[0], "URI") != "#" + *id)
            return refusal(place::key_info, "it is not this message's token");
        return std::nullopt;
    }

    const message_parts& parts_;
    std::set<std::string> expected_;
};

} // namespace

std::optional<domain::error> complaint_about_shape(const message_parts& parts) {
    return shape(parts).run();
}

domain::result<std::string> token_octets(const message_parts& parts) {
    const std::string encoding(base64_encoding);
    if (!has_only_attributes(
            parts.token, {{"Id", security_utility_space}, {"EncodingType"}, {"ValueType"}}
        ) ||
        attribute(parts.token, "EncodingType").value_or(encoding) != encoding ||
        attribute(parts.token, "ValueType") != std::string(x509_v3))
        return refusal(place::token, "it is not X.509 v3 in Base64");
    const auto text = text_alone(parts.token);
    const auto octets = text ? from_base64(*text) : std::nullopt;
    if (!octets) return refusal(place::token, "it is not Base64");
    return *octets;
}

} // namespace kruispunt::adapters::sdk::signatures
