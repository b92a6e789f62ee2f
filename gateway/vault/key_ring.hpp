#pragma once

#include "gateway/vault/secret.hpp"

#include <filesystem>
#include <optional>
#include <vector>

namespace kruispunt::vault {

/// An epoch that another came after: its keys, as far as they are still in the ring.
struct older_epoch {
    int epoch = 0;
    secret names;
    bool whole = false; ///< false: the other two are taken out
    secret digests;
    secret wrapping;
};

/// The keys that everything rests on, of the newest epoch and of those before that are still
/// needed: one for pseudonyms and comparison, one that wraps the signals' data keys, one for names
/// (ids of signals and messages, which say nothing of a child). Kept in a file of mode 0600, apart
/// from the store.
struct key_ring {
    int epoch = 1;
    secret digests;
    secret wrapping;
    std::optional<secret> names = {};    ///< absent: `digests` is, as in rings of the first form
    std::vector<older_epoch> older = {}; ///< newest first
};

/// The ring with another epoch before it, of random keys.
key_ring with_new_epoch(const key_ring& ring);

/// The ring whose older epochs have keys of names only, or with `names_too` none.
key_ring without_older(const key_ring& ring, bool names_too);

/// Reads a ring file. Throws a start-up error (file, rule, next step) where it is absent,
/// malformed, or readable for anybody but its owner.
key_ring load_key_ring(const std::filesystem::path& file);

/// Makes a new ring file with random keys, mode 0600; throws where one is there already.
void create_key_ring(const std::filesystem::path& file);

/// Puts the ring in the place of the one in the file, as a whole or not at all, durably; throws
/// std::runtime_error where that cannot be done.
void replace_key_ring(const std::filesystem::path& file, const key_ring& ring);

} // namespace kruispunt::vault
