#include "certs/tests/x509_reading.hpp"

namespace kruispunt::certs::testing {
namespace {

using store_ptr = std::unique_ptr<X509_STORE, freed_by<X509_STORE_free>>;
using store_context_ptr = std::unique_ptr<X509_STORE_CTX, freed_by<X509_STORE_CTX_free>>;

std::string text_of(const ASN1_STRING* value) {
    return {
        reinterpret_cast<const char*>(ASN1_STRING_get0_data(value)),
        static_cast<std::size_t>(ASN1_STRING_length(value))};
}

std::string address_text(const ASN1_STRING* value) {
    std::string text;
    const auto* bytes = ASN1_STRING_get0_data(value);
    for (int i = 0; i < ASN1_STRING_length(value); ++i) {
        if (i != 0) text += '.';
        text += std::to_string(bytes[i]);
    }
    return text;
}

} // namespace

certificate_ptr certificate_of(std::string_view pem) {
    return owned(
        certificate_ptr(PEM_read_bio_X509(reading(pem).get(), nullptr, nullptr, nullptr)),
        "reading a certificate"
    );
}

key_ptr key_of(std::string_view pem) {
    return owned(
        key_ptr(PEM_read_bio_PrivateKey(reading(pem).get(), nullptr, nullptr, nullptr)),
        "reading a key"
    );
}

crl_ptr crl_of(std::string_view pem) {
    return owned(
        crl_ptr(PEM_read_bio_X509_CRL(reading(pem).get(), nullptr, nullptr, nullptr)),
        "reading a list"
    );
}

std::optional<std::string> subject(X509* certificate, int nid) {
    const auto* name = X509_get_subject_name(certificate);
    const auto at = X509_NAME_get_index_by_NID(name, nid, -1);
    if (at < 0) return std::nullopt;
    return text_of(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
}

std::vector<std::string> host_names(X509* certificate) {
    const general_names_ptr names(static_cast<GENERAL_NAMES*>(
        X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)
    ));
    std::vector<std::string> hosts;
    for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i) {
        const auto* name = sk_GENERAL_NAME_value(names.get(), i);
        int type = 0;
        const auto* value = static_cast<ASN1_STRING*>(GENERAL_NAME_get0_value(name, &type));
        hosts.push_back(type == GEN_IPADD ? address_text(value) : text_of(value));
    }
    return hosts;
}

int verdict(X509* leaf, X509* ca, int purpose, X509_CRL* crl) {
    const auto store = owned(store_ptr(X509_STORE_new()), "making a store");
    X509_STORE_add_cert(store.get(), ca);
    if (crl != nullptr) {
        X509_STORE_add_crl(store.get(), crl);
        X509_STORE_set_flags(store.get(), X509_V_FLAG_CRL_CHECK);
    }
    const auto context = owned(store_context_ptr(X509_STORE_CTX_new()), "making a context");
    require(
        X509_STORE_CTX_init(context.get(), store.get(), leaf, nullptr) == 1, "making a context"
    );
    if (purpose != 0) X509_STORE_CTX_set_purpose(context.get(), purpose);
    X509_verify_cert(context.get());
    return X509_STORE_CTX_get_error(context.get());
}

} // namespace kruispunt::certs::testing
