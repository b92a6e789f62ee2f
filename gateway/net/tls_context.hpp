#pragma once

#include "gateway/trust/own_pair.hpp"
#include "gateway/trust/trust_store.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

struct ssl_ctx_st;
struct ssl_st;

namespace kruispunt::net {

/// The files of one side of a mutually authenticated connection, all PEM.
struct tls_material {
    std::filesystem::path ca;                 ///< trust store: one or more CA certificates
    std::filesystem::path certificate;        ///< our certificate, then the chain below the CA
    std::filesystem::path key;                ///< our private key
    std::optional<std::filesystem::path> crl; ///< revocation lists, a file or a folder
    std::map<std::string, std::filesystem::path> known = {}; ///< as `trust_files` has it
};

trust::trust_files trust_files_of(const tls_material& material);

/// What such files held at one moment.
struct tls_state {
    // shared because connections go on with what held when they began
    std::shared_ptr<const trust::own_pair> own;
    std::shared_ptr<const trust::trust_store> trust;

    friend bool operator==(const tls_state&, const tls_state&) = default;
};

/// Throws std::runtime_error (`file: why`).
tls_state load_tls_state(const tls_material& material);

/// Whether a listener asks the caller for a certificate.
enum class client_certificate { required, asked };

/// A TLS 1.2 peer is served only where configuration says so, with ECDHE and AEAD suites alone
/// (COM-01).
enum class tls_floor { tls_1_3, tls_1_2 };

struct ssl_deleter {
    void operator()(ssl_st* session) const noexcept;
};

using ssl_ptr = std::unique_ptr<ssl_st, ssl_deleter>;

/// Our certificate, whom we trust and which versions we speak; one OpenSSL context behind it.
/// Sessions are never resumed: every connection shows its certificate anew, so that a revoked one
/// is refused in the handshake (COM-03). Immutable after making, safe from any thread.
class tls_context {
public:
    /// Throws std::runtime_error with the library's reason.
    // shared because connections outlive the context that made them when trust is reloaded
    static std::shared_ptr<const tls_context>
    for_server(const tls_state& state, client_certificate client, tls_floor floor);

    /// As above; TLS 1.3 or 1.2 with ECDHE and AEAD, as the called party offers.
    static std::shared_ptr<const tls_context> for_client(const tls_state& state);

    /// Of files that are read here; throws as `load_tls_state` too.
    static std::shared_ptr<const tls_context> for_client(const tls_material& material);

    ~tls_context();
    tls_context(const tls_context&) = delete;
    tls_context& operator=(const tls_context&) = delete;

    /// A session that waits for a caller.
    ssl_ptr accepting() const;

    /// A session that calls `host` and takes no certificate for another: a name or an IP address.
    ssl_ptr calling(const std::string& host) const;

    /// Whether the certificate that the peer showed in `session` passes this context's trust
    /// store and revocation list now; true where it showed none.
    bool still_trusts(ssl_st* session) const;

private:
    // shared because connections outlive the context that made them when trust is reloaded
    tls_context(ssl_ctx_st* context, std::shared_ptr<const trust::trust_store> trust)
        : context_(context), trust_(std::move(trust)) {}

    static std::shared_ptr<const tls_context>
    load(const tls_state& state, bool server, tls_floor floor);

    ssl_ctx_st* context_;
    std::shared_ptr<const trust::trust_store> trust_;
};

} // namespace kruispunt::net
