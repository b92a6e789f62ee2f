#pragma once

#include "gateway/ports/region_adapter.hpp"

#include <memory>

namespace kruispunt::adapters::_template {

/// A small JSON protocol below `/<region>/v1`: `PUT` and `DELETE` of `signalen/{signaalId}`;
/// notices are posted to the region's endpoint. It has no settings of its own. Throws
/// std::runtime_error for a mapping file or setting that is wrong.
std::unique_ptr<ports::region_adapter> make_adapter(const ports::adapter_setup& setup);

} // namespace kruispunt::adapters::_template
