#pragma once

#include "conformance/verify/hashing.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::conformance::verify {

/// The octets that a Base64 text (RFC 4648 §4, padded) stands for. Octets have one text: bits that
/// mean nothing must be 0, and there is nothing else in it.
std::optional<std::string> base64_decoded(std::string_view text);

std::string base64_encoded(std::string_view octets);

/// A hash as Base64 of exactly 32 octets.
std::optional<digest> hash_from_base64(std::string_view text);

/// The octets of hexadecimal digits, small ones only.
std::optional<std::string> hex_decoded(std::string_view digits);

/// A number in ASCII digits without leading zeroes.
std::optional<std::uint64_t> plain_number(std::string_view digits);

} // namespace kruispunt::conformance::verify
