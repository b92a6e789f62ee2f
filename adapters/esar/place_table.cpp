#include "adapters/esar/place_table.hpp"

#include "adapters/sdk/tab_separated.hpp"
#include "adapters/sdk/value_type.hpp"

#include <vector>

namespace kruispunt::adapters::esar {

namespace {

// The region's places are written in ASCII.
std::string folded(std::string_view place) {
    std::string small(place);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return small;
}

} // namespace

place_table::place_table(const std::filesystem::path& file) {
    const auto add = [this](const std::vector<std::string_view>& cells) -> std::string {
        std::string scratch;
        if (sdk::admit_value(sdk::value_type::municipality, cells[1], scratch).fault)
            return "a municipality's code has four digits";
        const bool fresh = codes_.emplace(folded(cells[0]), cells[1]).second;
        return fresh ? "" : "a place stands twice";
    };
    sdk::read_tab_separated(file, 2, add);
}

std::string place_table::municipality_of(std::string_view place) const {
    const auto found = codes_.find(folded(place));
    return found == codes_.end() ? std::string() : found->second;
}

} // namespace kruispunt::adapters::esar
