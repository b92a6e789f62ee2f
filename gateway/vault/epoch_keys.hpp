#pragma once

#include "gateway/vault/key_ring.hpp"
#include "gateway/vault/keyed_digest.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace kruispunt::vault {

/// An epoch of the key ring as it is computed with.
struct epoch_keys {
    int number = 1;
    keyed_digest names;                  ///< ids of signals and messages
    std::optional<keyed_digest> digests; ///< all that is about people; absent: taken out
    std::optional<secret> wrapping;      ///< likewise
};

/// All epochs of a ring, newest first; never empty.
using ring_in_use = std::vector<epoch_keys>;

/// A ring to compute with.
// shared because whoever computes with it may still do so when another is in force
std::shared_ptr<const ring_in_use> in_use(const key_ring& ring);

} // namespace kruispunt::vault
