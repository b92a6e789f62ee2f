#pragma once

#include "adapters/sdk/signatures/direction.hpp"
#include "adapters/sdk/signatures/dom.hpp"
#include "gateway/domain/error.hpp"

#include <string>
#include <vector>

namespace kruispunt::adapters::sdk::signatures {

/// A part that the signature must cover, and the id by which it does.
struct signed_part {
    xmlNode* at = nullptr;
    std::string id; ///< empty: it has none
    std::string place;
};

/// A message's parts, found by where they stand, never by an id (ESAR-04).
struct message_parts {
    std::vector<signed_part> blocks; ///< of WS-Addressing, right below Header
    signed_part body;
    signed_part timestamp;
    std::vector<signed_part> confirmations;
    xmlNode* token = nullptr;
    xmlNode* signature = nullptr;

    /// All that the signature must cover, in the order of the members.
    std::vector<signed_part> all_signed() const;
};

/// Header blocks and confirmations are at most so many each.
inline constexpr std::size_t max_blocks = 16;

/// Finds Envelope, its one Header and one Body, in the Header exactly one Security block, in that
/// exactly one Timestamp, BinarySecurityToken and Signature, and nothing else but confirmations in
/// an answer. Ids (`wsu:Id`, `xml:id`, and every attribute spelled `id`) are unique in the whole
/// document, which holds no further Signature. Fails with `signature_invalid`.
domain::result<message_parts> find_parts(const xmlDoc& document, direction which);

} // namespace kruispunt::adapters::sdk::signatures
