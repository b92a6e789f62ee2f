#pragma once

#include "conformance/gateways/kernel/act.hpp"
#include "conformance/gateways/kernel/answer.hpp"
#include "conformance/gateways/kernel/desk.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::gateways::kernel {

/// What the signal has come to, without the warnings that only giving it causes.
signal_state state_of(const desk& at, const held_signal& signal);

/// The warnings of INF-1.8 and COM-34.10 on what is given.
std::vector<std::string> warnings_on(const desk& at, const content& says);

/// `SIGNAAL_ONBEKEND` (COM-20.7); nothing where that rule is not seen.
std::optional<refusal> unknown_signal(const desk& at, const origin& from);

/// The state of a signal that is held no more: `status`, as of today.
signal_state ended_state(const desk& at, const std::string& id, std::string_view status);

/// A signal's state, or `SIGNAAL_ONBEKEND`.
answer read_signal(const desk& at, const read& what, const origin& from);

/// A signal's open matches, or `SIGNAAL_ONBEKEND`.
answer matches_of_signal(desk& at, const list_matches& what, const origin& from);

} // namespace kruispunt::conformance::gateways::kernel
