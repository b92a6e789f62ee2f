#pragma once

#include "gateway/app/region_file.hpp"
#include "gateway/ports/region_adapter.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace kruispunt::app {

/// A region's adapter as a sandbox would have it, for what is tried on files without a gateway.
struct offline_adapter {
    region_file region;
    domain::region_policy policy;
    std::unique_ptr<ports::region_adapter> adapter;
};

/// Makes it from the region's folder under `mappings`. Throws std::runtime_error where there is no
/// such region, its files are wrong, or this build has no adapter for its protocol.
offline_adapter
make_offline_adapter(const std::filesystem::path& mappings, const std::string& region);

} // namespace kruispunt::app
