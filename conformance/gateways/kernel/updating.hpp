#pragma once

#include "conformance/gateways/kernel/act.hpp"
#include "conformance/gateways/kernel/answer.hpp"
#include "conformance/gateways/kernel/desk.hpp"

namespace kruispunt::conformance::gateways::kernel {

/// What the professional says of a match; the other side hears what it may see (COM-35).
answer say_of_match(desk& at, const update_match& what, const origin& from);

} // namespace kruispunt::conformance::gateways::kernel
