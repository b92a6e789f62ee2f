#pragma once

#include <filesystem>

// The build says where; by itself the header means the folder that the tests are started from.
#ifndef KRUISPUNT_MAPPINGS
#define KRUISPUNT_MAPPINGS "mappings"
#endif

namespace kruispunt::adapters::sdk::testing {

/// The project's own mapping files.
inline const std::filesystem::path mappings(KRUISPUNT_MAPPINGS);

} // namespace kruispunt::adapters::sdk::testing
