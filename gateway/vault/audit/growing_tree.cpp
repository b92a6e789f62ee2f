#include "gateway/vault/audit/growing_tree.hpp"

#include "gateway/vault/audit/tree_hashing.hpp"

#include <bit>

namespace kruispunt::vault::audit {

growing_tree::growing_tree(std::uint64_t size, ports::tree_nodes& kept) : size_(size) {
    for (int level = static_cast<int>(std::bit_width(size)) - 1; level >= 0; --level)
        if (((size >> level) & 1U) != 0) edge_.push_back(kept.at({level, (size >> level) - 1}));
}

void growing_tree::append(const ports::tree_hash& leaf, std::vector<ports::tree_node>& completed) {
    ports::tree_hash hash = leaf;
    const std::uint64_t number = size_++;
    // As many subtrees end with it as its number has ones at its end.
    for (int level = 0; level < std::countr_one(number); ++level) {
        hash = node_hash(edge_.back(), hash);
        edge_.pop_back();
        const int made = level + 1;
        if (made >= ports::kept_level) completed.push_back({{made, number >> made}, hash});
    }
    edge_.push_back(hash);
}

ports::tree_hash growing_tree::root() const {
    if (edge_.empty()) return empty_tree();
    ports::tree_hash root = edge_.back();
    for (auto left = edge_.rbegin() + 1; left != edge_.rend(); ++left)
        root = node_hash(*left, root);
    return root;
}

} // namespace kruispunt::vault::audit
