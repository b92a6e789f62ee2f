#pragma once

#include "gateway/vault/secret.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>

namespace kruispunt::vault::audit {

/// The key that signs the audit trail's heads, and nothing else: Ed25519 (RFC 8032), under the name
/// that heads bear as the log's origin. Kept in a file of mode 0600.
struct head_key {
    std::string name;
    secret seed;
};

/// Whether heads may bear it: 1 to 100 printable ASCII characters without blank and plus.
bool is_origin(const std::string& name);

/// Reads a key file. Throws a start-up error (file, rule, next step) where it is absent, malformed,
/// or readable for anybody but its owner.
head_key load_head_key(const std::filesystem::path& file);

/// Makes a new key file, mode 0600, with a random key; throws where one is there already or the
/// name is no origin.
void create_head_key(const std::filesystem::path& file, const std::string& name);

/// The public half, 32 octets.
std::array<std::uint8_t, 32> public_half(const head_key& key);

/// The first four octets of SHA-256(name || newline || 0x01 || public half), big-endian: what C2SP
/// signed-note calls the key id.
std::uint32_t key_id(const head_key& key);

/// `name+key id+Base64(0x01 || public half)`: what an auditor's program is given.
std::string verifier_key(const head_key& key);

} // namespace kruispunt::vault::audit
