#include "conformance/gateways/esar/signature_rules.hpp"

#include "conformance/signatures/algorithms.hpp"
#include "conformance/signatures/names.hpp"
#include "conformance/signatures/tree.hpp"
#include "conformance/text/base64.hpp"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>

namespace kruispunt::conformance::gateways::esar {
namespace {

using namespace std::chrono_literals;
using signatures::children;
using signatures::compact_text;
using signatures::element;
using signatures::only_child;
using signatures::plain_attribute;
using signatures::security_space;
using signatures::signature_space;
using signatures::utility_space;

constexpr std::string_view invalid = "HANDTEKENING_ONGELDIG";
constexpr std::string_view security_path = "Header/Security";
constexpr std::string_view timestamp_path = "Header/Security/Timestamp";
constexpr auto longest_life = 5min;
constexpr auto skew = 60s;

/// The prefixes of an InclusiveNamespaces below a transform or a canonicalisation method.
std::vector<std::string> inclusive_prefixes(element method) {
    std::istringstream list(plain_attribute(
        only_child(method, signatures::exclusive_c14n, "InclusiveNamespaces"), "PrefixList"
    ));
    std::vector<std::string> prefixes;
    for (std::string each; list >> each;)
        prefixes.push_back(each == "#default" ? std::string() : each);
    return prefixes;
}

/// One envelope being judged, part by part.
class judging {
public:
    judging(
        std::string_view envelope,
        const signers& known,
        const std::string& oin,
        text::instant now,
        kernel::findings& found
    )
        : document_(signatures::parse(envelope)), known_(known), oin_(oin), now_(now),
          found_(found) {}

    void run() {
        if (document_ == nullptr) return refuse("ESAR-02.14", "not well-formed");
        auto* const root = signatures::root_of(document_);
        header_ = only_child(root, signatures::soap_space, "Header");
        body_ = only_child(root, signatures::soap_space, "Body");
        security_ = only_child(header_, security_space, "Security");
        if (body_ == nullptr || security_ == nullptr)
            return refuse("ESAR-02.1", "no Security header with a signature");
        judge_timestamp();
        judge_ids();
        judge_token();
        judge_signatures();
        judge_signer();
    }

private:
    void refuse(std::string_view sentence, std::string_view what) {
        found_.add(sentence, invalid, security_path, what);
    }

    void judge_ids() {
        bool unique = true;
        for (const auto& [id, bearer] : signatures::ids_in(document_))
            unique = by_id_.emplace(id, bearer).second && !id.empty() && unique;
        if (!unique) refuse("ESAR-04.2", "an id that stands twice, or is empty");
    }

    void judge_token() {
        auto* const token = only_child(security_, security_space, "BinarySecurityToken");
        const auto der = token == nullptr ? std::nullopt : text::decode_base64(compact_text(token));
        const bool typed =
            token != nullptr && plain_attribute(token, "ValueType") == signatures::x509_token_type;
        if (der && typed) signer_ = signatures::read_certificate(*der);
        if (signer_ == nullptr) refuse("ESAR-02.8", "no X.509 certificate as a token");
    }

    std::optional<text::instant> moment(element timestamp, std::string_view name) const {
        auto* const at = only_child(timestamp, utility_space, name);
        return at == nullptr ? std::nullopt : text::read_utc(compact_text(at));
    }

    void judge_timestamp() {
        timestamp_ = only_child(security_, utility_space, "Timestamp");
        const auto created = moment(timestamp_, "Created");
        if (!created) return refuse("ESAR-02.2", "no Timestamp with Created in UTC");
        const auto longest = *created + longest_life;
        const auto said = moment(timestamp_, "Expires");
        const auto expires = said.value_or(longest);
        if (*created > now_ + skew)
            found_.add("ESAR-02.7", "BERICHT_VERLOPEN", timestamp_path, "from the future");
        if (now_ > expires + skew)
            found_.add(
                said ? "ESAR-02.6" : "ESAR-02.4",
                "BERICHT_VERLOPEN",
                timestamp_path,
                "its life is over"
            );
        else if (now_ > longest + skew)
            found_.add("ESAR-02.5", "BERICHT_VERLOPEN", timestamp_path, "older than five minutes");
    }

    void judge_signatures() {
        const auto all = children(security_, signature_space, "Signature");
        if (all.empty()) return refuse("ESAR-02.1", "no signature");
        if (all.size() > 1) refuse("ESAR-02.9", "more than one Signature");
        auto* const info = only_child(all.front(), signature_space, "SignedInfo");
        for (auto* const each : children(info, signature_space, "Reference"))
            judge_reference(each);
        judge_coverage();
        judge_value(all.front(), info);
    }

    element pointed_to(const std::string& uri) const {
        const auto at = uri.starts_with('#') ? by_id_.find(uri.substr(1)) : by_id_.end();
        return at == by_id_.end() ? nullptr : at->second;
    }

