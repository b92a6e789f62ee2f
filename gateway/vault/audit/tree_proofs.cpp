#include "gateway/vault/audit/tree_proofs.hpp"

#include "gateway/vault/audit/tree_hashing.hpp"

#include <algorithm>
#include <bit>
#include <stdexcept>

namespace kruispunt::vault::audit {

namespace {

/// Entries from `begin` up to `end`, as RFC 6962 writes D[begin:end]; never none.
struct stretch {
    std::uint64_t begin;
    std::uint64_t end;

    std::uint64_t size() const { return end - begin; }

    /// Where the right half begins: the left one is the largest power of two below the size.
    std::uint64_t middle() const { return begin + std::bit_floor(size() - 1); }

    stretch left() const { return {begin, middle()}; }

    stretch right() const { return {middle(), end}; }
};

ports::tree_hash hash_of(ports::tree_nodes& kept, stretch part) {
    if (std::has_single_bit(part.size())) {
        const int level = std::countr_zero(part.size());
        return kept.at({level, part.begin >> level});
    }
    const ports::tree_hash left = hash_of(kept, part.left());
    return node_hash(left, hash_of(kept, part.right()));
}

} // namespace

ports::tree_hash root_at(ports::tree_nodes& kept, std::uint64_t size) {
    return size == 0 ? empty_tree() : hash_of(kept, {0, size});
}

tree_path inclusion_path(ports::tree_nodes& kept, std::uint64_t index, std::uint64_t size) {
    if (index >= size) throw std::invalid_argument("audit: no such entry in a tree of that size");
    tree_path path;
    stretch part{0, size};
    while (part.size() > 1) {
        const bool on_the_left = index < part.middle();
        path.push_back(hash_of(kept, on_the_left ? part.right() : part.left()));
        part = on_the_left ? part.left() : part.right();
    }
    std::reverse(path.begin(), path.end());
    return path;
}

tree_path consistency_path(ports::tree_nodes& kept, std::uint64_t from, std::uint64_t to) {
    if (from > to) throw std::invalid_argument("audit: the earlier tree is the larger one");
    tree_path path;
    if (from == 0) return path;
    stretch part{0, to};
    while (part.end != from) {
        const bool ends_on_the_left = from <= part.middle();
        path.push_back(hash_of(kept, ends_on_the_left ? part.right() : part.left()));
        part = ends_on_the_left ? part.left() : part.right();
    }
    // Whoever asks has the earlier root, which is this hash where it begins at the beginning.
    if (part.begin != 0) path.push_back(hash_of(kept, part));
    std::reverse(path.begin(), path.end());
    return path;
}

} // namespace kruispunt::vault::audit
