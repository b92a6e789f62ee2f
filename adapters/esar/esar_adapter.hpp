#pragma once

#include "gateway/ports/region_adapter.hpp"

#include <memory>

namespace kruispunt::adapters::esar {

/// ESAR's adapter: SOAP 1.1 with WS-Addressing at `/<region>/v1/signalering`. Its one option is
/// `signing`, and must be "off": messages are neither verified nor signed yet, which only a sandbox
/// allows. Throws std::runtime_error with one line where the setup or a mapping file is wrong.
std::unique_ptr<ports::region_adapter> make_adapter(const ports::adapter_setup& setup);

} // namespace kruispunt::adapters::esar
