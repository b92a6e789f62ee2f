#include "tests/integration/net/throwaway_pki.hpp"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace kruispunt::tests {
namespace {

struct free_openssl {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }

    void operator()(X509* certificate) const { X509_free(certificate); }

    void operator()(X509_CRL* list) const { X509_CRL_free(list); }

    void operator()(X509_REVOKED* entry) const { X509_REVOKED_free(entry); }

    void operator()(ASN1_STRING* text) const { ASN1_STRING_free(text); } // numbers, times

    void operator()(X509_EXTENSION* extension) const { X509_EXTENSION_free(extension); }
};

template <class Thing>
using owned = std::unique_ptr<Thing, free_openssl>;

constexpr long hour = 3600;

void need(bool passed, const char* what) {
    if (!passed) throw std::runtime_error(std::string("throw-away PKI: ") + what);
}

owned<EVP_PKEY> new_key() {
    owned<EVP_PKEY> key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
    need(key != nullptr, "key");
    return key;
}

struct file_closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

std::unique_ptr<std::FILE, file_closer> open_to_write(const std::filesystem::path& path) {
    std::unique_ptr<std::FILE, file_closer> file(std::fopen(path.c_str(), "w"));
    need(file != nullptr, "file");
    return file;
}

void add_name(X509_NAME* name, const char* field, const std::string& value) {
    std::basic_string<unsigned char> octets(value.begin(), value.end());
    need(
        X509_NAME_add_entry_by_txt(
            name, field, MBSTRING_UTF8, octets.data(), static_cast<int>(octets.size()), -1, 0
        ) == 1,
        field
    );
}

void add_extension(X509* certificate, X509* issuer, int kind, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const owned<X509_EXTENSION> made(X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()));
    need(made != nullptr && X509_add_ext(certificate, made.get(), -1) == 1, "extension");
}

owned<X509> new_certificate(EVP_PKEY* key, long serial, long from, long until) {
    owned<X509> made(X509_new());
    X509_set_version(made.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), serial);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), from);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), until);
    X509_set_pubkey(made.get(), key);
    return made;
}

void write_certificate(const std::filesystem::path& path, X509* certificate) {
    need(PEM_write_X509(open_to_write(path).get(), certificate) == 1, "certificate file");
}

std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const auto& name : names)
        all += (all.empty() ? "" : ",") + name;
    return all;
}

} // namespace

struct throwaway_pki::keys {
    owned<EVP_PKEY> key;
    owned<X509> certificate;
};

throwaway_pki::throwaway_pki() : keys_(std::make_unique<keys>()) {
    keys_->key = new_key();
    keys_->certificate = new_certificate(keys_->key.get(), 1, -hour, 24 * hour);
    auto* root = keys_->certificate.get();
    add_name(
        X509_get_subject_name(root), "CN", "Throw-away CA " + folder_.path().filename().string()
    );
    X509_set_issuer_name(root, X509_get_subject_name(root));
    add_extension(root, root, NID_basic_constraints, "critical,CA:TRUE");
    add_extension(root, root, NID_key_usage, "critical,keyCertSign,cRLSign");
    add_extension(root, root, NID_subject_key_identifier, "hash");
    need(X509_sign(root, keys_->key.get(), EVP_sha256()) > 0, "root");
    write_certificate(ca(), root);
    write_crl();
}

throwaway_pki::~throwaway_pki() = default;

net::tls_material throwaway_pki::issue(const leaf& wanted) {
    const long serial = ++next_serial_;
    const auto stem = folder_.path() / std::to_string(serial);
    const auto key = new_key();
    auto made = wanted.expired ? new_certificate(key.get(), serial, -2 * hour, -hour)
                               : new_certificate(key.get(), serial, -hour, 12 * hour);
    auto* root = keys_->certificate.get();
    add_name(X509_get_subject_name(made.get()), "CN", wanted.common_name);
    if (!wanted.oin.empty()) {
        add_name(X509_get_subject_name(made.get()), "serialNumber", wanted.oin);
    }
    X509_set_issuer_name(made.get(), X509_get_subject_name(root));
    add_extension(made.get(), root, NID_basic_constraints, "critical,CA:FALSE");
    add_extension(made.get(), root, NID_ext_key_usage, "serverAuth,clientAuth");
    if (!wanted.alternative_names.empty()) {
        add_extension(made.get(), root, NID_subject_alt_name, joined(wanted.alternative_names));
    }
    need(X509_sign(made.get(), keys_->key.get(), EVP_sha256()) > 0, "leaf");

    net::tls_material material{
        .ca = ca(),
        .certificate = stem.string() + ".pem",
        .key = stem.string() + ".key",
        .crl = std::nullopt};
    write_certificate(material.certificate, made.get());
    need(
        PEM_write_PrivateKey(
            open_to_write(material.key).get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr
        ) == 1,
        "key file"
    );
    return material;
}

void throwaway_pki::revoke(const net::tls_material& material) {
    revoked_.push_back(std::stol(material.certificate.stem().string()));
    write_crl();
}

/// Written beside and moved into place, as a fetcher of lists would.
void throwaway_pki::write_crl() const {
    const owned<X509_CRL> list(X509_CRL_new());
    X509_CRL_set_version(list.get(), 1);
    X509_CRL_set_issuer_name(list.get(), X509_get_subject_name(keys_->certificate.get()));
    const owned<ASN1_TIME> last(X509_gmtime_adj(nullptr, -hour));
    const owned<ASN1_TIME> next(X509_gmtime_adj(nullptr, 12 * hour));
    X509_CRL_set1_lastUpdate(list.get(), last.get());
    X509_CRL_set1_nextUpdate(list.get(), next.get());
    for (const long serial : revoked_) {
        owned<X509_REVOKED> entry(X509_REVOKED_new());
        const owned<ASN1_INTEGER> number(ASN1_INTEGER_new());
        ASN1_INTEGER_set(number.get(), serial);
        X509_REVOKED_set_serialNumber(entry.get(), number.get());
        X509_REVOKED_set_revocationDate(entry.get(), last.get());
        X509_CRL_add0_revoked(list.get(), entry.release());
    }
    X509_CRL_sort(list.get());
    need(X509_CRL_sign(list.get(), keys_->key.get(), EVP_sha256()) > 0, "list");
    const auto fresh = folder_.path() / "crl.new";
    need(PEM_write_X509_CRL(open_to_write(fresh).get(), list.get()) == 1, "list file");
    std::filesystem::rename(fresh, crl());
}

} // namespace kruispunt::tests
