#include "adapters/sdk/tab_separated.hpp"

#include <fstream>
#include <stdexcept>

namespace kruispunt::adapters::sdk {

namespace {

std::vector<std::string_view> split(std::string_view line) {
    std::vector<std::string_view> cells;
    for (;;) {
        const auto tab = line.find('\t');
        cells.push_back(line.substr(0, tab));
        if (tab == line.npos) return cells;
        line.remove_prefix(tab + 1);
    }
}

} // namespace

void read_tab_separated(
    const std::filesystem::path& file,
    std::size_t columns,
    const std::function<std::string(const std::vector<std::string_view>&)>& each
) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error(file.string() + ": cannot be read");
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        if (line.empty() || line.front() == '#') continue;
        const auto cells = split(line);
        const std::string wrong =
            cells.size() == columns ? each(cells) : "not " + std::to_string(columns) + " columns";
        if (!wrong.empty())
            throw std::runtime_error(file.string() + ":" + std::to_string(number) + ": " + wrong);
    }
}

} // namespace kruispunt::adapters::sdk
