#pragma once

#include <string_view>

/// Which algorithms a signature may name (ESAR-02); everything else is refused.
namespace kruispunt::adapters::sdk::signatures {

inline constexpr std::string_view rsa_sha256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
inline constexpr std::string_view ecdsa_sha256 =
    "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
inline constexpr std::string_view sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";

/// RSA (PKCS #1 v1.5) or ECDSA, over SHA-256, SHA-384 or SHA-512.
bool is_signature_method(std::string_view uri);

/// SHA-256, SHA-384 or SHA-512.
bool is_digest_method(std::string_view uri);

} // namespace kruispunt::adapters::sdk::signatures
