#pragma once

#include "conformance/suite/statement/signing_key.hpp"

#include <string>
#include <string_view>

namespace kruispunt::conformance::suite::statement {

/// A DSSE envelope with one signature.
struct envelope {
    std::string payload;
    std::string key; ///< the signer's key id: a hint, no proof
    std::string signature;
    std::string certificate; ///< of the key, PEM; empty: none is given along
};

/// The payload (an in-toto statement), signed. `certificate`: PEM, of that key, or empty; throws
/// std::runtime_error where it is another key's.
envelope sealed(std::string payload, const signing_key& key, const std::string& certificate);

/// The envelope as JSON.
std::string write_envelope(const envelope& of);

/// Untrusted. Throws std::runtime_error naming member and rule.
envelope read_envelope(std::string_view octets);

/// Whether the signature is that key's, over this payload and its type.
bool is_signed_by(const envelope& of, const signing_key& key);

} // namespace kruispunt::conformance::suite::statement
