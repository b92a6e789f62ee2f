#include "conformance/suite/keys/authority.hpp"

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include <stdexcept>

namespace kruispunt::conformance::suite::keys {
namespace {

template <class Thing, void (*Free)(Thing*)>
struct freed {
    void operator()(Thing* thing) const { Free(thing); }
};

void free_whole(BIO* bio) {
    BIO_free_all(bio);
}

using key_ptr = std::unique_ptr<EVP_PKEY, freed<EVP_PKEY, EVP_PKEY_free>>;
using certificate_ptr = std::unique_ptr<X509, freed<X509, X509_free>>;
using list_ptr = std::unique_ptr<X509_CRL, freed<X509_CRL, X509_CRL_free>>;
using bio_ptr = std::unique_ptr<BIO, freed<BIO, free_whole>>;
using time_ptr = std::unique_ptr<ASN1_TIME, freed<ASN1_TIME, ASN1_STRING_free>>;

constexpr std::chrono::hours authority_life{24 * 800};
constexpr std::size_t rsa_bits = 2048;

void must(bool went_well, const char* what) {
    if (!went_well) throw std::runtime_error(std::string("certificates: ") + what);
}

key_ptr new_key(key_kind kind) {
    key_ptr key(kind == key_kind::ec ? EVP_EC_gen("P-256") : EVP_RSA_gen(rsa_bits));
    must(key != nullptr, "OpenSSL makes no key");
    return key;
}

void add_name(X509_NAME* to, const char* field, const std::string& value) {
    const auto* const bytes = reinterpret_cast<const unsigned char*>(value.data());
    must(
        X509_NAME_add_entry_by_txt(
            to, field, MBSTRING_UTF8, bytes, static_cast<int>(value.size()), -1, 0
        ) == 1,
        "a name cannot be written"
    );
}

void add_extension(X509* to, X509* issuer, int nid, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, to, nullptr, nullptr, 0);
    X509_EXTENSION* const extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
    must(extension != nullptr, "an extension cannot be written");
    X509_add_ext(to, extension, -1);
    X509_EXTENSION_free(extension);
}

long seconds(std::chrono::hours hours) {
    return static_cast<long>(std::chrono::seconds(hours).count());
}

void number(X509* made) {
    unsigned char serial[8];
    must(RAND_bytes(serial, sizeof serial) == 1, "no random bytes");
    serial[0] &= 0x7FU;
    BIGNUM* const value = BN_bin2bn(serial, sizeof serial, nullptr);
    BN_to_ASN1_INTEGER(value, X509_get_serialNumber(made));
    BN_free(value);
}

certificate_ptr blank(EVP_PKEY* key, const wanted_certificate& what) {
    certificate_ptr made(X509_new());
    must(made != nullptr, "no certificate");
    number(made.get());
    X509_set_version(made.get(), 2);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), seconds(what.begins));
    X509_gmtime_adj(X509_getm_notAfter(made.get()), seconds(what.ends));
    X509_set_pubkey(made.get(), key);
    auto* const subject = X509_get_subject_name(made.get());
    add_name(subject, "CN", what.common_name);
    for (const auto& oin : what.oins)
        add_name(subject, "serialNumber", oin);
    return made;
}

std::string taken_from(const bio_ptr& memory) {
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &bytes);
    return {bytes, bytes + size};
}

bio_ptr new_memory() {
    bio_ptr memory(BIO_new(BIO_s_mem()));
    must(memory != nullptr, "no memory");
    return memory;
}

std::string pem_of(X509* certificate) {
    const auto memory = new_memory();
    must(PEM_write_bio_X509(memory.get(), certificate) == 1, "a certificate cannot be written");
    return taken_from(memory);
}

std::string pem_of(EVP_PKEY* key) {
    const auto memory = new_memory();
    must(
        PEM_write_bio_PrivateKey(memory.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1,
        "a key cannot be written"
    );
    return taken_from(memory);
}

certificate_ptr read(std::string_view certificate) {
    const bio_ptr memory(BIO_new_mem_buf(certificate.data(), static_cast<int>(certificate.size())));
    must(memory != nullptr, "no memory");
    certificate_ptr read_one(PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr));
    must(read_one != nullptr, "this is no PEM certificate");
    return read_one;
}

} // namespace

struct authority::inside {
    key_ptr key = new_key(key_kind::ec);
    certificate_ptr certificate;
    list_ptr list;
};

