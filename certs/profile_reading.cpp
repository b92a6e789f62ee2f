#include "certs/authority.hpp"
#include "certs/openssl_handles.hpp"

#include <openssl/x509v3.h>

#include <array>
#include <string>

namespace kruispunt::certs {
namespace {

std::string text_of(const ASN1_STRING* text) {
    const auto* octets = ASN1_STRING_get0_data(text);
    return std::string(octets, octets + ASN1_STRING_length(text));
}

std::string in_subject(X509* certificate, int nid) {
    const auto* subject = X509_get_subject_name(certificate);
    const int at = X509_NAME_get_index_by_NID(subject, nid, -1);
    return at < 0 ? std::string()
                  : text_of(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at)));
}

std::string address_of(const ASN1_OCTET_STRING* octets) {
    const auto* at = ASN1_STRING_get0_data(octets);
    if (ASN1_STRING_length(octets) != 4)
        throw std::invalid_argument("a certificate for an IPv6 address cannot be read");
    std::string address;
    for (int i = 0; i < 4; ++i)
        address += (i == 0 ? "" : ".") + std::to_string(at[i]);
    return address;
}

std::vector<std::string> hosts_of(X509* certificate) {
    std::vector<std::string> hosts;
    const general_names_ptr names(static_cast<GENERAL_NAMES*>(
        X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)
    ));
    for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i) {
        int kind = 0;
        const auto* value = static_cast<const ASN1_STRING*>(
            GENERAL_NAME_get0_value(sk_GENERAL_NAME_value(names.get(), i), &kind)
        );
        hosts.push_back(kind == GEN_IPADD ? address_of(value) : text_of(value));
    }
    return hosts;
}

purpose use_of(X509* certificate) {
    if ((X509_get_extension_flags(certificate) & EXFLAG_XKUSAGE) == 0) return purpose::signing;
    const auto usage = X509_get_extended_key_usage(certificate);
    const bool serves = (usage & XKU_SSL_SERVER) != 0;
    const bool calls = (usage & XKU_SSL_CLIENT) != 0;
    if (serves && calls) return purpose::transport;
    return serves ? purpose::server_only : purpose::client_only;
}

} // namespace

party_profile profile_of(std::string_view certificate_pem) {
    const auto certificate = owned(
        certificate_ptr(PEM_read_bio_X509(reading(certificate_pem).get(), nullptr, nullptr, nullptr)
        ),
        "reading a certificate"
    );
    party_profile profile;
    profile.name = in_subject(certificate.get(), NID_commonName);
    profile.oin = in_subject(certificate.get(), NID_serialNumber);
    profile.organisation = in_subject(certificate.get(), NID_organizationName);
    profile.use = use_of(certificate.get());
    profile.hosts = hosts_of(certificate.get());
    const auto* key = X509_get0_pubkey(certificate.get());
    const bool rsa = key != nullptr && EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA;
    profile.key = rsa ? key_kind::rsa2048 : key_kind::p256;
    return profile;
}

} // namespace kruispunt::certs
