#pragma once

#include "gateway/vault/secret.hpp"

#include <filesystem>

namespace kruispunt::vault {

/// The two keys that everything rests on: one for pseudonyms and comparison, one that wraps the
/// signals' data keys. Kept in a file of mode 0600, apart from the store.
struct key_ring {
    int epoch = 1;
    secret digests;
    secret wrapping;
};

/// Reads a ring file. Throws a start-up error (file, rule, next step) where it is absent,
/// malformed, or readable for anybody but its owner.
key_ring load_key_ring(const std::filesystem::path& file);

/// Makes a new ring file with random keys, mode 0600; throws where one is there already.
void create_key_ring(const std::filesystem::path& file);

} // namespace kruispunt::vault
