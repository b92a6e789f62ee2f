#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace kruispunt::store::sqlite {

/// A part of a page, in octets from its beginning.
struct page_part {
    std::size_t begin = 0;
    std::size_t end = 0;

    bool empty() const { return begin >= end; }
};

/// The part of a b-tree page that holds nothing: between the pointers to its cells and the first
/// of them (SQLite file format, 1.6). Empty for every other page and for one that is not sound.
/// `first` is the file's first page, whose header lies behind the file's own.
page_part unused_gap(std::span<const std::uint8_t> page, bool first);

} // namespace kruispunt::store::sqlite
