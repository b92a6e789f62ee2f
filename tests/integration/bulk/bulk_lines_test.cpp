#include "gateway/exchange/bulk_lines.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kruispunt::exchange {
namespace {

constexpr std::size_t longest = 8;

/// What the octets, given in pieces of that size, are cut into; `!` is a line that is too long.
std::vector<std::string> cut(std::string_view octets, std::size_t piece) {
    bulk_lines lines(longest);
    std::vector<std::string> found;
    std::string_view line;
    const auto keep = [&found, &line](bulk_lines::found what) {
        if (what == bulk_lines::found::nothing) return false;
        found.emplace_back(what == bulk_lines::found::line ? line : "!");
        return true;
    };
    for (std::size_t at = 0; at < octets.size(); at += piece) {
        const std::string given(octets.substr(at, piece)); // its own octets, so that views show
        lines.give(given);
        while (keep(lines.next(line))) {
        }
    }
    keep(lines.last(line));
    return found;
}

struct cutting {
    const char* octets;
    std::vector<std::string> lines;
};

class BulkLines : public testing::TestWithParam<cutting> {};

// proves: SISA-10.1 SISA-10.8 COM-28.1 acceptance
TEST_P(BulkLines, AreTheSameHoweverTheOctetsCome) {
    const std::string_view octets = GetParam().octets;
    for (std::size_t piece = 1; piece <= octets.size(); ++piece)
        EXPECT_EQ(cut(octets, piece), GetParam().lines) << octets << " by " << piece;
}

INSTANTIATE_TEST_SUITE_P(
    All,
    BulkLines,
    testing::Values(
        cutting{"one\ntwo\n", {"one", "two"}},
        cutting{"one\r\ntwo\r\n", {"one", "two"}},
        cutting{"one\ntwo", {"one", "two"}},
        cutting{"one", {"one"}},
        cutting{"\n\n \t\r\none\n\n", {"one"}},
        cutting{"   ", {}},
        cutting{"12345678\n", {"12345678"}},
        cutting{"12345678", {"12345678"}},
        cutting{"1234567\r\n", {"1234567"}},
        cutting{"a\rb\n", {"a\rb"}}
    )
);

class LongBulkLines : public testing::TestWithParam<cutting> {};

// proves: COM-28.1 SISA-10.8 refusal
TEST_P(LongBulkLines, AreToldOnceAndSkipped) {
    const std::string_view octets = GetParam().octets;
    for (std::size_t piece = 1; piece <= octets.size(); ++piece)
        EXPECT_EQ(cut(octets, piece), GetParam().lines) << octets << " by " << piece;
}

INSTANTIATE_TEST_SUITE_P(
    All,
    LongBulkLines,
    testing::Values(
        cutting{"123456789\none\n", {"!", "one"}},
        cutting{"123456789", {"!"}},
        cutting{"one\n123456789012345678901234567890\ntwo\n", {"one", "!", "two"}},
        cutting{"123456789\n123456789\n", {"!", "!"}},
        cutting{"12345678\r\n", {"!"}},
        cutting{"123456789\n12345678\n", {"!", "12345678"}}
    )
);

} // namespace
} // namespace kruispunt::exchange
