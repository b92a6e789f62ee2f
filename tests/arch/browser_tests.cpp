#include "tests/arch/browser_tests.hpp"

#include <algorithm>

namespace kruispunt::arch {
namespace {

std::string_view taken_line(std::string_view& text) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    return line;
}

bool names_a_test(std::string_view line) {
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    return line.starts_with("test(");
}

// What a function awaits stands in it, or behind its arrow.
bool waits_at_top_level(std::string_view line) {
    return !line.starts_with(' ') && !line.starts_with("//") &&
           find_word(line, "await") < std::min(line.find("=>"), line.size());
}

} // namespace

std::vector<finding> check_waits_after_tests(const std::string& path, std::string_view text) {
    std::vector<finding> findings;
    if (!path.ends_with(".test.mjs")) return findings;
    bool tests_began = false;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const auto line = taken_line(text);
        tests_began = tests_began || names_a_test(line);
        if (tests_began && waits_at_top_level(line))
            findings.push_back(
                {path,
                 number,
                 "a wait at the top level after a test was named",
                 "wait before the first test, or inside one: what is to come after all tests may "
                 "run meanwhile"}
            );
    }
    return findings;
}

} // namespace kruispunt::arch
