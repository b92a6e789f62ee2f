#pragma once

#include "conformance/gateways/kernel/desk.hpp"

namespace kruispunt::conformance::gateways::kernel {

/// What time does by itself up to today: ends, destroys, warns, reminds (RET-1.14, RET-1.15,
/// COM-12.5).
void pass_time(desk& at);

} // namespace kruispunt::conformance::gateways::kernel
