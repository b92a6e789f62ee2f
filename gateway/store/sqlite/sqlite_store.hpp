#pragma once

#include "gateway/domain/region_policy.hpp"
#include "gateway/domain/uuid.hpp"
#include "gateway/ports/clock.hpp"
#include "gateway/ports/key_store.hpp"
#include "gateway/ports/store.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace kruispunt::store::sqlite {

/// What the store rests on; all of it must outlive the store.
struct store_parts {
    std::filesystem::path file;
    const domain::federation_policy& policy;
    domain::uuid_source& ids; ///< used by the writer's thread only
    const ports::clock& clock;
    ports::key_store& keys;
    std::function<void(const std::string& why)> failed; ///< a commit failed: nothing more is taken
};

/// Opens or makes the store's file and starts its threads (one writes, one reads, one copies the
/// log back, one erases keys). Throws where the file cannot be opened or is of a later version.
std::unique_ptr<ports::store> open_store(const store_parts& parts);

} // namespace kruispunt::store::sqlite
