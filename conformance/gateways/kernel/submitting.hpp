#pragma once

#include "conformance/gateways/kernel/act.hpp"
#include "conformance/gateways/kernel/answer.hpp"
#include "conformance/gateways/kernel/desk.hpp"

namespace kruispunt::conformance::gateways::kernel {

/// Gives a signal, or corrects it (COM-20, COM-30, COM-36).
answer submit_signal(desk& at, const submit& what, const origin& from);

} // namespace kruispunt::conformance::gateways::kernel
