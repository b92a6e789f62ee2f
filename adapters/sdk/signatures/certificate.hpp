#pragma once

#include "gateway/domain/error.hpp"
#include "gateway/trust/certificate_facts.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace kruispunt::adapters::sdk::signatures {

using trust::certificate_handle;
using trust::oin_of;

/// A DER certificate is at most so large.
inline constexpr std::size_t max_certificate = std::size_t{16} << 10U;

/// Reads one DER certificate and nothing after it; null where it is none.
certificate_handle read_der(std::string_view der);

/// Reads the first certificate of a PEM text; null where there is none.
certificate_handle read_pem(std::string_view pem);

/// The certificate as DER.
std::string der_of(const x509_st& certificate);

/// The kinds of key that may sign here.
enum class key_kind { rsa, ecdsa };

/// Whether the certificate's key may make signatures here: RSA of 2048 to 8192 bits, or ECDSA on
/// P-256, P-384 or P-521, and a certificate for signatures (key usage, no authority). A failure is
/// `signature_invalid`, its detail says which rule.
domain::result<key_kind> may_sign(const x509_st& certificate);

/// Whether that private key (PEM, unencrypted) belongs to the certificate.
bool belongs_to(const x509_st& certificate, std::string_view key_pem);

} // namespace kruispunt::adapters::sdk::signatures
