#pragma once

#include "conformance/gateways/kernel/act.hpp"
#include "conformance/gateways/kernel/answer.hpp"
#include "conformance/gateways/kernel/desk.hpp"

namespace kruispunt::conformance::gateways::kernel {

/// What is held on a child, for whoever may ask (COM-37).
answer inspect_child(desk& at, const inspect& what, const origin& from);

} // namespace kruispunt::conformance::gateways::kernel
