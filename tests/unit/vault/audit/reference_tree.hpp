#pragma once

#include "gateway/ports/audit_tree.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace kruispunt::vault::audit {

using hashes = std::vector<ports::tree_hash>;

/// RFC 6962 §2.1 word for word, over all leaf hashes, in no hurry.
ports::tree_hash reference_root(const hashes& leaves);
hashes reference_path(std::uint64_t index, const hashes& leaves);
hashes reference_consistency(std::uint64_t from, const hashes& leaves);

/// The lines that are made up for entries of a test's log.
std::string made_up_line(std::uint64_t number);

/// What a store would keep of a log of made-up lines: it counts what is read.
class kept_in_memory : public ports::audit_records {
public:
    /// Puts the next made-up lines behind those that are there.
    void grow_to(std::uint64_t size);

    ports::tree_hash node(ports::tree_place place) override;
    std::vector<std::string> lines(std::uint64_t first, std::uint64_t count) override;

    std::uint64_t size() const { return size_; }

    std::size_t kept() const { return nodes_.size(); }

    ports::tree_hash root() const { return root_; }

    std::size_t reads = 0;

private:
    std::uint64_t size_ = 0;
    std::map<ports::tree_place, ports::tree_hash> nodes_;
    ports::tree_hash root_{};
};

} // namespace kruispunt::vault::audit
