#pragma once

#include "adapters/sdk/mapping.hpp"
#include "adapters/sdk/plan.hpp"

namespace kruispunt::adapters::sdk {

/// Reads the payload that begins at `payload` by the rules of `by`.
reading read_payload(const plan& by, codec::node payload);

} // namespace kruispunt::adapters::sdk
