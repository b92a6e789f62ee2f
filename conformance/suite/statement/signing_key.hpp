#pragma once

#include <memory>
#include <string>
#include <string_view>

struct evp_pkey_st;

namespace kruispunt::conformance::suite::statement {

/// An Ed25519 key or one on P-256, with or without its private half.
class signing_key {
public:
    /// From a PEM file's text. Throws std::runtime_error where it is none of the two kinds, or is
    /// protected by a password.
    static signing_key from_private_pem(const std::string& pem);
    /// From a certificate's PEM.
    static signing_key from_certificate_pem(const std::string& pem);
    /// From the DER of a SubjectPublicKeyInfo.
    static signing_key from_public_der(std::string_view der);

    /// Over the octets: Ed25519 as it is, P-256 with SHA-256, in DER. Needs the private half.
    std::string sign(std::string_view octets) const;
    bool holds(std::string_view octets, std::string_view signature) const;

    std::string public_der() const;
    /// SHA-256 of the public half's DER, in small hexadecimal.
    std::string id() const;

private:
    struct freed {
        void operator()(evp_pkey_st* key) const;
    };

    using owned = std::unique_ptr<evp_pkey_st, freed>;

    explicit signing_key(owned key, std::string_view what);

    owned key_;
};

} // namespace kruispunt::conformance::suite::statement
