#pragma once

#include "gateway/ports/region_adapter.hpp"

#include <memory>

namespace kruispunt::adapters::sisa {

/// SISA's adapter: StUF messages at `/<region>/v1/berichten`, bulk loads of them at
/// `/<region>/v1/vulberichten`, the schema at `/<region>/v1/xsd`. A sender that is none of the
/// setup's participants is told so (StUF013), another one that it is not this caller (StUF052).
/// Throws std::runtime_error with one line where the setup or a mapping file is wrong.
std::unique_ptr<ports::region_adapter> make_adapter(const ports::adapter_setup& setup);

} // namespace kruispunt::adapters::sisa
