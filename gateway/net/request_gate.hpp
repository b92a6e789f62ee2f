#pragma once

#include "gateway/net/message_limits.hpp"
#include "gateway/ports/http.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace kruispunt::net {

/// What the gate decided about the octets it has seen.
enum class gate_state { incomplete, admitted, refused };

/// The gate's answer. Views point into the inspected octets.
struct gate_verdict {
    gate_state state = gate_state::incomplete;
    ports::transport_fault fault = ports::transport_fault::malformed; ///< where refused
    std::string_view target = {}; ///< origin form; empty where it could not be read
    std::size_t header_size = 0;  ///< where admitted: octets up to and with the blank line
    std::optional<std::uint64_t> content_length = std::nullopt;
    bool chunked = false;
    bool expects_continue = false;
    bool keep_alive = false; ///< HTTP/1.1 without `Connection: close`
};

/// Judges the header block of a request from its raw octets, before any parser reads it, so that
/// no two readers of one message can disagree about where it ends (RFC 9112 sections 3, 5,
/// 6, 11.2).
///
/// Admits only: methods GET HEAD POST PUT PATCH DELETE OPTIONS; a target in origin form; HTTP/1.1
/// or 1.0; CRLF line ends; printable ASCII; field names directly before their colon; no folded
/// line; exactly one valid Host; at most one Content-Length; Transfer-Encoding only as the single
/// word `chunked`, never beside Content-Length and never in HTTP/1.0; Expect only `100-continue`.
/// A block that is cut anywhere is `incomplete` until it breaks a rule or a limit.
///
/// Pure; `octets` may hold more than the block (a body, the next request).
gate_verdict inspect_request_header(std::string_view octets, const message_limits& limits);

} // namespace kruispunt::net
