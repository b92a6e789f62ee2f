#pragma once

#include "gateway/ports/audit_tree.hpp"

#include <cstdint>
#include <vector>

namespace kruispunt::vault::audit {

/// The Merkle tree of RFC 6962 §2.1 as it grows: of all of it only the right edge is held, one hash
/// for each bit of its size. Appending costs two hashes on average and log n at most. A value: a
/// copy taken before a transaction takes its place where that is rolled back. One thread.
class growing_tree {
public:
    /// A tree without entries.
    growing_tree() = default;

    /// The tree of the first `size` entries of one that is kept.
    growing_tree(std::uint64_t size, ports::tree_nodes& kept);

    /// Adds an entry by its leaf hash. Subtrees that it completes, of level `ports::kept_level` and
    /// above, are added to `completed`, lower ones first.
    void append(const ports::tree_hash& leaf, std::vector<ports::tree_node>& completed);

    std::uint64_t size() const { return size_; }

    ports::tree_hash root() const;

private:
    std::uint64_t size_ = 0;
    std::vector<ports::tree_hash> edge_; ///< complete subtrees, the largest first
};

} // namespace kruispunt::vault::audit
