#pragma once

#include "gateway/ports/audit_tree.hpp"

namespace kruispunt::vault::audit {

/// All hashes of a tree of which only those from `ports::kept_level` on are kept: the lower ones
/// are made of the entries themselves, at most 2^(kept_level - 1) for one. One thread.
class kept_tree : public ports::tree_nodes {
public:
    explicit kept_tree(ports::audit_records& records) : records_(records) {}

    ports::tree_hash at(ports::tree_place place) override;

private:
    ports::audit_records& records_;
};

} // namespace kruispunt::vault::audit
