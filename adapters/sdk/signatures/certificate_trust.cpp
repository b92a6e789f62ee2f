#include "adapters/sdk/signatures/certificate_trust.hpp"

#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

#include <stdexcept>
#include <utility>

namespace kruispunt::adapters::sdk::signatures {

namespace {

// 112 bits: RSA of 2048, and no SHA-1 in the chain.
constexpr int security_level = 2;

struct context_deleter {
    void operator()(X509_STORE_CTX* context) const { X509_STORE_CTX_free(context); }
};

using context_handle = std::unique_ptr<X509_STORE_CTX, context_deleter>;

void demand(bool done, const char* what, const std::filesystem::path& file) {
    if (!done) throw std::runtime_error(file.string() + ": " + what);
}

} // namespace

void store_deleter::operator()(x509_store_st* store) const {
    X509_STORE_free(store);
}

certificate_trust::certificate_trust(
    std::filesystem::path authorities,
    std::optional<std::filesystem::path> crl,
    std::chrono::seconds pause
)
    : authorities_(std::move(authorities)), crl_(std::move(crl)), pause_(pause), known_(look()),
      looked_at_(std::chrono::steady_clock::now()), store_(load()) {}

std::optional<certificate_trust::stamp>
certificate_trust::stamp_of(const std::filesystem::path& file) {
    std::error_code absent;
    const auto time = std::filesystem::last_write_time(file, absent);
    const auto size = absent ? 0 : std::filesystem::file_size(file, absent);
    if (absent) return std::nullopt;
    return stamp{time, size};
}

certificate_trust::stamps certificate_trust::look() const {
    return {stamp_of(authorities_), crl_ ? stamp_of(*crl_) : std::nullopt};
}

store_handle certificate_trust::load() const {
    store_handle store(X509_STORE_new());
    demand(store != nullptr, "no trust store can be made", authorities_);
    X509_LOOKUP* files = X509_STORE_add_lookup(store.get(), X509_LOOKUP_file());
    demand(files != nullptr, "no trust store can be made", authorities_);
    demand(
        X509_load_cert_file(files, authorities_.c_str(), X509_FILETYPE_PEM) > 0,
        "holds no certificate of an authority",
        authorities_
    );
    if (!crl_) return store;
    demand(
        X509_load_crl_file(files, crl_->c_str(), X509_FILETYPE_PEM) > 0,
        "holds no revocation list",
        *crl_
    );
    X509_STORE_set_flags(store.get(), X509_V_FLAG_CRL_CHECK);
    return store;
}

store_handle certificate_trust::current() const {
    const std::lock_guard lock(mutex_);
    const auto now = std::chrono::steady_clock::now();
    if (now - looked_at_ >= pause_) {
        looked_at_ = now;
        const stamps seen = look();
        if (seen != known_) {
            try {
                store_ = load();
                known_ = seen;
            } catch (const std::runtime_error&) {
                // A file that is being replaced: the next look finds it whole.
            }
        }
    }
    X509_STORE_up_ref(store_.get());
    return store_handle(store_.get());
}

std::optional<domain::error>
certificate_trust::complaint_about(x509_st& certificate, domain::instant now) const {
    const store_handle store = current();
    const context_handle context(X509_STORE_CTX_new());
    std::string why = "no context";
    if (context && X509_STORE_CTX_init(context.get(), store.get(), &certificate, nullptr) == 1) {
        X509_VERIFY_PARAM* rules = X509_STORE_CTX_get0_param(context.get());
        X509_VERIFY_PARAM_set_time(
            rules, std::chrono::system_clock::to_time_t(std::chrono::system_clock::time_point(now))
        );
        X509_VERIFY_PARAM_set_auth_level(rules, security_level);
        if (X509_verify_cert(context.get()) == 1) return std::nullopt;
        why = X509_verify_cert_error_string(X509_STORE_CTX_get_error(context.get()));
    }
    return domain::make_error(
        domain::errc::signature_invalid, {}, "the certificate is not trusted: " + why
    );
}

} // namespace kruispunt::adapters::sdk::signatures
