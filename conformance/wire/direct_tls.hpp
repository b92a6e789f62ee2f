#pragma once

#include "conformance/wire/tls_identity.hpp"

#include <memory>
#include <string>

struct ssl_ctx_st;

namespace kruispunt::conformance::wire {

/// What a caller that is to be refused offers of TLS; `as_agreed` is 1.3 or 1.2 with ECDHE and AEAD
/// (COM-01).
enum class tls_offer { as_agreed, only_1_1, only_1_2, only_1_2_cbc };

/// How a direct connection speaks TLS: whom it trusts, what it shows, what it offers. Immutable;
/// connections keep what they need of it.
class direct_tls {
public:
    /// Throws std::runtime_error naming the file that cannot be used.
    direct_tls(const tls_files& files, tls_offer offer);
    ~direct_tls();
    direct_tls(const direct_tls&) = delete;
    direct_tls& operator=(const direct_tls&) = delete;

    ssl_ctx_st* native() const { return context_; }

private:
    ssl_ctx_st* context_;
};

/// The other side of a TLS connection.
struct tls_peer {
    std::string version; ///< `TLSv1.3`
    std::string oin;
    std::string sha256; ///< of its certificate, lower-case hexadecimal
};

tls_peer peer_of(const ssl_st* connection);

} // namespace kruispunt::conformance::wire
