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

/// A match of an answer in the control API's words: what a notice of it tells, and its status.
text::json match_as_told(const notice& read, const text_value& status);

/// The control API's words for a positive answer of another kind: `name` holds `what`.
text::json told_found(const wire::response& got, const char* name, text::json what);

/// What holds for a state whatever the protocol: its words, and a last day while it is active.
void check_state(const signal_state& state, text::findings& found);

/// An answer from what was found in it: the first breach goes with it.
answer to_answer(bool accepted, text::json told, const text::findings& found);

} // namespace kruispunt::conformance::regions
