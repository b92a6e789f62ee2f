#include "conformance/verify/tree.hpp"

namespace kruispunt::conformance::verify {

void running_root::add(const digest& leaf) {
    parts_.push_back(leaf);
    for (std::uint64_t ones = size_++; (ones & 1U) != 0; ones >>= 1U) {
        const digest right = parts_.back();
        parts_.pop_back();
        parts_.back() = node_hash(parts_.back(), right);
    }
}

digest running_root::root() const {
    if (parts_.empty()) return sha256({});
    digest root = parts_.back();
    for (std::size_t i = parts_.size() - 1; i > 0; --i)
        root = node_hash(parts_[i - 1], root);
    return root;
}

std::optional<digest> root_through(
    std::uint64_t index, std::uint64_t size, const digest& leaf, const std::vector<digest>& path
) {
    if (index >= size) return std::nullopt;
    std::uint64_t node = index;
    std::uint64_t last = size - 1; // of its level
    digest hash = leaf;
    for (const digest& beside : path) {
        if (last == 0) return std::nullopt;
        if ((node & 1U) != 0 || node == last) {
            hash = node_hash(beside, hash);
            // A last node without a neighbour moves up as it is.
            while ((node & 1U) == 0 && node != 0) {
                node >>= 1U;
                last >>= 1U;
            }
        } else {
            hash = node_hash(hash, beside);
        }
        node >>= 1U;
        last >>= 1U;
    }
    return last == 0 ? std::optional(hash) : std::nullopt;
}

namespace {

/// The way up from the older tree's last complete subtree, in both trees at once.
struct climb {
    std::uint64_t node;
    std::uint64_t last;
    digest older;
    digest newer;

    bool past(const digest& beside) {
        if (last == 0) return false;
        if ((node & 1U) != 0 || node == last) {
            older = node_hash(beside, older);
            newer = node_hash(beside, newer);
            while ((node & 1U) == 0 && node != 0) {
                node >>= 1U;
                last >>= 1U;
            }
        } else {
            newer = node_hash(newer, beside);
        }
        node >>= 1U;
        last >>= 1U;
        return true;
    }
};

} // namespace

bool is_beginning_of(
    const sized_root& older, const sized_root& newer, const std::vector<digest>& path
) {
    if (older.size > newer.size) return false;
    if (older.size == newer.size) return path.empty() && older.root == newer.root;
    if (older.size == 0) return path.empty() && older.root == sha256({});
    climb up{older.size - 1, newer.size - 1, older.root, older.root};
    while ((up.node & 1U) != 0) {
        up.node >>= 1U;
        up.last >>= 1U;
    }
    auto at = path.begin();
    if (up.node != 0) { // else the older tree is one complete subtree, whose root is known
        if (at == path.end()) return false;
        up.older = up.newer = *at++;
    }
    for (; at != path.end(); ++at)
        if (!up.past(*at)) return false;
    return up.last == 0 && up.older == older.root && up.newer == newer.root;
}

} // namespace kruispunt::conformance::verify
