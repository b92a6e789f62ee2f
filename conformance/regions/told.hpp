#pragma once

#include "conformance/regions/protocol.hpp"

#include <cstdint>

namespace kruispunt::conformance::regions {

/// A signal's state as a positive answer gives it.
struct signal_state {
    text_value status;
    text_value expires_on;
    std::optional<std::int64_t> matches;
    std::vector<std::string> warnings;
};

/// The control API's words for a positive answer of the gateway.
text::json told_accepted(const wire::response& got, const signal_state& state);

/// The control API's words for a refusal.
text::json told_refused(const wire::response& got, const text_value& code, const text_value& field);

/// What holds for a state whatever the protocol: its words, and a last day while it is active.
void check_state(const signal_state& state, text::findings& found);

/// An answer from what was found in it: the first breach goes with it.
answer to_answer(bool accepted, text::json told, const text::findings& found);

} // namespace kruispunt::conformance::regions
