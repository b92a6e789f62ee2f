#pragma once

#include "tests/arch/source_file.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::arch {

/// Names at the project's top that have no place there; builds and git's own folder may stand.
std::vector<finding> check_top_level(const std::vector<std::string>& names);

/// Absolute paths of somebody's machine (a home folder, a work folder) in any text file.
std::vector<finding> check_machine_paths(const std::string& path, std::string_view text);

/// Relative links of a Markdown page that lead nowhere. `exists` answers for a path relative to the
/// project's root; a link out of the project leads nowhere. Code spans and fenced blocks are
/// skipped.
std::vector<finding> check_links(
    const std::string& page,
    std::string_view text,
    const std::function<bool(const std::string&)>& exists
);

/// Whether a file is text by its first bytes: no NUL among the first 4096.
bool is_text(std::string_view content);

} // namespace kruispunt::arch
