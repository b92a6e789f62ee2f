#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace kruispunt::ports {

/// A hash of the audit trail's Merkle tree: SHA-256 as RFC 6962 §2.1 says.
using tree_hash = std::array<std::uint8_t, 32>;

/// A complete subtree: the 2^level entries from entry index * 2^level on.
struct tree_place {
    int level = 0;
    std::uint64_t index = 0;

    friend bool operator==(const tree_place&, const tree_place&) = default;
    friend auto operator<=>(const tree_place&, const tree_place&) = default;
};

/// The hash of a complete subtree; it never changes again.
struct tree_node {
    tree_place place;
    tree_hash hash{};
};

/// Subtrees of less than 2^kept_level entries are not kept: 256 entries are read and hashed again
/// in a fraction of a millisecond, and so the tree costs one row per 128 entries.
constexpr int kept_level = 8;

/// The hashes of complete subtrees. Throws where one cannot be read: the trail is damaged.
class tree_nodes {
public:
    virtual ~tree_nodes() = default;

    virtual tree_hash at(tree_place place) = 0;
};

/// What is kept of the trail. Throws where it cannot be read. One thread.
class audit_records {
public:
    virtual ~audit_records() = default;

    /// The hash of a subtree of level `kept_level` or above.
    virtual tree_hash node(tree_place place) = 0;

    /// `count` entries from `first` on, each its line without the line's end; count is at most
    /// 2^kept_level.
    virtual std::vector<std::string> lines(std::uint64_t first, std::uint64_t count) = 0;
};

} // namespace kruispunt::ports
