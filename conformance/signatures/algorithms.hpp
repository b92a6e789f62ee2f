#pragma once

#include <string>
#include <string_view>

struct evp_pkey_st;

namespace kruispunt::conformance::signatures {

/// A way to sign. What ESAR-02 forbids is here too: a region must be able to sign wrongly, and a
/// judge to say what it saw.
struct signature_method {
    /// As the control API names it, `rsa-sha256`.
    std::string_view name;
    std::string_view uri;
    /// OpenSSL's name of the digest, for the references too.
    std::string_view digest;
    bool elliptic = false;
    bool keyed_by_secret = false;
    bool allowed = true;
};

/// A way to digest what a reference names.
struct digest_method {
    std::string_view uri;
    std::string_view digest;
    bool allowed = true;
};

const signature_method* method_named(std::string_view name);
const signature_method* method_of(std::string_view uri);
const digest_method* digest_of(std::string_view uri);
/// The digest that goes with a way to sign.
const digest_method& digest_beside(const signature_method& method);

std::string digested(const digest_method& how, std::string_view bytes);

/// The signature, raw (ECDSA's as r and s in the curve's width). Throws std::runtime_error where
/// the key does not fit.
std::string signed_with(const signature_method& how, evp_pkey_st* key, std::string_view bytes);

/// Whether it is this key's signature. False for a method that takes a secret.
bool is_signature(
    const signature_method& how,
    evp_pkey_st* key,
    std::string_view bytes,
    std::string_view signature
);

} // namespace kruispunt::conformance::signatures
