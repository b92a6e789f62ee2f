#include "conformance/signatures/verifier.hpp"

#include "conformance/signatures/algorithms.hpp"
#include "conformance/signatures/names.hpp"
#include "conformance/signatures/tree.hpp"
#include "conformance/text/base64.hpp"

#include <algorithm>
#include <map>
#include <sstream>

namespace kruispunt::conformance::signatures {
namespace {

using text::findings;

constexpr std::string_view invalid = "HANDTEKENING_ONGELDIG";
constexpr std::string_view security_path = "Header/Security";
constexpr std::string_view timestamp_path = "Header/Security/Timestamp";
constexpr auto longest_life = std::chrono::minutes(5);
constexpr auto skew = std::chrono::seconds(60);

/// The prefixes of an InclusiveNamespaces below a transform or a canonicalisation method.
std::vector<std::string> inclusive_prefixes(element method) {
    std::istringstream list(
        plain_attribute(only_child(method, exclusive_c14n, "InclusiveNamespaces"), "PrefixList")
    );
    std::vector<std::string> prefixes;
    for (std::string each; list >> each;)
        prefixes.push_back(each == "#default" ? std::string() : each);
    return prefixes;
}

/// A signed envelope being judged: each step adds what it finds, and says whether to go on.
class judging {
public:
    judging(std::string_view envelope, const expected_signer& by, findings& found)
        : document_(parse(envelope)), by_(by), found_(found) {}

    std::optional<verified> run() {
        if (document_ == nullptr) return refuse("not well-formed"), std::nullopt;
        if (!find_parts() || !index_ids() || !read_token() || !check_references() ||
            !check_coverage() || !check_signature() || !check_signer() || !check_timestamp())
            return std::nullopt;
        verified told;
        told.signature_value = value_;
        for (auto* const each : confirmations_)
            told.confirmations.push_back(plain_attribute(each, "Value"));
        return told;
    }

private:
    bool refuse(std::string_view what, std::string_view requirement = "ESAR-02") {
        found_.add_under(requirement, invalid, security_path, what);
        return false;
    }

    bool find_parts() {
        auto* const root = root_of(document_);
        header_ = only_child(root, soap_space, "Header");
        body_ = only_child(root, soap_space, "Body");
        if (body_ == nullptr) return refuse("no one Body in the Envelope", "ESAR-04");
        security_ = only_child(header_, security_space, "Security");
        if (security_ == nullptr) return refuse("no one Security header");
        timestamp_ = only_child(security_, utility_space, "Timestamp");
        if (timestamp_ == nullptr) return refuse("no one Timestamp");
        token_ = only_child(security_, security_space, "BinarySecurityToken");
        if (token_ == nullptr) return refuse("no one BinarySecurityToken");
        signature_ = only_child(security_, signature_space, "Signature");
        if (signature_ == nullptr) return refuse("no one Signature");
        signed_info_ = only_child(signature_, signature_space, "SignedInfo");
        if (signed_info_ == nullptr) return refuse("no SignedInfo");
        confirmations_ = children(security_, security11_space, "SignatureConfirmation");
        return true;
    }

    bool index_ids() {
        for (const auto& [id, bearer] : ids_in(document_))
            if (id.empty() || !by_id_.emplace(id, bearer).second)
                return refuse("an id that stands twice", "ESAR-04");
        return true;
    }

    /// What `#id` points to; null where it points nowhere in this document.
    element pointed_to(const std::string& uri) const {
        const auto at = uri.starts_with('#') ? by_id_.find(uri.substr(1)) : by_id_.end();
        return at == by_id_.end() ? nullptr : at->second;
    }

    bool read_token() {
        if (plain_attribute(token_, "ValueType") != x509_token_type)
            return refuse("a token of another type than X.509 v3");
        const auto encoding = attribute(token_, {}, "EncodingType");
        if (encoding && *encoding != base64_encoding) return refuse("a token not in Base64");
        const auto der = text::decode_base64(compact_text(token_));
        signer_ = der ? read_certificate(*der) : nullptr;
        if (signer_ == nullptr) return refuse("no certificate in the token");
        auto* const info = only_child(signature_, signature_space, "KeyInfo");
        auto* const by = only_child(info, security_space, "SecurityTokenReference");
        auto* const reference = only_child(by, security_space, "Reference");
        if (pointed_to(plain_attribute(reference, "URI")) != token_)
            return refuse("KeyInfo does not point to the token");
        return true;
    }

    bool check_references() {
        const auto references = children(signed_info_, signature_space, "Reference");
        return std::all_of(references.begin(), references.end(), [this](element each) {
            return check_reference(each);
        });
    }

