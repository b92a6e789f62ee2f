#pragma once

#include "gateway/net/tls_context.hpp"
#include "gateway/ports/link_walker.hpp"

#include <cstddef>
#include <string>

namespace kruispunt::net {

/// Watches one calling TLS session, for who must say why it failed: what the peer sent, what is
/// wrong with its certificate, whether it refused ours. It must outlive the session's use, which
/// must be on one thread at a time.
class tls_witness {
public:
    explicit tls_witness(ssl_st* session);
    tls_witness(const tls_witness&) = delete;
    tls_witness& operator=(const tls_witness&) = delete;

    /// Whether any message of TLS came from the peer.
    bool peer_speaks_tls() const { return spoke_; }

    /// What is wrong with the peer's certificate; `none` where it was taken or never seen.
    ports::link_fault certificate_fault() const;

    /// The library's words for that; empty where nothing is.
    std::string certificate_reason() const;

    /// Whether the peer's last alert says that it does not take our certificate.
    bool refused_ours() const;

    /// The peer's last alert in words; empty: none came.
    std::string alert() const;

    /// Version and suite that were agreed on.
    std::string agreed() const;

    /// The peer's certificate: issuer, and until when it is valid; of its subject nothing, which
    /// could name a person. Empty where none was seen.
    std::string certificate() const;

private:
    static void
    see(int outgoing, int, int kind, const void* octets, std::size_t size, ssl_st*, void* to);

    ssl_st* session_;
    bool spoke_ = false;
    int alert_ = -1;
};

} // namespace kruispunt::net
