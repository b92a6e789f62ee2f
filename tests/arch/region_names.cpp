#include "tests/arch/region_names.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace kruispunt::arch {
namespace {

constexpr std::array regions{"esar", "multisignaal", "sisa", "midden", "middennederland"};

/// The words of an identifier or text: runs of letters and digits, in small letters, so that
/// sisa_client, "SISA" and sisa.hpp all hold the word sisa, and "necessary" does not hold esar.
std::set<std::string> words_of(std::string_view text) {
    std::set<std::string> words;
    std::string word;
    for (const char c : text) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
            word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        } else if (!word.empty()) {
            words.insert(std::move(word));
            word.clear();
        }
    }
    words.insert(std::move(word));
    return words;
}

std::string region_in(std::string_view text) {
    const auto words = words_of(text);
    const auto found =
        std::ranges::find_if(regions, [&words](auto region) { return words.contains(region); });
    return found == regions.end() ? "" : *found;
}

} // namespace

std::vector<finding> check_region_names(const source_file& file) {
    constexpr auto fix =
        "gateway/ serves any region: take the name from configuration, or move the "
        "code to adapters/";
    std::vector<finding> findings;
    if (!file.path.starts_with("gateway/")) {
        return findings;
    }
    if (const auto name = region_in(file.path); !name.empty()) {
        findings.push_back({file.path, 0, "a region's name, " + name + ", in a file's name", fix});
    }
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        if (const auto name = region_in(file.lines[i].code); !name.empty()) {
            findings.push_back({file.path, i + 1, "a region's name, " + name + ", in gateway/", fix}
            );
        }
    }
    return findings;
}

} // namespace kruispunt::arch
