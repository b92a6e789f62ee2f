#pragma once

#include "gateway/ports/region_adapter.hpp"

#include <memory>

namespace kruispunt::adapters {

/// How every adapter folder's `make_adapter` looks. It reads the region's mapping files and throws
/// std::runtime_error with one clear line where something in them or in the setup is wrong.
using adapter_factory = std::unique_ptr<ports::region_adapter> (*)(const ports::adapter_setup&);

} // namespace kruispunt::adapters
