#pragma once

#include <filesystem>
#include <memory>
#include <string>

struct ssl_st;

namespace kruispunt::conformance::wire {

/// What a party does not look at, to be caught at it; a strict one looks at all (COM-01 to COM-04).
enum class leniency {
    strict,
    /// A server that takes callers with any certificate or none.
    any_certificate,
    /// A server that takes old TLS and weak suites.
    old_tls,
    /// A server that takes suites of TLS 1.2 without an AEAD cipher.
    weak_suites,
    /// A client that takes a server's certificate whoever vouches for it.
    any_authority,
    /// A client that takes a server's certificate whatever host it names.
    any_host,
    /// Either: one that reads no revocation list.
    no_list
};

/// Where a party's key material lies, PEM. Certificate and key may both be empty: a client that
/// shows no certificate.
struct tls_files {
    std::filesystem::path ca;
    std::filesystem::path certificate;
    std::filesystem::path key;
    /// A revocation list of the authority (COM-03); empty: none is looked at.
    std::filesystem::path crl{};
    leniency lenient = leniency::strict;
};

/// A party's own certificate and whom it trusts, for both directions. TLS 1.3, or 1.2 with ECDHE
/// and AEAD suites (COM-01); the other side must show a certificate of the trust store.
class tls_identity {
public:
    /// Throws std::runtime_error that names the file which cannot be used.
    explicit tls_identity(const tls_files& files);
    ~tls_identity();
    tls_identity(const tls_identity&) = delete;
    tls_identity& operator=(const tls_identity&) = delete;

    /// The OpenSSL side, for the wire room's own sources.
    struct internals;

    internals& inside() const { return *internals_; }

    leniency lenient() const { return lenient_; }

private:
    std::unique_ptr<internals> internals_;
    leniency lenient_;
};

/// An identity in use; shared because the calls under way use it after their client is gone.
using shared_identity = std::shared_ptr<const tls_identity>;

/// The OIN of the connection's other side: the only serialNumber in its certificate's subject
/// (COM-02). Empty where there is no certificate, none or more than one.
std::string peer_oin(const ssl_st* connection);

} // namespace kruispunt::conformance::wire
