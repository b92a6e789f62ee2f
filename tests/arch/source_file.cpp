#include "tests/arch/source_file.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <ostream>
#include <sstream>
#include <stdexcept>

namespace kruispunt::arch {
namespace {

enum class state { code, line_comment, block_comment, string, character, raw_string };

bool is_identifier(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// Walks C++ text a character at a time and files each under the views it belongs to.
class lexer {
public:
    explicit lexer(std::string_view text) : text_{text} {}

    std::vector<source_line> lines() {
        begin_line();
        while (at_ < text_.size()) {
            step();
        }
        if (!lines_.back().raw.empty()) {
            return std::move(lines_);
        }
        lines_.pop_back();
        return std::move(lines_);
    }

private:
    void begin_line() { lines_.push_back({{}, {}, {}, {}, state_ == state::raw_string}); }

    void step() {
        const char c = text_[at_];
        if (c == '\n') {
            if (state_ == state::line_comment || state_ == state::string ||
                state_ == state::character) {
                state_ = state::code;
            }
            lines_.back().in_raw_literal |= state_ == state::raw_string;
            begin_line();
            ++at_;
            return;
        }
        switch (state_) {
        case state::code:
            return in_code();
        case state::line_comment:
            return take_comment(1);
        case state::block_comment:
            return in_block_comment();
        case state::string:
            return in_literal('"');
        case state::character:
            return in_literal('\'');
        case state::raw_string:
            return in_raw_string();
        }
    }

    void in_code() {
        if (starts("//")) {
            state_ = state::line_comment;
            take_comment(2);
        } else if (starts("/*")) {
            state_ = state::block_comment;
            take_comment(2);
        } else if (starts("R\"") && (at_ == 0 || !is_identifier(text_[at_ - 1]))) {
            const auto open = text_.find('(', at_);
            if (open == std::string_view::npos) {
                return take_code(1);
            }
            closing_ = ")" + std::string{text_.substr(at_ + 2, open - at_ - 2)} + "\"";
            state_ = state::raw_string;
            take_code(open - at_ + 1);
        } else if (starts("\"")) {
            state_ = state::string;
            take_code(1);
        } else if (starts("'") && (at_ == 0 || !is_identifier(text_[at_ - 1]))) {
            state_ = state::character;
            take_code(1);
        } else {
            take_code(1);
        }
    }

    void in_block_comment() {
        if (starts("*/")) {
            state_ = state::code;
            take_comment(2);
        } else {
            take_comment(1);
        }
    }

    void in_literal(char quote) {
        if (text_[at_] == quote) {
            state_ = state::code;
            take_code(1);
        } else if (text_[at_] == '\\' && at_ + 1 < text_.size() && text_[at_ + 1] != '\n') {
            take_literal(2);
        } else {
            take_literal(1);
        }
    }

    void in_raw_string() {
        if (starts(closing_)) {
            lines_.back().in_raw_literal |= lines_.back().raw.empty();
            state_ = state::code;
            take_code(closing_.size());
        } else {
            take_literal(1);
        }
    }

    bool starts(std::string_view token) const { return text_.substr(at_).starts_with(token); }

    void take_code(std::size_t count) { take(count, true, true, false); }

    void take_literal(std::size_t count) { take(count, true, false, false); }

    void take_comment(std::size_t count) { take(count, false, false, true); }

    void take(std::size_t count, bool code, bool bare, bool comment) {
        auto& line = lines_.back();
        for (const char c : text_.substr(at_, count)) {
            line.raw += c;
            line.code += code ? c : ' ';
            line.bare += bare ? c : ' ';
            line.comment += comment ? c : ' ';
        }
        at_ += count;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    state state_ = state::code;
    std::string closing_;
    std::vector<source_line> lines_;
};

bool is_cpp(std::string_view path) {
    return path.ends_with(".cpp") || is_header(path);
}

} // namespace

std::ostream& operator<<(std::ostream& out, const finding& f) {
    out << f.path;
    if (f.line != 0) {
        out << ':' << f.line;
    }
    return out << ": " << f.rule << "; " << f.fix;
}

std::string report(const std::vector<finding>& findings) {
    std::ostringstream out;
    for (const auto& f : findings) {
        out << f << '\n';
    }
    return out.str();
}

source_file parse_source(std::string path, std::string_view text) {
    return {std::move(path), lexer{text}.lines()};
}

std::filesystem::path project_root() {
    return KRUISPUNT_SOURCE_DIR;
}

std::vector<std::string> project_files(const std::filesystem::path& root) {
    constexpr std::array not_ours{".git", ".cache", "node_modules", "__pycache__"};
    std::vector<std::string> files;
    auto entry = std::filesystem::recursive_directory_iterator{root};
    for (; entry != std::filesystem::recursive_directory_iterator{}; ++entry) {
        const auto name = entry->path().filename().string();
        const bool builds = entry.depth() == 0 && name == "build";
        if (builds || std::ranges::count(not_ours, name) > 0) { // .git is a file in a second tree
            entry.disable_recursion_pending();
        } else if (entry->is_regular_file()) {
            files.push_back(entry->path().lexically_relative(root).generic_string());
        }
    }
    std::ranges::sort(files);
    return files;
}

std::string read_text(const std::filesystem::path& path) {
    std::ifstream in{path, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) {
        throw std::runtime_error{"cannot read " + path.string()};
    }
    return std::move(text).str();
}

std::vector<source_file> project_sources(const std::filesystem::path& root) {
    std::vector<source_file> sources;
    for (const auto& path : project_files(root)) {
        if (is_cpp(path)) {
            sources.push_back(parse_source(path, read_text(root / path)));
        }
    }
    return sources;
}

bool is_header(std::string_view path) {
    return path.ends_with(".hpp") || path.ends_with(".h");
}

std::size_t find_word(std::string_view text, std::string_view word, std::size_t from) {
    for (auto at = text.find(word, from); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        const bool free_before =
            at == 0 || !is_identifier(word.front()) || !is_identifier(text[at - 1]);
        const bool free_after =
            end == text.size() || !is_identifier(word.back()) || !is_identifier(text[end]);
        if (free_before && free_after) {
            return at;
        }
    }
    return std::string_view::npos;
}

} // namespace kruispunt::arch
