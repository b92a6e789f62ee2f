#pragma once

#include <filesystem>

namespace kruispunt::certs::testing {

/// The permission bits of a file.
inline unsigned mode_of(const std::filesystem::path& file) {
    return static_cast<unsigned>(std::filesystem::status(file).permissions()) & 0777U;
}

} // namespace kruispunt::certs::testing
