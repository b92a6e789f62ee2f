#pragma once

#include "gateway/ports/certificates.hpp"
#include "gateway/trust/openssl_handles.hpp"

#include <string>
#include <string_view>

namespace kruispunt::trust {

/// Whether a text is an OIN: exactly 20 digits (COM-02).
bool is_oin(std::string_view text);

/// The subject's only serialNumber where it is an OIN, else empty (COM-02).
std::string oin_of(const X509& certificate);

/// The subject's only commonName, without control characters; else empty.
std::string common_name_of(const X509& certificate);

/// SHA-256 of the DER, lower-case hex.
std::string fingerprint_of(const X509& certificate);

/// What a certificate says of itself; `party` and `seen` are the caller's.
ports::certificate_record facts_of(const X509& certificate, ports::certificate_use use);

/// Likewise of a list: its authority's name, and from when until when it holds. One that does not
/// say when the next comes ends at once.
ports::certificate_record facts_of(const X509_CRL& list);

/// A moment as OpenSSL has it; zero where it is none.
domain::instant instant_of(const ASN1_TIME* time);

} // namespace kruispunt::trust
