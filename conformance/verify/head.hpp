#pragma once

#include "conformance/verify/line_reader.hpp"
#include "conformance/verify/note.hpp"
#include "conformance/verify/tree.hpp"

#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::verify {

/// A head of a log: C2SP tlog-checkpoint.
struct head {
    std::string origin;
    sized_root tree;
    note signed_text;
};

/// Reads the form of a head; who signed it is not looked at.
reading<head> read_head(std::string_view octets);

/// Reads a head and sees to it that one of the keys signed it, under the log's own name.
reading<head> read_trusted_head(std::string_view octets, const std::vector<verifier_key>& trusted);

/// The heads in a part of a witness's file: one as it stands, or one a line in Base64, as the
/// header `Kruispunt-Boomkop` bears them.
std::vector<std::string> heads_in(const std::string& octets);

/// Heads of a file, one after another, with a blank line between them.
class head_stream {
public:
    explicit head_stream(std::istream& in) : lines_(in, longest_line) {}

    /// The next head's octets; nothing at the end.
    std::optional<std::string> next();

private:
    static constexpr std::size_t longest_line = 8 * 1024;

    line_reader lines_;
};

} // namespace kruispunt::conformance::verify
