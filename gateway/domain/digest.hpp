#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace kruispunt::domain {

/// The first 128 bits of a keyed HMAC-SHA-256 (RFC 2104 §5); without the key it tells nothing.
using digest = std::array<std::uint8_t, 16>;

/// A child in the store: the keyed digest of a BSN. Equal pseudonyms, equal BSNs.
using pseudonym = digest;

/// Half a digest; enough to tell two values of one child apart, and bound to its pseudonym.
using short_digest = std::array<std::uint8_t, 8>;

/// A birth date that can be compared with another of the same child and with nothing else
/// (COM-38). The finer parts are absent where the date is partial.
struct sealed_birth_date {
    short_digest year{};
    std::optional<short_digest> month;
    std::optional<short_digest> day;

    friend bool operator==(const sealed_birth_date&, const sealed_birth_date&) = default;
};

/// What of a child may be compared beside the pseudonym (COM-38).
struct comparands {
    std::optional<sealed_birth_date> birth_date;
    std::optional<short_digest> given_name;

    friend bool operator==(const comparands&, const comparands&) = default;
};

/// A parent in the store: the keyed digest of a BSN under a key domain of its own, so that a parent
/// can be compared with parents and never with children (COM-23).
using parent_pseudonym = digest;

/// Sealed octets: nonce, ciphertext and tag; only the vault can open them.
using sealed_bytes = std::string;

} // namespace kruispunt::domain
