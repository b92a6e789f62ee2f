#pragma once

#include "gateway/ports/region_adapter.hpp"

#include <memory>

namespace kruispunt::adapters::multisignaal {

/// Multisignaal's protocol: REST/JSON below `/<region>/v1` by the NL API Design Rules, CloudEvents
/// to its webhook. It gives, corrects, closes and withdraws signals (MS-01, MS-03, MS-04) and is
/// told of matches, their end and BSN clashes (MS-20 to MS-22). What else the contract has is
/// answered with 501 until it is there. Settings of its own: none. Throws std::runtime_error for a
/// mapping file or setting that is wrong.
std::unique_ptr<ports::region_adapter> make_adapter(const ports::adapter_setup& setup);

} // namespace kruispunt::adapters::multisignaal