    void judge_reference(element reference) {
        auto* const what = pointed_to(plain_attribute(reference, "URI"));
        if (what == nullptr) return refuse("ESAR-02.9", "a reference to nothing in this document");
        signed_.push_back(what);
        signed_ids_.insert(plain_attribute(reference, "URI").substr(1));
        auto* const transforms = only_child(reference, signature_space, "Transforms");
        auto* const transform = only_child(transforms, signature_space, "Transform");
        const auto form = plain_attribute(transform, "Algorithm");
        const bool exclusive = form == signatures::exclusive_c14n;
        if (!exclusive || children(transforms).size() != 1)
            refuse("ESAR-02.10", "another transform than exclusive canonicalisation");
        auto* const method = only_child(reference, signature_space, "DigestMethod");
        const auto* const how = signatures::digest_of(plain_attribute(method, "Algorithm"));
        if (how == nullptr) return refuse("ESAR-02.12", "a digest that is not known");
        if (!how->allowed) refuse("ESAR-02.12", "a digest that is not allowed");
        auto* const value = only_child(reference, signature_space, "DigestValue");
        const auto octets = signatures::canonical(what, exclusive, inclusive_prefixes(transform));
        const auto told =
            value == nullptr ? std::nullopt : text::decode_base64(compact_text(value));
        if (told != signatures::digested(*how, octets))
            refuse("ESAR-02.14", "a digest that does not hold");
    }

    bool is_signed(element what) const {
        if (std::find(signed_.begin(), signed_.end(), what) != signed_.end()) return true;
        // Who does not see that an id stands twice finds what is signed by its id alone.
        return found_.broken().ignores("ESAR-04.2") && bears_signed_id(what);
    }

    bool bears_signed_id(element what) const {
        const auto id = signatures::attribute(what, utility_space, "Id");
        return id && signed_ids_.count(*id) != 0;
    }

    /// ESAR-04.3: something that looks like the Body is signed, and the Body in its place is not.
    bool is_wrapped() const {
        return std::any_of(signed_.begin(), signed_.end(), [this](element each) {
            return each != body_ && signatures::is(each, signatures::soap_space, "Body");
        });
    }

    void judge_coverage() {
        if (!is_signed(body_))
            refuse(is_wrapped() ? "ESAR-04.3" : "ESAR-02.9", "the Body in its place is not signed");
        if (timestamp_ != nullptr && !is_signed(timestamp_))
            refuse("ESAR-02.9", "the Timestamp is not signed");
        for (auto* const block : children(header_))
            if (block != security_ && !is_signed(block)) {
                refuse("ESAR-02.9", "a WS-Addressing header is not signed");
                return;
            }
    }

    void judge_value(element signature, element info) {
        auto* const form = only_child(info, signature_space, "CanonicalizationMethod");
        const bool exclusive = plain_attribute(form, "Algorithm") == signatures::exclusive_c14n;
        if (!exclusive) refuse("ESAR-02.10", "SignedInfo is not canonicalised exclusively");
        auto* const method = only_child(info, signature_space, "SignatureMethod");
        const auto* const how = signatures::method_of(plain_attribute(method, "Algorithm"));
        if (how == nullptr) return refuse("ESAR-02.11", "a way to sign that is not known");
        if (!how->allowed) return refuse("ESAR-02.13", "a way to sign that is not allowed");
        auto* const value = only_child(signature, signature_space, "SignatureValue");
        const auto told =
            value == nullptr ? std::nullopt : text::decode_base64(compact_text(value));
        const auto octets = signatures::canonical(info, exclusive, inclusive_prefixes(form));
        if (signer_ != nullptr &&
            (!told || !signatures::is_signature(*how, signatures::key_of(signer_), octets, *told)))
            refuse("ESAR-02.14", "the signature does not hold");
    }

    void judge_signer() {
        if (signer_ == nullptr) return;
        if (!known_.vouches_for(signer_, now_))
            refuse("ESAR-03.1", "the trust store does not vouch for the certificate");
        if (known_.has_revoked(signer_)) refuse("ESAR-03.2", "the certificate is revoked");
        if (signatures::oin_of(signer_) != oin_)
            found_.add(
                "ESAR-03.3", "OIN_NIET_BEVOEGD", security_path, "signed by another than who calls"
            );
    }

    signatures::document document_;
    const signers& known_;
    const std::string& oin_;
    text::instant now_;
    kernel::findings& found_;
    element header_ = nullptr;
    element body_ = nullptr;
    element security_ = nullptr;
    element timestamp_ = nullptr;
    signatures::certificate signer_;
    std::map<std::string, element> by_id_;
    std::vector<element> signed_;
    /// The ids that the references name.
    std::set<std::string> signed_ids_;
};

struct free_bio {
    void operator()(BIO* bio) const { BIO_free(bio); }
};

} // namespace

signers::signers(const std::filesystem::path& authorities, const std::filesystem::path& crl)
    : roots_(authorities) {
    if (crl.empty()) return;
    const std::unique_ptr<BIO, free_bio> file(BIO_new_file(crl.c_str(), "r"));
    if (file == nullptr) throw std::runtime_error("cannot read " + crl.string());
    while (auto* const list = PEM_read_bio_X509_CRL(file.get(), nullptr, nullptr, nullptr))
        lists_.emplace_back(list, X509_CRL_free);
    ERR_clear_error();
}

bool signers::vouches_for(const signatures::certificate& signer, text::instant at) const {
    return !roots_.objection(signer, at);
}

bool signers::has_revoked(const signatures::certificate& signer) const {
    return std::any_of(lists_.begin(), lists_.end(), [&signer](const auto& list) {
        X509_REVOKED* entry = nullptr;
        return X509_NAME_cmp(X509_CRL_get_issuer(list.get()), X509_get_issuer_name(signer.get())) ==
                   0 &&
               X509_CRL_get0_by_cert(list.get(), &entry, signer.get()) == 1;
    });
}

void judge_signature(
    std::string_view envelope,
    const signers& known,
    const std::string& oin,
    text::instant now,
    kernel::findings& found
) {
    judging(envelope, known, oin, now, found).run();
}

} // namespace kruispunt::conformance::gateways::esar
