#pragma once

#include "gateway/vault/audit/head_key.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace kruispunt::app {

/// What an export holds.
struct exported_trail {
    std::uint64_t entries = 0;
    std::string head; ///< signed, over all of them
};

/// Writes the audit trail of a store's file, on which a gateway may be running, into the folder
/// `to`, which is made or is empty: entries, their hashes, and a head that counts all of them, as
/// docs/audit-log.md says. Needs no more memory for a long one. Throws std::runtime_error.
exported_trail export_trail(
    const std::filesystem::path& store,
    const std::filesystem::path& to,
    const vault::audit::head_key& key
);

} // namespace kruispunt::app
