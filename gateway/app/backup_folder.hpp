#pragma once

#include "gateway/app/backup_manifest.hpp"

#include <filesystem>

namespace kruispunt::app {

/// Copies the data folder `data`, on which a gateway may be running, into the folder `to`, which is
/// made or is empty. The key ring stays out unless asked for: without it nobody learns anything
/// from a backup, so the two are kept in different places. Throws std::runtime_error with one clear
/// line; `to` then holds no manifest.
backup_manifest
make_backup(const std::filesystem::path& data, const std::filesystem::path& to, bool with_ring);

/// Puts into the audit trail of `data` that a backup was made; false where a gateway runs on it,
/// which alone may write there.
bool note_backup(const std::filesystem::path& data, const std::filesystem::path& to);

/// What a restored folder still lacks.
struct restored {
    backup_manifest of;
    bool has_ring = false;
};

/// Puts a backup into the data folder `data`, which holds no store: checksums first, then whether
/// the files are whole and belong together, under today's schema; only then do they get their
/// names. A key ring that is there already must be the backup's. Throws std::runtime_error with one
/// clear line; nothing is restored then.
restored restore_backup(const std::filesystem::path& from, const std::filesystem::path& data);

} // namespace kruispunt::app
