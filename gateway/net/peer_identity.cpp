#include "gateway/net/peer_identity.hpp"

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <algorithm>
#include <array>
#include <memory>

namespace kruispunt::net {
namespace {

std::string text_of(const X509_NAME_ENTRY* entry) {
    unsigned char* octets = nullptr;
    const int size = ASN1_STRING_to_UTF8(&octets, X509_NAME_ENTRY_get_data(entry));
    if (size < 0) return {};
    std::string text(octets, octets + size);
    OPENSSL_free(octets);
    return text;
}

/// The only entry of a kind in the subject; empty where there is none or more than one.
std::string only_entry(const X509_NAME* subject, int kind) {
    const int at = X509_NAME_get_index_by_NID(subject, kind, -1);
    if (at < 0 || X509_NAME_get_index_by_NID(subject, kind, at) >= 0) return {};
    auto text = text_of(X509_NAME_get_entry(subject, at));
    const bool controls = std::any_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    });
    return controls ? std::string() : text;
}

bool is_plain(const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

std::string fingerprint_of(const X509* certificate) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (X509_digest(certificate, EVP_sha256(), digest.data(), &size) != 1) return {};
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    hex.reserve(2U * size);
    for (unsigned int i = 0; i < size; ++i) {
        hex.push_back(digits[digest[i] >> 4U]);
        hex.push_back(digits[digest[i] & 0xfU]);
    }
    return hex;
}

} // namespace

ports::peer peer_of(const x509_st* certificate) {
    if (certificate == nullptr) return {};
    const auto* subject = X509_get_subject_name(certificate);
    auto oin = only_entry(subject, NID_serialNumber);
    return {
        .oin = is_plain(oin) ? std::move(oin) : std::string(),
        .common_name = only_entry(subject, NID_commonName),
        .fingerprint = fingerprint_of(certificate),
    };
}

} // namespace kruispunt::net
