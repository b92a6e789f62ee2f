#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace kruispunt::conformance::verify {

/// 32 octets of SHA-256 (FIPS 180-4).
using digest = std::array<std::uint8_t, 32>;

/// RFC 6962 §2.1: SHA-256 of a zero octet and the entry. All throw std::runtime_error where the
/// cryptographic library fails. One thread.
digest leaf_hash(std::string_view entry);

/// RFC 6962 §2.1: SHA-256 of an octet of 1 and both hashes.
digest node_hash(const digest& left, const digest& right);

/// The plain SHA-256.
digest sha256(std::string_view octets);

/// HMAC-SHA-256 (RFC 2104).
digest hmac_sha256(std::string_view key, std::string_view message);

/// The octets in small hexadecimal digits.
std::string hex(const digest& octets);

} // namespace kruispunt::conformance::verify
