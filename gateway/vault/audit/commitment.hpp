#pragma once

#include "gateway/domain/audit_record.hpp"
#include "gateway/vault/secret.hpp"

#include <cstdint>
#include <string_view>

namespace kruispunt::vault::audit {

/// Commits the field `field` of entry `number` to `value`: HMAC-SHA-256 under `salt`, a key of its
/// own for whatever will be erased as one. With the salt anybody can check what was committed to;
/// without it entries about the same say nothing of each other.
domain::commitment
commit(const secret& salt, std::uint64_t number, std::string_view field, std::string_view value);

} // namespace kruispunt::vault::audit
