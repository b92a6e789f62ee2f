#include "tests/arch/tree.hpp"

#include "tests/arch/page.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>

namespace kruispunt::arch {
namespace {

/// Calls `visit(line number, line)` for each line, without its line break.
template <class Visit>
void for_each_line(std::string_view text, Visit visit) {
    for (std::size_t number = 1; !text.empty(); ++number) {
        const auto end = text.find('\n');
        visit(number, text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
}

/// The line with its `code spans` blanked.
std::string without_code_spans(std::string_view line) {
    std::string text{line};
    bool in_span = false;
    for (char& c : text) {
        const bool tick = c == '`';
        c = tick || in_span ? ' ' : c;
        in_span = tick ? !in_span : in_span;
    }
    return text;
}

/// What stands between the parentheses of each [text](target) of a line, without a title.
std::vector<std::string> link_targets(std::string_view line) {
    std::vector<std::string> targets;
    for (auto at = line.find("]("); at != std::string_view::npos; at = line.find("](", at + 1)) {
        const auto end = line.find_first_of(") \t", at + 2);
        if (end != std::string_view::npos) {
            targets.emplace_back(line.substr(at + 2, end - at - 2));
        }
    }
    return targets;
}

bool is_elsewhere(std::string_view target) {
    return target.find("://") != std::string_view::npos || target.starts_with("mailto:");
}

/// The path from the root a link of a page leads to; empty for the page itself (#heading).
std::string resolve(const std::string& page, std::string_view target) {
    const auto file = target.substr(0, target.find('#'));
    if (file.empty()) {
        return {};
    }
    const auto folder = std::filesystem::path{page}.parent_path();
    return (folder / file).lexically_normal().generic_string();
}

/// Whether a path could begin here: after a blank, a quote or an opening sign, not within a URL or
/// after a variable.
bool path_begins(std::string_view line, std::size_t at) {
    constexpr std::string_view openers = " \t\"'`=(<[{,;|:>";
    return at == 0 || openers.find(line[at - 1]) != std::string_view::npos;
}

} // namespace

std::vector<finding> check_top_level(const std::vector<std::string>& names) {
    constexpr std::array allowed{
        "CMakeLists.txt",
        "CMakePresets.json",
        "dev",
        "gateway",
        "adapters",
        "mappings",
        "certs",
        "tests",
        "conformance",
        "docs",
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "LICENSE",
        "build",
        "node_modules",
        "compile_commands.json"};
    std::vector<finding> findings;
    for (const auto& name : names) {
        if (!name.starts_with('.') && std::ranges::find(allowed, name) == allowed.end()) {
            findings.push_back(
                {name, 0, "not among the names of the top level", "every file belongs in a room"}
            );
        }
    }
    return findings;
}

std::vector<finding> check_machine_paths(const std::string& path, std::string_view text) {
    constexpr std::array folders{"work", "root", "home", "Users"};
    std::vector<finding> findings;
    for_each_line(text, [&path, &folders, &findings](std::size_t number, std::string_view line) {
        for (const auto* const folder : folders) {
            const auto wanted = std::string{"/"} + folder + "/";
            for (auto at = line.find(wanted); at != std::string_view::npos;
                 at = line.find(wanted, at + 1)) {
                if (path_begins(line, at)) {
                    findings.push_back(
                        {path,
                         number,
                         "a path of one machine, " + wanted,
                         "write it relative to the project, or take it as an argument"}
                    );
                }
            }
        }
    });
    return findings;
}

std::vector<finding> check_links(
    const std::string& page,
    std::string_view text,
    const std::function<bool(const std::string&)>& exists
) {
    std::vector<finding> findings;
    for (const auto& line : page_lines(text)) {
        if (line.fenced) {
            continue;
        }
        for (const auto& target : link_targets(without_code_spans(line.text))) {
            const auto file = is_elsewhere(target) ? "" : resolve(page, target);
            if (!file.empty() && (file.starts_with("..") || !exists(file))) {
                findings.push_back(
                    {page,
                     line.number,
                     "a link that leads nowhere, " + target,
                     "links are relative to the page and stay in the project"}
                );
            }
        }
    }
    return findings;
}

bool is_text(std::string_view content) {
    return content.substr(0, 4096).find('\0') == std::string_view::npos;
}

} // namespace kruispunt::arch
