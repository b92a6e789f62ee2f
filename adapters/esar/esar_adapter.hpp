#pragma once

#include "gateway/ports/region_adapter.hpp"

#include <memory>

namespace kruispunt::adapters::esar {

/// ESAR's adapter: signed SOAP 1.1 with WS-Addressing at `/<region>/v1/signalering`. Its options
/// are those of `security`. Throws std::runtime_error with one line where the setup or a mapping
/// file is wrong.
std::unique_ptr<ports::region_adapter> make_adapter(const ports::adapter_setup& setup);

} // namespace kruispunt::adapters::esar
