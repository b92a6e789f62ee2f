#include "tests/arch/function_lengths.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>

namespace kruispunt::arch {
namespace {

/// The last non-blank character of the text, or 0.
char last_of(std::string_view text) {
    const auto at = text.find_last_not_of(" \t");
    return at == std::string_view::npos ? '\0' : text[at];
}

std::string_view last_word_of(std::string_view text) {
    const auto end = text.find_last_not_of(" \t");
    if (end == std::string_view::npos) {
        return {};
    }
    auto begin = end + 1;
    while (begin > 0 && (std::isalnum(static_cast<unsigned char>(text[begin - 1])) != 0 ||
                         text[begin - 1] == '_')) {
        --begin;
    }
    return text.substr(begin, end + 1 - begin);
}

/// Whether the head has come to a constructor's initialisers: a single ':' after a ')'.
bool in_initialisers(std::string_view head) {
    const auto parenthesis = head.find(')');
    if (parenthesis == std::string_view::npos) {
        return false;
    }
    for (auto at = head.find(':', parenthesis); at != std::string_view::npos;
         at = head.find(':', at + 1)) {
        const bool pair = (at + 1 < head.size() && head[at + 1] == ':') || head[at - 1] == ':';
        if (!pair) {
            return true;
        }
    }
    return false;
}

/// Whether a '{' after this head opens a function's body; `head` is all since the last ';' or
/// brace.
bool opens_function(std::string_view head) {
    if (head.find(')') == std::string_view::npos || last_of(head) == '=') {
        return false;
    }
    if (in_initialisers(head)) {
        return last_of(head) == ')' || last_of(head) == '}';
    }
    constexpr std::array endings{"const", "noexcept", "override", "final", "mutable", "try"};
    return last_of(head) == ')' || head.find("->") != std::string_view::npos ||
           last_of(head) == '&' || std::ranges::count(endings, last_word_of(head)) > 0;
}

/// Whether a '{' after this head is a value (a_{1}, = {…}, an argument) rather than a scope.
bool opens_value(std::string_view head, int parentheses) {
    return parentheses > 0 ||
           (in_initialisers(head) && last_of(head) != ')' && last_of(head) != '}');
}

/// Follows the braces of a file; within a function only their depth matters.
class brace_walk {
public:
    void see(char c, std::size_t line) {
        if (inside_) {
            in_function(c, line);
        } else if (values_ > 0) {
            in_value(c);
        } else {
            in_scope(c, line);
        }
    }

    std::vector<function_body> bodies;

private:
    void in_function(char c, std::size_t line) {
        depth_ += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (depth_ == 0) {
            bodies.push_back({*inside_, line});
            inside_.reset();
        }
    }

    void in_value(char c) {
        values_ += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (values_ == 0) {
            head_ += '}';
        }
    }

    void in_scope(char c, std::size_t line) {
        parentheses_ += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == '{') {
            open(line);
        } else if ((c == ';' && parentheses_ == 0) || c == '}') {
            head_.clear();
            parentheses_ = 0;
        } else {
            head_ += c;
        }
    }

    void open(std::size_t line) {
        if (opens_value(head_, parentheses_)) {
            values_ = 1;
            return;
        }
        if (opens_function(head_)) {
            inside_ = line;
            depth_ = 1;
        }
        head_.clear();
    }

    std::string head_;
    int parentheses_ = 0;
    int values_ = 0;
    int depth_ = 0;
    std::optional<std::size_t> inside_;
};

bool is_directive(std::string_view bare) {
    const auto at = bare.find_first_not_of(" \t");
    return at != std::string_view::npos && bare[at] == '#';
}

} // namespace

std::vector<function_body> function_bodies(const source_file& file) {
    brace_walk walk;
    bool continued = false;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        const std::string_view bare = file.lines[i].bare;
        const bool directive = continued || is_directive(bare);
        continued = directive && last_of(bare) == '\\';
        if (directive) {
            continue;
        }
        for (const char c : bare) {
            walk.see(c, i + 1);
        }
        walk.see(' ', i + 1);
    }
    return walk.bodies;
}

} // namespace kruispunt::arch
