#pragma once

#include "adapters/sdk/municipality_table.hpp"
#include "gateway/app/config.hpp"
#include "gateway/domain/region_policy.hpp"
#include "gateway/exchange/participant.hpp"

#include <memory>
#include <vector>

namespace kruispunt::app {

/// What a configuration names, loaded: policies, the municipalities' table, adapters with their
/// mappings. Immutable after making.
struct federation_setup {
    domain::federation_policy policy;
    adapters::sdk::municipality_table municipalities;
    std::vector<std::unique_ptr<ports::region_adapter>> adapters; ///< in the regions' order
    std::vector<exchange::participant> participants;              ///< refer to `adapters`
};

/// Loads everything that does not listen or write. Throws std::runtime_error with one clear line
/// for whatever is wrong in mappings, policies or protocol settings.
federation_setup load_federation(const config& from);

} // namespace kruispunt::app
