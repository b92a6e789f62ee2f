#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace kruispunt::certs {

/// Writes a new private file: created with mode 0600 (O_EXCL, no link followed), so that at no
/// instant anybody else can open it, and flushed to disk. Throws std::system_error, also when a
/// file of that name exists: a key is never overwritten. A file that could not be written whole is
/// removed.
void write_new_private_file(const std::filesystem::path& file, std::string_view text);

/// Writes a new public file likewise, with mode 0644.
void write_new_public_file(const std::filesystem::path& file, std::string_view text);

/// Replaces a public file in one step (write beside it, flush, rename): a reader sees the old text
/// or the new, never half. Throws std::system_error.
void replace_public_file(const std::filesystem::path& file, std::string_view text);

/// Replaces a private file likewise; at no instant anybody else can open it.
void replace_private_file(const std::filesystem::path& file, std::string_view text);

/// The whole text of a file of at most 1 MiB. Throws std::system_error.
[[nodiscard]] std::string read_small_file(const std::filesystem::path& file);

} // namespace kruispunt::certs
