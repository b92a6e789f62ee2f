#pragma once

#include "adapters/sdk/adapter_factory.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::adapters {

/// The adapter that speaks `protocol` (a folder's name with '-' for '_'), or null where this build
/// has none. The build writes the table from the folders that are there.
adapter_factory find_adapter(std::string_view protocol);

/// All protocols of this build, sorted.
std::vector<std::string_view> protocols();

/// Why `find_adapter` finds none, and which there are, for whoever wrote a configuration.
std::string no_adapter_for(std::string_view protocol);

} // namespace kruispunt::adapters
