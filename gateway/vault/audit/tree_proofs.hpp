#pragma once

#include "gateway/ports/audit_tree.hpp"

#include <cstdint>
#include <vector>

namespace kruispunt::vault::audit {

/// Hashes that prove something of a tree; at most 64, or 65 between two trees.
using tree_path = std::vector<ports::tree_hash>;

/// The root of the tree of the first `size` entries.
ports::tree_hash root_at(ports::tree_nodes& kept, std::uint64_t size);

/// PATH(index, D[size]) of RFC 6962 §2.1.1: that an entry stands in the tree of the first `size`
/// entries. Reads at most 2 log n hashes. Throws std::invalid_argument unless index < size.
tree_path inclusion_path(ports::tree_nodes& kept, std::uint64_t index, std::uint64_t size);

/// PROOF(from, D[to]) of RFC 6962 §2.1.2: that the tree of the first `from` entries is the
/// beginning of that of the first `to`. Empty where they are one, or `from` is 0. Throws
/// std::invalid_argument unless from <= to.
tree_path consistency_path(ports::tree_nodes& kept, std::uint64_t from, std::uint64_t to);

} // namespace kruispunt::vault::audit