    bool check_reference(element reference) {
        auto* const what = pointed_to(plain_attribute(reference, "URI"));
        if (what == nullptr) return refuse("a reference that points to nothing here");
        auto* const transforms = only_child(reference, signature_space, "Transforms");
        auto* const transform = only_child(transforms, signature_space, "Transform");
        if (children(transforms).size() != 1 ||
            plain_attribute(transform, "Algorithm") != exclusive_c14n)
            return refuse("a transform other than exclusive canonicalisation");
        auto* const method = only_child(reference, signature_space, "DigestMethod");
        const auto* const how = digest_of(plain_attribute(method, "Algorithm"));
        if (how == nullptr || !how->allowed) return refuse("a digest that is not allowed");
        auto* const value = only_child(reference, signature_space, "DigestValue");
        const auto octets = canonical(what, true, inclusive_prefixes(transform));
        if (value == nullptr || text::decode_base64(compact_text(value)) != digested(*how, octets))
            return refuse("a digest that does not fit");
        signed_.push_back(what);
        return true;
    }

    bool is_signed(element what) const {
        return std::find(signed_.begin(), signed_.end(), what) != signed_.end();
    }

    bool check_coverage() {
        if (!is_signed(body_)) return refuse("the Body is not signed", "ESAR-04");
        if (!is_signed(timestamp_)) return refuse("the Timestamp is not signed");
        for (auto* const block : children(header_))
            if (block != security_ && !is_signed(block))
                return refuse("a WS-Addressing header is not signed");
        for (auto* const each : confirmations_)
            if (!is_signed(each))
                return refuse("the SignatureConfirmation is not signed", "ESAR-06");
        return true;
    }

    bool check_signature() {
        auto* const written = only_child(signed_info_, signature_space, "CanonicalizationMethod");
        if (plain_attribute(written, "Algorithm") != exclusive_c14n)
            return refuse("SignedInfo is not canonicalised exclusively");
        auto* const method = only_child(signed_info_, signature_space, "SignatureMethod");
        const auto* const how = method_of(plain_attribute(method, "Algorithm"));
        if (how == nullptr || !how->allowed) return refuse("a way to sign that is not allowed");
        auto* const value = only_child(signature_, signature_space, "SignatureValue");
        if (value == nullptr) return refuse("no SignatureValue");
        value_ = compact_text(value);
        const auto signature = text::decode_base64(value_);
        const auto octets = canonical(signed_info_, true, inclusive_prefixes(written));
        if (!signature || !is_signature(*how, key_of(signer_), octets, *signature))
            return refuse("the signature does not fit");
        return true;
    }

    bool check_signer() {
        if (const auto why = by_.roots.objection(signer_, by_.now))
            return refuse("the certificate is not trusted: " + *why, "ESAR-03");
        if (oin_of(signer_) == by_.oin) return true;
        found_.add_under(
            "ESAR-03", "OIN_NIET_BEVOEGD", security_path, "signed by another than who calls"
        );
        return false;
    }

    bool check_timestamp() {
        const auto moment = [this](std::string_view name) {
            auto* const at = only_child(timestamp_, utility_space, name);
            return at == nullptr ? std::nullopt : text::read_utc(compact_text(at));
        };
        const auto created = moment("Created");
        const auto expires = moment("Expires");
        const bool has_expires = !children(timestamp_, utility_space, "Expires").empty();
        if (!created || (has_expires && !expires)) return refuse("a Timestamp that says no time");
        const auto end = std::min(*created + longest_life, expires.value_or(text::instant::max()));
        if (*created <= by_.now + skew && by_.now <= end + skew) return true;
        found_.add_under("ESAR-02", "BERICHT_VERLOPEN", timestamp_path, "not within its life");
        return false;
    }

    document document_;
    const expected_signer& by_;
    findings& found_;
    element header_ = nullptr;
    element body_ = nullptr;
    element security_ = nullptr;
    element timestamp_ = nullptr;
    element token_ = nullptr;
    element signature_ = nullptr;
    element signed_info_ = nullptr;
    std::vector<element> confirmations_;
    std::map<std::string, element> by_id_;
    std::vector<element> signed_;
    certificate signer_;
    std::string value_;
};

} // namespace

std::optional<verified>
verify(std::string_view envelope, const expected_signer& by, findings& found) {
    return judging(envelope, by, found).run();
}

void check_confirmation(
    const verified& answer, const std::string& request_value, bool is_fault, findings& found
) {
    const auto refuse = [&found](std::string_view what) {
        found.add_under("ESAR-06", invalid, "Header/Security/SignatureConfirmation", what);
    };
    if (answer.confirmations.size() != 1) return refuse("no one SignatureConfirmation");
    const auto& told = answer.confirmations.front();
    if (told == request_value || (is_fault && told.empty())) return;
    refuse("confirms another signature than the request's");
}

} // namespace kruispunt::conformance::signatures
