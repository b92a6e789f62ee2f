#include "conformance/signatures/signature_element.hpp"

#include "conformance/signatures/names.hpp"
#include "conformance/text/base64.hpp"

namespace kruispunt::conformance::signatures {
namespace {

element add_method(element parent, std::string_view name, std::string_view uri) {
    auto* const made = add(parent, signature_space, name);
    set_attribute(made, "Algorithm", uri);
    return made;
}

bool exclusive(const signing_plan& plan) {
    return plan.wrong != misdeed::inclusive_canonicalisation;
}

std::string_view canonicalisation(const signing_plan& plan) {
    return exclusive(plan) ? exclusive_c14n : inclusive_c14n;
}

void add_reference(element signed_info, const covered& of, const signing_plan& plan) {
    const auto& how = plan.digest == nullptr ? digest_beside(*plan.method) : *plan.digest;
    auto* const reference = add(signed_info, signature_space, "Reference");
    set_attribute(reference, "URI", "#" + of.id);
    auto* const transforms = add(reference, signature_space, "Transforms");
    add_method(transforms, "Transform", canonicalisation(plan));
    add_method(reference, "DigestMethod", how.uri);
    const auto octets = canonical(of.what, exclusive(plan));
    add(reference, signature_space, "DigestValue", text::encode_base64(digested(how, octets)));
}

void add_key_info(element signature, const std::string& token_id) {
    auto* const info = add(signature, signature_space, "KeyInfo");
    auto* const token = add(info, security_space, "SecurityTokenReference");
    auto* const reference = add(token, security_space, "Reference");
    set_attribute(reference, "URI", "#" + token_id);
    set_attribute(reference, "ValueType", x509_token_type);
}

/// A forger has no key but the certificate, and may hope that it is taken for HMAC's secret.
key key_for(const credential& with, const signature_method& method) {
    return method.keyed_by_secret ? secret_key(der_of(with.shown)) : with.secret;
}

} // namespace

std::string add_signature(
    element security,
    const std::vector<covered>& what,
    const std::string& token_id,
    const credential& with,
    const signing_plan& plan
) {
    auto* const signature = add(security, signature_space, "Signature");
    auto* const signed_info = add(signature, signature_space, "SignedInfo");
    add_method(signed_info, "CanonicalizationMethod", canonicalisation(plan));
    add_method(signed_info, "SignatureMethod", plan.method->uri);
    for (const auto& each : what)
        add_reference(signed_info, each, plan);
    const auto octets = canonical(signed_info, exclusive(plan));
    const auto value =
        text::encode_base64(signed_with(*plan.method, key_for(with, *plan.method).get(), octets));
    add(signature, signature_space, "SignatureValue", value);
    add_key_info(signature, token_id);
    return value;
}

} // namespace kruispunt::conformance::signatures
