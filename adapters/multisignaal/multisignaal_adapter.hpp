#pragma once

#include "gateway/ports/region_adapter.hpp"

#include <memory>

namespace kruispunt::adapters::multisignaal {

/// Multisignaal's protocol: REST/JSON below `/<region>/v1` by the NL API Design Rules (MS-01 to
/// MS-11), CloudEvents to its webhook (MS-20 to MS-23). One setting of its own: `webhook_mode`,
/// "structured" (the default) or "binary". Throws std::runtime_error for a mapping file, a
/// published document or a setting that is wrong.
std::unique_ptr<ports::region_adapter> make_adapter(const ports::adapter_setup& setup);

} // namespace kruispunt::adapters::multisignaal
