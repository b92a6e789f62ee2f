#pragma once

#include "conformance/verify/entry.hpp"
#include "conformance/verify/hashing.hpp"
#include "conformance/verify/line_reader.hpp"

#include <cstdint>
#include <istream>
#include <optional>
#include <string>

namespace kruispunt::conformance::verify {

/// A line of the entries' file, hashed.
struct hashed_line {
    std::string text;
    digest hash{};
    bool ended = true;
};

/// The entries' file, read once, a line ahead.
class entry_stream {
public:
    explicit entry_stream(std::istream& in);

    const std::optional<hashed_line>& current() const { return current_; }

    const std::optional<hashed_line>& following() const { return following_; }

    void pop();

private:
    std::optional<hashed_line> read();

    line_reader lines_;
    std::optional<hashed_line> current_;
    std::optional<hashed_line> following_;
};

/// The file of leaf hashes, 32 octets each, likewise.
class leaf_stream {
public:
    explicit leaf_stream(std::istream& in);

    const std::optional<digest>& current() const { return current_; }

    const std::optional<digest>& following() const { return following_; }

    void pop();

private:
    std::optional<digest> read();

    std::istream& in_;
    std::optional<digest> current_;
    std::optional<digest> following_;
};

} // namespace kruispunt::conformance::verify
