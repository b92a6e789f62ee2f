#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>

namespace kruispunt::adapters::esar {

/// Which municipality a place of the region lies in. Immutable after loading; any thread.
class place_table {
public:
    /// Reads lines of place and municipality code, separated by a tab. Throws std::runtime_error
    /// (`file:line: what`).
    explicit place_table(const std::filesystem::path& file);

    /// The municipality's code, or nothing for a place that the table does not have. Capitals do
    /// not matter.
    std::string municipality_of(std::string_view place) const;

private:
    std::unordered_map<std::string, std::string> codes_;
};

} // namespace kruispunt::adapters::esar
