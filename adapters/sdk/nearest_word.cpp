#include "adapters/sdk/nearest_word.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

namespace kruispunt::adapters::sdk {

namespace {

// Levenshtein's distance, one row at a time.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i] == b[j] ? 0U : 1U);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

} // namespace

std::string nearest_word(std::string_view words, std::string_view typed) {
    std::string_view best;
    std::size_t best_distance = typed.size() + 64;
    while (!words.empty()) {
        const auto end = std::min(words.find(' '), words.size());
        const std::string_view word = words.substr(0, end);
        words.remove_prefix(std::min(end + 1, words.size()));
        const std::size_t d = distance(word, typed);
        if (word.empty() || d >= best_distance) continue;
        best = word;
        best_distance = d;
    }
    return std::string(best);
}

} // namespace kruispunt::adapters::sdk
