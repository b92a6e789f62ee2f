#pragma once

#include "conformance/text/json.hpp"

namespace kruispunt::conformance::suite::evidence {

/// Whether the adapter's last line to a command says that it did what it was asked.
bool went_well(const text::json& answer);

} // namespace kruispunt::conformance::suite::evidence
