#include "adapters/sdk/municipality_table.hpp"

#include "adapters/sdk/tab_separated.hpp"

#include <stdexcept>

namespace kruispunt::adapters::sdk {

namespace {

// A merger into what has merged itself since; the country has never seen so many in a row.
constexpr int max_mergers = 16;

// A cell's text, empty where the table says that there is nothing.
std::string filled(std::string_view cell) {
    return cell == "-" ? std::string() : std::string(cell);
}

} // namespace

municipality_table::municipality_table(const std::filesystem::path& file) {
    read_tab_separated(file, 6, [this](const std::vector<std::string_view>& cells) -> std::string {
        row read;
        read.what = {filled(cells[0]), filled(cells[1]), filled(cells[5])};
        read.until = domain::parse_day(cells[3]);
        read.successor = filled(cells[4]);
        if (read.what.code.size() != 4 || read.what.name.empty()) return "no code or no name";
        if (!filled(cells[2]).empty() && !domain::parse_day(cells[2])) return "'from' is no day";
        if (!filled(cells[3]).empty() && !read.until) return "'until' is no day";
        if (read.until.has_value() == read.successor.empty())
            return "'until' and 'successor' go together";
        if (!rows_.emplace(read.what.code, read).second) return "the code is there twice";
        return {};
    });
    for (const auto& [code, held] : rows_)
        if (!held.successor.empty() && rows_.find(held.successor) == rows_.end())
            throw std::runtime_error(file.string() + ": the successor of " + code + " is missing");
}

std::optional<municipality_table::entry>
municipality_table::find(std::string_view code, domain::day on) const {
    auto at = rows_.find(std::string(code));
    for (int i = 0; i < max_mergers && at != rows_.end(); ++i) {
        const row& found = at->second;
        if (!found.until || on < *found.until) return found.what;
        at = rows_.find(found.successor);
    }
    return std::nullopt;
}

} // namespace kruispunt::adapters::sdk
