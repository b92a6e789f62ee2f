#include "conformance/verify/log_files.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::conformance::verify {

entry_stream::entry_stream(std::istream& in) : lines_(in, longest_entry) {
    current_ = read();
    following_ = read();
}

std::optional<hashed_line> entry_stream::read() {
    if (!lines_.more()) return std::nullopt;
    const text_line& line = lines_.line();
    hashed_line found{std::string(line.text), leaf_hash(line.text), line.ended};
    lines_.pop();
    return found;
}

void entry_stream::pop() {
    current_ = std::exchange(following_, std::nullopt);
    following_ = read();
}

leaf_stream::leaf_stream(std::istream& in) : in_(in) {
    current_ = read();
    following_ = read();
}

// Of a last one that is cut short the rest reads as 0: a hash of nothing.
std::optional<digest> leaf_stream::read() {
    digest hash{};
    if (!in_.read(reinterpret_cast<char*>(hash.data()), hash.size()) && in_.gcount() == 0)
        return std::nullopt;
    return hash;
}

void leaf_stream::pop() {
    current_ = std::exchange(following_, std::nullopt);
    following_ = read();
}

} // namespace kruispunt::conformance::verify