authority::authority(const std::string& common_name) : inside_(std::make_unique<inside>()) {
    wanted_certificate what;
    what.common_name = common_name;
    what.ends = authority_life;
    inside_->certificate = blank(inside_->key.get(), what);
    auto* const own = inside_->certificate.get();
    X509_set_issuer_name(own, X509_get_subject_name(own));
    add_extension(own, own, NID_basic_constraints, "critical,CA:TRUE");
    add_extension(own, own, NID_key_usage, "critical,keyCertSign,cRLSign");
    add_extension(own, own, NID_subject_key_identifier, "hash");
    must(X509_sign(own, inside_->key.get(), EVP_sha256()) > 0, "the authority cannot sign");
    inside_->list.reset(X509_CRL_new());
    must(inside_->list != nullptr, "no revocation list");
    X509_CRL_set_version(inside_->list.get(), 1);
    X509_CRL_set_issuer_name(inside_->list.get(), X509_get_subject_name(own));
}

authority::~authority() = default;

std::string authority::certificate() const {
    return pem_of(inside_->certificate.get());
}

issued authority::issue(const wanted_certificate& what, bool revoked) {
    const auto key = new_key(what.kind);
    const auto made = blank(key.get(), what);
    auto* const issuer = inside_->certificate.get();
    X509_set_issuer_name(made.get(), X509_get_subject_name(issuer));
    add_extension(made.get(), issuer, NID_basic_constraints, "critical,CA:FALSE");
    add_extension(made.get(), issuer, NID_subject_key_identifier, "hash");
    add_extension(made.get(), issuer, NID_authority_key_identifier, "keyid:always");
    if (what.kind == key_kind::ec)
        add_extension(made.get(), issuer, NID_ext_key_usage, "serverAuth,clientAuth");
    std::string names;
    for (const auto& host : what.hosts)
        names += (names.empty() ? "" : ",") + std::string("DNS:") + host;
    if (!names.empty()) add_extension(made.get(), issuer, NID_subject_alt_name, names);
    must(X509_sign(made.get(), inside_->key.get(), EVP_sha256()) > 0, "the authority cannot sign");
    if (revoked) {
        X509_REVOKED* const entry = X509_REVOKED_new();
        must(entry != nullptr, "no entry on the revocation list");
        const time_ptr since(X509_gmtime_adj(nullptr, seconds(what.begins)));
        X509_REVOKED_set_serialNumber(entry, X509_get_serialNumber(made.get()));
        X509_REVOKED_set_revocationDate(entry, since.get());
        must(X509_CRL_add0_revoked(inside_->list.get(), entry) == 1, "no entry on the list");
    }
    return {pem_of(made.get()), pem_of(key.get())};
}

std::string authority::revocation_list() const {
    auto* const list = inside_->list.get();
    const time_ptr from(X509_gmtime_adj(nullptr, seconds(std::chrono::hours(-1))));
    const time_ptr until(X509_gmtime_adj(nullptr, seconds(std::chrono::hours(24 * 400))));
    X509_CRL_set1_lastUpdate(list, from.get());
    X509_CRL_set1_nextUpdate(list, until.get());
    X509V3_CTX context;
    X509V3_set_ctx(&context, inside_->certificate.get(), nullptr, nullptr, list, 0);
    X509_EXTENSION* const extension =
        X509V3_EXT_conf_nid(nullptr, &context, NID_authority_key_identifier, "keyid:always");
    must(extension != nullptr, "an extension cannot be written");
    if (X509_CRL_get_ext_by_NID(list, NID_authority_key_identifier, -1) < 0)
        X509_CRL_add_ext(list, extension, -1);
    X509_EXTENSION_free(extension);
    X509_CRL_sort(list);
    must(X509_CRL_sign(list, inside_->key.get(), EVP_sha256()) > 0, "the list cannot be signed");
    const auto memory = new_memory();
    must(PEM_write_bio_X509_CRL(memory.get(), list) == 1, "the list cannot be written");
    return taken_from(memory);
}

std::vector<std::string> oins_of(std::string_view certificate) {
    const auto read_one = read(certificate);
    const X509_NAME* const subject = X509_get_subject_name(read_one.get());
    std::vector<std::string> found;
    for (int at = -1;;) {
        at = X509_NAME_get_index_by_NID(subject, NID_serialNumber, at);
        if (at < 0) return found;
        const auto* const value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at));
        const auto* const bytes = ASN1_STRING_get0_data(value);
        found.emplace_back(bytes, bytes + ASN1_STRING_length(value));
    }
}

int days_left(std::string_view certificate) {
    const auto read_one = read(certificate);
    int days = 0;
    int left = 0;
    must(
        ASN1_TIME_diff(&days, &left, nullptr, X509_get0_notAfter(read_one.get())) == 1,
        "the end of a certificate cannot be read"
    );
    return left < 0 ? days - 1 : days;
}

} // namespace kruispunt::conformance::suite::keys
