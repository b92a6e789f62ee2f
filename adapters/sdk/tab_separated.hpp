#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::adapters::sdk {

/// Calls `each` for every line of a table, split at tabs, that is neither empty nor begins with
/// '#'. `each` gives what is wrong with a line, or nothing. Throws std::runtime_error (`file:line:
/// what`), also for another number of columns than `columns`.
void read_tab_separated(
    const std::filesystem::path& file,
    std::size_t columns,
    const std::function<std::string(const std::vector<std::string_view>&)>& each
);

} // namespace kruispunt::adapters::sdk
