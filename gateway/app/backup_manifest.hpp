#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace kruispunt::app {

/// A file of a backup, by its name in the folder.
struct backed_up_file {
    std::string name;
    std::uintmax_t octets = 0;
    std::string sha256;
};

/// What a backup is of; written last, so that a folder without it is no whole backup.
struct backup_manifest {
    std::string program; ///< the version that made it
    std::string made_at; ///< RFC 3339, UTC: what was acknowledged until then is in it
    std::int64_t schema = 0;
    std::int64_t signals = 0;
    std::int64_t keys = 0;
    std::string ring; ///< the fingerprint of the key ring that opens it
    std::string head; ///< signed, of every entry of its audit trail; empty: none could be signed
    std::vector<backed_up_file> files;
};

/// Writes it into the folder, durably.
void write_manifest(const std::filesystem::path& folder, const backup_manifest& manifest);

/// Reads it. Throws std::runtime_error, which says what to do, where there is none or it is of
/// another form.
backup_manifest read_manifest(const std::filesystem::path& folder);

} // namespace kruispunt::app
