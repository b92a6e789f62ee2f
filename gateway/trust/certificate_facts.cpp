#include "gateway/trust/certificate_facts.hpp"

#include "gateway/domain/hex.hpp"

#include <openssl/evp.h>
#include <openssl/obj_mac.h>

#include <algorithm>
#include <array>

namespace kruispunt::trust {

namespace {

constexpr std::size_t oin_length = 20;

std::string text_of(const X509_NAME_ENTRY* entry) {
    unsigned char* octets = nullptr;
    const int size = ASN1_STRING_to_UTF8(&octets, X509_NAME_ENTRY_get_data(entry));
    if (size < 0) return {};
    std::string text(octets, octets + size);
    OPENSSL_free(octets);
    return text;
}

// A subject with two of a kind could be taken for either: it has none.
std::string only_entry(const X509_NAME* name, int kind) {
    const int at = X509_NAME_get_index_by_NID(name, kind, -1);
    if (at < 0 || X509_NAME_get_index_by_NID(name, kind, at) >= 0) return {};
    return text_of(X509_NAME_get_entry(name, at));
}

std::string common_name_in(const X509_NAME* name) {
    std::string text = only_entry(name, NID_commonName);
    const bool controls = std::any_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    });
    return controls ? std::string() : text;
}

} // namespace

bool is_oin(std::string_view text) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return text.size() == oin_length && std::all_of(text.begin(), text.end(), digit);
}

std::string oin_of(const X509& certificate) {
    std::string oin = only_entry(X509_get_subject_name(&certificate), NID_serialNumber);
    return is_oin(oin) ? oin : std::string();
}

std::string common_name_of(const X509& certificate) {
    return common_name_in(X509_get_subject_name(&certificate));
}

std::string fingerprint_of(const X509& certificate) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (X509_digest(&certificate, EVP_sha256(), digest.data(), &size) != 1) return {};
    return domain::to_hex({digest.data(), size});
}

domain::instant instant_of(const ASN1_TIME* time) {
    int days = 0;
    int seconds = 0;
    const handle<ASN1_TIME> epoch(ASN1_TIME_set(nullptr, 0));
    if (time == nullptr || !epoch || ASN1_TIME_diff(&days, &seconds, epoch.get(), time) != 1)
        return {};
    return domain::instant(std::chrono::hours(24) * days + std::chrono::seconds(seconds));
}

ports::certificate_record facts_of(const X509& certificate, ports::certificate_use use) {
    ports::certificate_record facts;
    facts.use = use;
    facts.common_name = common_name_of(certificate);
    facts.oin = oin_of(certificate);
    facts.fingerprint = fingerprint_of(certificate);
    facts.begins = instant_of(X509_get0_notBefore(&certificate));
    facts.ends = instant_of(X509_get0_notAfter(&certificate));
    return facts;
}

ports::certificate_record facts_of(const X509_CRL& list) {
    ports::certificate_record facts;
    facts.use = ports::certificate_use::revocation_list;
    facts.common_name = common_name_in(X509_CRL_get_issuer(&list));
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (X509_CRL_digest(&list, EVP_sha256(), digest.data(), &size) == 1)
        facts.fingerprint = domain::to_hex({digest.data(), size});
    facts.begins = instant_of(X509_CRL_get0_lastUpdate(&list));
    const ASN1_TIME* next = X509_CRL_get0_nextUpdate(&list);
    facts.ends = next == nullptr ? facts.begins : instant_of(next);
    return facts;
}

} // namespace kruispunt::trust
