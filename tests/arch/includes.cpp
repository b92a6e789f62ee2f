#include "tests/arch/includes.hpp"

#include <algorithm>
#include <array>

namespace kruispunt::arch {

std::string room_of(std::string_view path) {
    const auto first = path.find('/');
    if (first == std::string_view::npos) {
        return {};
    }
    const auto top = path.substr(0, first);
    if (top == "conformance" || top == "tests" || top == "certs") {
        return std::string{top};
    }
    if (top != "gateway" && top != "adapters") {
        return {};
    }
    const auto second = path.find('/', first + 1);
    return std::string{second == std::string_view::npos ? top : path.substr(0, second)};
}

std::vector<include> includes_of(const source_file& file) {
    std::vector<include> found;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        // Within a raw literal the bare view is blank, so that a sample's #include is none.
        const std::string_view bare = file.lines[i].bare;
        const auto hash = bare.find_first_not_of(" \t");
        if (hash == std::string_view::npos || bare[hash] != '#' ||
            find_word(bare, "include") == std::string_view::npos) {
            continue;
        }
        const std::string_view code = file.lines[i].code;
        const auto open = code.find_first_of("<\"");
        const auto close = code.find_first_of(">\"", open + 1);
        if (open != std::string_view::npos && close != std::string_view::npos) {
            found.push_back(
                {i + 1, std::string{code.substr(open + 1, close - open - 1)}, code[open] == '<'}
            );
        }
    }
    return found;
}

bool is_layered(std::string_view path) {
    constexpr std::array tops{"gateway/", "adapters/", "conformance/", "certs/"};
    return std::ranges::any_of(tops, [path](auto top) { return path.starts_with(top); });
}

} // namespace kruispunt::arch
