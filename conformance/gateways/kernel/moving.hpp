#pragma once

#include "conformance/gateways/kernel/act.hpp"
#include "conformance/gateways/kernel/answer.hpp"
#include "conformance/gateways/kernel/desk.hpp"

namespace kruispunt::conformance::gateways::kernel {

/// A child moved (COM-26).
answer relocate_child(desk& at, const relocate& what, const origin& from);

} // namespace kruispunt::conformance::gateways::kernel
