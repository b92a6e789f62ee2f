#pragma once

#include <filesystem>
#include <string>

namespace kruispunt::conformance {

/// Writes the document so that whoever sees the file sees the whole of it. Throws
/// std::runtime_error where it cannot be written.
void write_ready_file(const std::filesystem::path& file, const std::string& content);

} // namespace kruispunt::conformance
