#include "tests/arch/named_paths.hpp"

#include "tests/arch/page.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace kruispunt::arch {
namespace {

constexpr std::string_view part_of_a_name =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./";
constexpr std::string_view stands_for_others = "<>{}*,$:\xE2"; // the last: how … begins

/// The words of a text, as wide as a name with placeholders can be.
std::vector<std::string_view> words_of(std::string_view text) {
    const std::string inside = std::string{part_of_a_name}.append(stands_for_others);
    std::vector<std::string_view> words;
    for (auto at = text.find_first_of(inside); at != text.npos;) {
        const auto end = text.find_first_not_of(inside, at);
        words.push_back(text.substr(at, end - at));
        at = end == text.npos ? text.npos : text.find_first_of(inside, end);
    }
    return words;
}

bool is_in_capitals(std::string_view part) {
    return !part.empty() && std::ranges::none_of(part, [](char c) {
        return std::islower(static_cast<unsigned char>(c)) != 0;
    }) && std::ranges::any_of(part, [](char c) {
        return std::isupper(static_cast<unsigned char>(c)) != 0;
    });
}

bool has_part_in_capitals(std::string_view name) {
    while (!name.empty()) {
        const auto end = name.find('/');
        if (is_in_capitals(name.substr(0, end))) {
            return true;
        }
        name.remove_prefix(end == name.npos ? name.size() : end + 1);
    }
    return false;
}

/// The path from the root that a word names; none where it names no path, or stands for others.
std::optional<std::string> named(
    std::string_view word,
    const std::vector<std::string>& tops,
    const std::vector<std::string>& rooms
) {
    while (!word.empty() && std::string_view{".,:/"}.find(word.back()) != std::string_view::npos) {
        word.remove_suffix(1);
    }
    const auto slash = word.find('/');
    if (slash == word.npos || word.find_first_of(stands_for_others) != word.npos ||
        has_part_in_capitals(word)) {
        return std::nullopt;
    }
    const auto first = word.substr(0, slash);
    if (std::ranges::find(tops, first) != tops.end()) {
        return std::string{word};
    }
    if (std::ranges::find(rooms, first) != rooms.end()) {
        return "gateway/" + std::string{word};
    }
    return std::nullopt;
}

bool is_there(const std::string& path, const std::function<bool(const std::string&)>& exists) {
    constexpr std::array endings{"", ".hpp", ".cpp"};
    return std::ranges::any_of(endings, [&path, &exists](const char* end) {
        return exists(path + end);
    });
}

std::vector<std::string_view> parts_of(const page_line& line) {
    if (!line.language.empty()) {
        return {};
    }
    return line.fenced ? std::vector{line.text} : code_spans(line.text);
}

} // namespace

std::vector<finding> check_named_paths(
    const std::string& page,
    std::string_view text,
    const std::vector<std::string>& tops,
    const std::vector<std::string>& rooms,
    const std::function<bool(const std::string&)>& exists
) {
    std::vector<finding> findings;
    for (const auto& line : page_lines(text)) {
        for (const auto part : parts_of(line)) {
            for (const auto word : words_of(part)) {
                const auto path = named(word, tops, rooms);
                if (path && !is_there(*path, exists)) {
                    findings.push_back(
                        {page,
                         line.number,
                         "names a path that is not there, " + *path,
                         "tell of what there is now"}
                    );
                }
            }
        }
    }
    return findings;
}

} // namespace kruispunt::arch
