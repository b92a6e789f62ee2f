#pragma once

#include "gateway/ports/region_adapter.hpp"

#include <memory>

namespace kruispunt::adapters::midden_nederland {

/// Midden-Nederland's protocol: a change feed that is polled (MN-01 to MN-05), matches and messages
/// that are put back (MN-04, MN-06). The region never calls: `decode` answers 404. Settings of its
/// own: `page_size` (1 to 1000, 200 where not given) and `long_poll_s` (0 to 20 seconds; 0, the
/// default: the index does not offer it). Throws std::runtime_error for a mapping file or setting
/// that is wrong.
std::unique_ptr<ports::region_adapter> make_adapter(const ports::adapter_setup& setup);

} // namespace kruispunt::adapters::midden_nederland
