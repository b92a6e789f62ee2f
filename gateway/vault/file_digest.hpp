#pragma once

#include "gateway/vault/key_ring.hpp"

#include <filesystem>
#include <string>

namespace kruispunt::vault {

/// The SHA-256 of a file's octets, in hexadecimal digits. Throws std::runtime_error where it cannot
/// be read.
std::string sha256_of(const std::filesystem::path& file);

/// Sixteen hexadecimal digits by which the newest epochs of two key rings can be told apart; they
/// say nothing of the keys.
std::string fingerprint_of(const key_ring& ring);

/// Likewise an older epoch, by what it had as the newest; empty where its keys are taken out.
std::string fingerprint_of(const older_epoch& epoch);

} // namespace kruispunt::vault
