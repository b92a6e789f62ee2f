#pragma once

#include "conformance/gateways/kernel/act.hpp"
#include "conformance/gateways/kernel/answer.hpp"
#include "conformance/gateways/kernel/desk.hpp"
#include "conformance/gateways/kernel/matching.hpp"

namespace kruispunt::conformance::gateways::kernel {

/// Ends the signal's matches and forgets all of it but its id (COM-20.10, COM-31).
void destroy(desk& at, const signal_key& which, const match_end& how);

/// The signal becomes inactive today; its matches end.
void put_away(desk& at, held_signal& signal, const match_end& how);

answer close_signal(desk& at, const close& what, const origin& from);
answer withdraw_signal(desk& at, const withdraw& what, const origin& from);

} // namespace kruispunt::conformance::gateways::kernel
