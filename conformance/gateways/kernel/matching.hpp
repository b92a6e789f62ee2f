#pragma once

#include "conformance/gateways/kernel/desk.hpp"

#include <string>

namespace kruispunt::conformance::gateways::kernel {

/// How the end of a match is told: `reason` of COM-25 and whether it was told wrongly.
struct match_end {
    std::string reason;
    bool wrongful = false;
    bool tells_own_side = false;
};

/// Ends all matches of the signal; the other side of each is told (COM-25.1, COM-25.2).
void end_matches(desk& at, const signal_key& of, const match_end& how);

/// Brings the signal's matches to what the rules say now: ends those that no longer hold, begins
/// those that do (COM-22, COM-23, COM-38). `quiet`: made with `beheer`.
void rejudge(desk& at, held_signal& signal, bool quiet);

} // namespace kruispunt::conformance::gateways::kernel
