#pragma once

#include "gateway/ports/audit_tree.hpp"
#include "gateway/vault/audit/head_key.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace kruispunt::vault::audit {

/// The head of a tree: how many entries, and the root over them.
struct tree_head {
    std::uint64_t size = 0;
    ports::tree_hash root{};
};

/// `text` signed by each of the keys, as C2SP signed-note writes it. The text ends with a newline.
std::string signed_note(const std::string& text, const std::vector<head_key>& by);

/// A head in C2SP's tlog-checkpoint format. The first key's name is the log's origin; while a key
/// is replaced the new one and the old one both sign. Throws std::invalid_argument without a key.
/// Whoever calls it sees to it that what is signed continues whatever was signed before.
std::string signed_head(const tree_head& head, const std::vector<head_key>& by);

} // namespace kruispunt::vault::audit
