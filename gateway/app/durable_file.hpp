#pragma once

#include <filesystem>

namespace kruispunt::app {

/// What was written to a file, or which names a folder holds, survives a loss of power from here
/// on. Throws std::runtime_error where the disk says otherwise.
void make_durable(const std::filesystem::path& file_or_folder);

} // namespace kruispunt::app
