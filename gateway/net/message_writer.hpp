#pragma once

#include "gateway/ports/http.hpp"

#include <string>
#include <string_view>

namespace kruispunt::net {

/// Appends a whole answer to `out` in one piece, so that it leaves as one record and one write.
/// Writes Content-Length, Date and `Connection: close` itself and leaves the caller's own out; a
/// status without content (1xx, 204, 304) and an answer to HEAD carry no body.
/// Throws std::invalid_argument on a status or a field that cannot stand in a message: an answer
/// made by our own side that could split another is a programmer's error.
void append_response(
    std::string& out, const ports::http_response& response, bool to_head, bool close
);

/// Appends the head of an answer whose body follows in chunks (RFC 9112 section 7.1). Throws as
/// `append_response` does, and where the head has a body.
void append_chunked_head(std::string& out, const ports::http_response& head, bool close);

/// Appends one chunk; nothing for no octets, which would end the body.
void append_chunk(std::string& out, std::string_view octets);

/// What ends a chunked body.
inline constexpr std::string_view last_chunk = "0\r\n\r\n";

/// Appends a whole request for `authority` ("host:port"). Writes Host and Content-Length itself.
/// Throws std::invalid_argument on a method, target or field that cannot stand in a message.
void append_request(
    std::string& out, const ports::http_request& request, std::string_view authority
);

} // namespace kruispunt::net
