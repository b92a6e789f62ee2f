#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace kruispunt::conformance::wire {

/// One header field as it stood on the wire.
struct header {
    std::string name;
    std::string value;
};

/// An HTTP request, in or out.
struct request {
    std::string method;
    /// Path and query, undecoded.
    std::string target;
    std::vector<header> headers;
    std::string body;
    /// The caller's OIN (subject serialNumber of its certificate); empty over plain HTTP and on the
    /// way out.
    std::string peer_oin;
    /// 400, 413 or 431 where the server could not read the request within its limits; only
    /// `peer_oin` is of use then, and the connection ends with the answer. 0 otherwise.
    unsigned unreadable = 0;
};

/// An HTTP answer, in or out.
struct response {
    unsigned status = 200;
    std::vector<header> headers;
    std::string body;
};

/// Why no HTTP answer came: the stage it failed in and the cause.
struct failure {
    std::string stage;
    std::string what;
};

/// Gives the answer to one request, once, on the loop's thread. No value: the connection is closed
/// without an answer.
using reply = std::function<void(std::optional<response>)>;

/// Takes a request and sees to it that `reply` is called once, now or later. Runs on the loop's
/// thread.
using handler = std::function<void(request, reply)>;

/// The value of the first header of that name (any case), if there is one.
std::optional<std::string_view>
header_value(const std::vector<header>& headers, std::string_view name);

/// Equal but for the case of ASCII letters.
bool same_ignoring_case(std::string_view left, std::string_view right);

/// `https://host:port/path` taken apart; `path` has no slash at its end.
struct base_url {
    std::string host;
    std::string port;
    std::string path;
};

/// Reads an https URL without query; the port defaults to 443.
std::optional<base_url> read_base_url(std::string_view url);

/// `127.0.0.1:8080` or `[::1]:0` taken apart.
struct socket_name {
    std::string host;
    std::uint16_t port = 0;
};

/// Reads `host:port` where the host is an IP address.
std::optional<socket_name> read_socket_name(std::string_view text);

/// A request target taken apart and percent-decoded: path segments and query parameters in order.
struct target_parts {
    /// The path as it stood, without the query.
    std::string path;
    std::vector<std::string> segments;
    std::vector<std::pair<std::string, std::string>> query;

    /// The value of the query parameter, if it is there.
    std::optional<std::string> parameter(std::string_view name) const;
};

/// Takes a target apart; nothing where its percent-encoding is broken.
std::optional<target_parts> read_target(std::string_view target);

/// Percent-encodes everything but unreserved characters, for one path segment.
std::string encode_segment(std::string_view text);

} // namespace kruispunt::conformance::wire
