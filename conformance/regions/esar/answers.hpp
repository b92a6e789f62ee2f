#pragma once

#include "conformance/regions/esar/envelope.hpp"
#include "conformance/regions/protocol.hpp"

namespace kruispunt::conformance::regions::esar {

/// Reads the gateway's answer, whose envelope and header have been judged: the operation's own
/// (ESAR-10 to ESAR-17) or a fault with its error (COM-27).
answer read_payload_of(
    const envelope& message, const outbound& sent, const wire::response& got, text::findings& found
);

} // namespace kruispunt::conformance::regions::esar
