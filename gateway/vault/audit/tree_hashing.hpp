#pragma once

#include "gateway/ports/audit_tree.hpp"

#include <string_view>

namespace kruispunt::vault::audit {

/// SHA-256(0x00 || entry), RFC 6962 §2.1. Throws std::runtime_error where the cryptographic library
/// fails. Any thread; each keeps one context.
ports::tree_hash leaf_hash(std::string_view entry);

/// SHA-256(0x01 || left || right), likewise.
ports::tree_hash node_hash(const ports::tree_hash& left, const ports::tree_hash& right);

/// The root of a tree without entries: SHA-256 of nothing.
ports::tree_hash empty_tree();

} // namespace kruispunt::vault::audit
