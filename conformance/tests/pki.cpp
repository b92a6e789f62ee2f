#include "conformance/tests/pki.hpp"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <unistd.h>

namespace kruispunt::conformance::tests {
namespace {

struct free_key {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};

struct free_certificate {
    void operator()(X509* certificate) const { X509_free(certificate); }
};

struct close_file {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

using key_ptr = std::unique_ptr<EVP_PKEY, free_key>;
using certificate_ptr = std::unique_ptr<X509, free_certificate>;
using file_ptr = std::unique_ptr<std::FILE, close_file>;

void must(bool went_well, const char* what) {
    if (!went_well) throw std::runtime_error(std::string("test certificates: ") + what);
}

key_ptr new_key(key_kind kind = key_kind::ec) {
    constexpr std::size_t rsa_bits = 2048;
    key_ptr key(kind == key_kind::ec ? EVP_EC_gen("P-256") : EVP_RSA_gen(rsa_bits));
    must(key != nullptr, "no key");
    return key;
}

file_ptr open_to_write(const std::filesystem::path& path) {
    file_ptr file(std::fopen(path.c_str(), "w"));
    must(file != nullptr, "cannot write");
    return file;
}

void add_name(X509_NAME* to, const char* field, const std::string& value) {
    const auto* const bytes = reinterpret_cast<const unsigned char*>(value.data());
    const auto length = static_cast<int>(value.size());
    must(
        X509_NAME_add_entry_by_txt(to, field, MBSTRING_UTF8, bytes, length, -1, 0) == 1,
        "cannot add a name"
    );
}

void add_extension(X509* to, X509* issuer, int nid, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, to, nullptr, nullptr, 0);
    X509_EXTENSION* const extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
    must(extension != nullptr, "no extension");
    X509_add_ext(to, extension, -1);
    X509_EXTENSION_free(extension);
}

certificate_ptr blank(EVP_PKEY* key, const std::string& name, const std::string& oin) {
    certificate_ptr made(X509_new());
    unsigned char serial[8];
    must(RAND_bytes(serial, sizeof serial) == 1, "no random bytes");
    serial[0] &= 0x7FU;
    BIGNUM* const number = BN_bin2bn(serial, sizeof serial, nullptr);
    BN_to_ASN1_INTEGER(number, X509_get_serialNumber(made.get()));
    BN_free(number);
    X509_set_version(made.get(), 2);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), 86400);
    X509_set_pubkey(made.get(), key);
    auto* const subject = X509_get_subject_name(made.get());
    add_name(subject, "CN", name);
    if (!oin.empty()) add_name(subject, "serialNumber", oin);
    return made;
}

const std::string folder_prefix = "conformance-";

/// A test that was killed could not remove its folder, which is named after its process.
void remove_what_the_killed_left(const std::filesystem::path& in) {
    std::error_code ignored;
    for (const auto& each : std::filesystem::directory_iterator(in, ignored)) {
        const auto name = each.path().filename().string();
        if (!name.starts_with(folder_prefix)) continue;
        pid_t process = 0;
        const auto* const end = name.data() + name.size();
        const auto read = std::from_chars(name.data() + folder_prefix.size(), end, process);
        if (read.ec == std::errc{} && *read.ptr == '-' && kill(process, 0) != 0 && errno == ESRCH)
            std::filesystem::remove_all(each.path(), ignored);
    }
}

} // namespace

temporary_folder::temporary_folder() {
    const auto all = std::filesystem::temp_directory_path();
    remove_what_the_killed_left(all);
    auto shape = (all / (folder_prefix + std::to_string(getpid()) + "-XXXXXX")).string();
    must(mkdtemp(shape.data()) != nullptr, "no temporary folder");
    path_ = shape;
}

temporary_folder::~temporary_folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

struct authority::inside {
    key_ptr key = new_key();
    certificate_ptr certificate;
};

authority::authority(std::filesystem::path folder, std::string name)
    : folder_(std::move(folder)), name_(std::move(name)), inside_(std::make_unique<inside>()) {
    auto* const key = inside_->key.get();
    inside_->certificate = blank(key, name_, {});
    auto* const own = inside_->certificate.get();
    X509_set_issuer_name(own, X509_get_subject_name(own));
    add_extension(own, own, NID_basic_constraints, "critical,CA:TRUE");
    add_extension(own, own, NID_key_usage, "critical,keyCertSign,cRLSign");
    add_extension(own, own, NID_subject_key_identifier, "hash");
    must(X509_sign(own, key, EVP_sha256()) > 0, "cannot sign");
    PEM_write_X509(open_to_write(folder_ / (name_ + ".pem")).get(), own);
}

authority::~authority() = default;

void authority::issue(
    const std::string& name, const std::string& oin, const std::string& host, key_kind kind
) const {
    const auto key = new_key(kind);
    const auto made = blank(key.get(), name, oin);
    auto* const issuer = inside_->certificate.get();
    X509_set_issuer_name(made.get(), X509_get_subject_name(issuer));
    add_extension(made.get(), issuer, NID_basic_constraints, "critical,CA:FALSE");
    if (!host.empty()) {
        add_extension(made.get(), issuer, NID_ext_key_usage, "serverAuth,clientAuth");
        add_extension(made.get(), issuer, NID_subject_alt_name, "DNS:" + host);
    }
    must(X509_sign(made.get(), inside_->key.get(), EVP_sha256()) > 0, "cannot sign");
    PEM_write_X509(open_to_write(folder_ / (name + ".pem")).get(), made.get());
    PEM_write_PrivateKey(
        open_to_write(folder_ / (name + ".key")).get(),
        key.get(),
        nullptr,
        nullptr,
        0,
        nullptr,
        nullptr
    );
}

wire::tls_files authority::files(const std::string& name) const {
    return {folder_ / (name_ + ".pem"), folder_ / (name + ".pem"), folder_ / (name + ".key")};
}

} // namespace kruispunt::conformance::tests
