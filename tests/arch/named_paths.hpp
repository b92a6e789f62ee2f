#pragma once

#include "tests/arch/source_file.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::arch {

/// Files and folders that a Markdown page names and that are not there. What counts as a name: in
/// code spans and in fenced blocks without a language, words with a slash that begin with one of
/// `tops`, folders of the project's root, or of `rooms`, folders of gateway/ that are written
/// without it. A name without ending may be a .hpp or a .cpp; one with <>, *, … or a part in
/// capitals stands for others. `exists` answers for a path relative to the root.
std::vector<finding> check_named_paths(
    const std::string& page,
    std::string_view text,
    const std::vector<std::string>& tops,
    const std::vector<std::string>& rooms,
    const std::function<bool(const std::string&)>& exists
);

} // namespace kruispunt::arch
