#pragma once

#include <istream>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::verify {

struct text_line {
    std::string_view text; ///< without its end; cut where it is too long
    bool ended = true;     ///< a newline followed
};

/// Lines of a stream, each at most so long; a longer one ends the reading as if nothing followed.
class line_reader {
public:
    line_reader(std::istream& in, std::size_t longest);

    line_reader(const line_reader&) = delete;
    line_reader& operator=(const line_reader&) = delete;

    /// Whether `line` is one.
    bool more() const { return more_; }

    /// The line it stands at; its text lives until `pop`.
    const text_line& line() const { return line_; }

    void pop();

private:
    std::istream& in_;
    std::vector<char> buffer_;
    text_line line_;
    bool more_ = false;
};

} // namespace kruispunt::conformance::verify
