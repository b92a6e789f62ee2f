#include "gateway/store/sqlite/page_gap.hpp"

namespace kruispunt::store::sqlite {

namespace {

constexpr std::size_t file_header = 100;
constexpr std::size_t leaf_header = 8;
constexpr std::size_t interior_header = 12;
constexpr std::size_t whole_of_64k = 65'536; // written as zero

std::size_t two_octets(std::span<const std::uint8_t> page, std::size_t at) {
    return static_cast<std::size_t>(page[at]) << 8U | page[at + 1];
}

// Nothing for a page that is no part of a b-tree.
std::size_t header_of(std::uint8_t kind) {
    if (kind == 2 || kind == 5) return interior_header;
    if (kind == 10 || kind == 13) return leaf_header;
    return 0;
}

} // namespace

page_part unused_gap(std::span<const std::uint8_t> page, bool first) {
    const std::size_t at = first ? file_header : 0;
    if (page.size() < at + interior_header) return {};
    const std::size_t header = header_of(page[at]);
    if (header == 0) return {};
    const std::size_t cells = two_octets(page, at + 3);
    std::size_t content = two_octets(page, at + 5);
    if (content == 0) content = whole_of_64k;
    if (content > page.size()) return {};
    return {at + header + 2 * cells, content};
}

} // namespace kruispunt::store::sqlite
