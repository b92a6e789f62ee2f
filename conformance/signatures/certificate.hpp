#pragma once

#include "conformance/text/clock.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct x509_st;
struct x509_store_st;
struct evp_pkey_st;

namespace kruispunt::conformance::signatures {

/// OpenSSL's objects, which never change; shared because a credential is copied.
using certificate = std::shared_ptr<x509_st>;
/// Shared because a certificate is.
using key = std::shared_ptr<evp_pkey_st>;

/// Null where the octets are no X.509 certificate in DER, or something follows it.
certificate read_certificate(std::string_view der);

std::string der_of(const certificate& from);

/// The subject's one serialNumber (COM-02); empty where there is none or there are several.
std::string oin_of(const certificate& from);

/// The certificate's public key.
evp_pkey_st* key_of(const certificate& from);

/// A certificate and what signs for it; they need not belong together (a region must be able to
/// sign wrongly).
struct credential {
    certificate shown;
    key secret;
};

/// Reads two PEM files. Throws std::runtime_error naming the file.
credential read_credential(
    const std::filesystem::path& certificate_file, const std::filesystem::path& key_file
);

/// A key for HMAC.
key secret_key(std::string_view bytes);

/// The authorities that a certificate must chain to.
class trust {
public:
    /// PEM, one or more certificates, and the authority's revocation list where there is one.
    /// Throws std::runtime_error naming the file.
    explicit trust(
        const std::filesystem::path& authorities, const std::filesystem::path& revoked = {}
    );

    /// The same of PEM that was read before. Throws std::runtime_error where it holds none.
    static trust of_pem(const std::string& authorities);

    /// Why the certificate is not trusted at that moment; nothing where it is.
    std::optional<std::string> objection(const certificate& to, text::instant at) const;

private:
    trust();

    // Shared because OpenSSL's own type stays unknown here: a unique_ptr would need it.
    std::shared_ptr<x509_store_st> store_;
};

} // namespace kruispunt::conformance::signatures
