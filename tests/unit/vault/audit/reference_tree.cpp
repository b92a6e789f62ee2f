#include "tests/unit/vault/audit/reference_tree.hpp"

#include "gateway/vault/audit/growing_tree.hpp"
#include "gateway/vault/audit/kept_tree.hpp"
#include "gateway/vault/audit/tree_hashing.hpp"

#include <span>
#include <stdexcept>

namespace kruispunt::vault::audit {

namespace {

using some = std::span<const ports::tree_hash>;

/// The largest power of two smaller than n.
std::size_t split(std::size_t n) {
    std::size_t k = 1;
    while (k * 2 < n)
        k *= 2;
    return k;
}

ports::tree_hash mth(some d) {
    if (d.empty()) return empty_tree();
    if (d.size() == 1) return d[0];
    const std::size_t k = split(d.size());
    return node_hash(mth(d.first(k)), mth(d.subspan(k)));
}

hashes path(std::size_t m, some d) {
    if (d.size() == 1) return {};
    const std::size_t k = split(d.size());
    hashes found = m < k ? path(m, d.first(k)) : path(m - k, d.subspan(k));
    found.push_back(m < k ? mth(d.subspan(k)) : mth(d.first(k)));
    return found;
}

hashes subproof(std::size_t m, some d, bool whole) {
    if (m == d.size()) return whole ? hashes{} : hashes{mth(d)};
    const std::size_t k = split(d.size());
    hashes found = m <= k ? subproof(m, d.first(k), whole) : subproof(m - k, d.subspan(k), false);
    found.push_back(m <= k ? mth(d.subspan(k)) : mth(d.first(k)));
    return found;
}

} // namespace

ports::tree_hash reference_root(const hashes& leaves) {
    return mth(leaves);
}

hashes reference_path(std::uint64_t index, const hashes& leaves) {
    return path(index, leaves);
}

hashes reference_consistency(std::uint64_t from, const hashes& leaves) {
    return from == 0 ? hashes{} : subproof(from, leaves, true);
}

std::string made_up_line(std::uint64_t number) {
    return "{\"nr\":" + std::to_string(number) + "}";
}

void kept_in_memory::grow_to(std::uint64_t size) {
    kept_tree before(*this);
    growing_tree tree(size_, before);
    std::vector<ports::tree_node> completed;
    for (; size_ < size; ++size_)
        tree.append(leaf_hash(made_up_line(size_)), completed);
    for (const ports::tree_node& node : completed)
        if (!nodes_.emplace(node.place, node.hash).second)
            throw std::logic_error("a subtree is complete once");
    root_ = tree.root();
}

ports::tree_hash kept_in_memory::node(ports::tree_place place) {
    ++reads;
    const auto found = nodes_.find(place);
    if (found == nodes_.end()) throw std::out_of_range("no such subtree is kept");
    return found->second;
}

std::vector<std::string> kept_in_memory::lines(std::uint64_t first, std::uint64_t count) {
    ++reads;
    if (first + count > size_) throw std::out_of_range("there are no such entries");
    if (count > 1U << ports::kept_level) throw std::length_error("more than are asked at once");
    std::vector<std::string> found;
    for (std::uint64_t i = first; i < first + count; ++i)
        found.push_back(made_up_line(i));
    return found;
}

} // namespace kruispunt::vault::audit
