#include "gateway/vault/audit/kept_tree.hpp"

#include "gateway/vault/audit/growing_tree.hpp"
#include "gateway/vault/audit/tree_hashing.hpp"

#include <stdexcept>

namespace kruispunt::vault::audit {

ports::tree_hash kept_tree::at(ports::tree_place place) {
    if (place.level >= ports::kept_level) return records_.node(place);
    const std::uint64_t count = std::uint64_t{1} << place.level;
    const auto lines = records_.lines(place.index << place.level, count);
    if (lines.size() != count) throw std::runtime_error("audit: entries of the trail are missing");
    growing_tree part;
    std::vector<ports::tree_node> none;
    for (const std::string& line : lines)
        part.append(leaf_hash(line), none);
    return part.root();
}

} // namespace kruispunt::vault::audit
