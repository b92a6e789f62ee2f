#pragma once

#include "adapters/sdk/mapping.hpp"
#include "gateway/domain/region_policy.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace kruispunt::adapters::sdk {

/// The mapping files of a region's folder, compiled, by file name without its extension: every
/// `*.toml` but region.toml and policy.toml. Throws std::runtime_error (`file:line: what`).
std::map<std::string, mapping> load_mappings(const std::filesystem::path& folder);

/// Throws std::runtime_error (`file:line: what`) where a mapping would write a field of the other
/// side that the region's policy does not allow, or, being for writing only, anything of a child
/// (COM-24). The disclosure holds none of it in any case; this says so at start.
void check_disclosure(
    const std::map<std::string, mapping>& mappings, const domain::region_policy& policy
);

} // namespace kruispunt::adapters::sdk
