#pragma once

#include "gateway/trust/openssl_handles.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace kruispunt::trust {

/// A file of certificates or keys is at most so large, and holds at most so many.
inline constexpr std::size_t largest_certificate_file = std::size_t{1} << 20U;
inline constexpr std::size_t most_certificates = 256;

/// A file of revocation lists is at most so large; a folder holds at most so many files.
inline constexpr std::size_t largest_list_file = std::size_t{64} << 20U;
inline constexpr std::size_t most_list_files = 64;

/// The certificates of a PEM file, at least one. All functions here throw std::runtime_error
/// (`file: why`), also where a file ends in the middle of something.
std::vector<certificate_handle> read_certificates(const std::filesystem::path& file);

/// The private key of a PEM file; one that is encrypted is refused: nobody is there to ask.
key_handle read_key(const std::filesystem::path& file);

/// The files of a path to revocation lists: itself, or where it is a folder every `.pem` and `.crl`
/// in it, sorted by name.
std::vector<std::filesystem::path> list_files(const std::filesystem::path& file_or_folder);

/// The revocation lists of a file or folder, PEM or DER, at least one.
std::vector<list_handle> read_lists(const std::filesystem::path& file_or_folder);

/// The library's words for this thread's newest error; empties its queue.
std::string library_words();

} // namespace kruispunt::trust
