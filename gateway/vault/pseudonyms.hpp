#pragma once

#include "gateway/domain/command.hpp"
#include "gateway/vault/keyed_digest.hpp"

#include <string_view>

namespace kruispunt::vault {

/// The child's pseudonym: equal for equal BSNs under one key ring.
domain::pseudonym pseudonym_of(const keyed_digest& mac, const domain::bsn& number);

/// The key of a signal: region and the region's own id, so that an id that ended can stay taken
/// without any data (COM-20).
domain::digest
signal_key(const keyed_digest& mac, std::string_view region, std::string_view reference);

/// Birth date and given name, comparable only with the same child's (COM-38).
domain::comparands
comparands_of(const keyed_digest& mac, const domain::pseudonym& child, const domain::child& who);

} // namespace kruispunt::vault
