#pragma once

#include "gateway/domain/digest.hpp"
#include "gateway/vault/secret.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::vault {

/// Seals with AES-256-GCM under a random nonce: nonce (12), ciphertext, tag (16). `bound_to` is
/// authenticated and must be the same at opening. Any thread.
domain::sealed_bytes
seal_bytes(const secret& key, std::string_view clear, std::string_view bound_to);

/// Opens what `seal_bytes` made; nothing where key, binding or bytes are not the same.
std::optional<std::string>
open_bytes(const secret& key, std::string_view sealed, std::string_view bound_to);

/// A fresh random key.
secret random_secret();

/// `count` fresh random keys (at least one), drawn at once.
std::vector<secret> random_secrets(std::size_t count);

} // namespace kruispunt::vault
