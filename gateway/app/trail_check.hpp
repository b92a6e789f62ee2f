#pragma once

#include "gateway/store/sqlite/audit_reading.hpp"
#include "gateway/vault/audit/head_key.hpp"

#include <filesystem>
#include <string>

namespace kruispunt::app {

/// Looks whether what is kept of the trail of a store's file is what its newest signed head says.
/// Throws, saying what is next, where it is not: nothing may be signed over it then.
void require_as_signed(const std::filesystem::path& store);

/// A head over every entry of a trail as it is at one moment. Throws as `require_as_signed` does.
std::string head_over_all(store::sqlite::audit_reading& kept, const vault::audit::head_key& key);

/// Looks whether the trail of a store's file is, to its last entry, what the head in `note` says.
/// Throws std::runtime_error, which says what is next, where it is not, or is no head.
void require_as_head_says(const std::filesystem::path& store, const std::string& note);

/// Whether the head in `note` bears the signature of `key`, as the log of that key's name.
bool bears_signature(const std::string& note, const vault::audit::head_key& key);

} // namespace kruispunt::app
