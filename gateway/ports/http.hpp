#pragma once

#include <boost/asio/awaitable.hpp>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kruispunt::ports {

/// A coroutine's result type everywhere in the gateway.
template <class T>
using task = boost::asio::awaitable<T>;

/// A point in time after which an operation must have ended; it travels as a value.
using deadline = std::chrono::steady_clock::time_point;

/// Header fields in the order in which they came or go out; names are compared without case.
class http_fields {
public:
    using field = std::pair<std::string, std::string>;

    http_fields() = default;

    http_fields(std::initializer_list<field> fields) : fields_(fields) {}

    /// The first value under `name`, or nothing.
    std::optional<std::string_view> find(std::string_view name) const {
        const auto at = std::find_if(fields_.begin(), fields_.end(), [name](const field& f) {
            return same_name(f.first, name);
        });
        if (at == fields_.end()) return std::nullopt;
        return std::string_view(at->second);
    }

    void add(std::string name, std::string value) {
        fields_.emplace_back(std::move(name), std::move(value));
    }

    auto begin() const { return fields_.begin(); }

    auto end() const { return fields_.end(); }

    std::size_t size() const { return fields_.size(); }

private:
    static bool same_name(std::string_view a, std::string_view b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
            return std::tolower(static_cast<unsigned char>(x)) ==
                   std::tolower(static_cast<unsigned char>(y));
        });
    }

    std::vector<field> fields_;
};

/// Who stands at the other end of a mutually authenticated connection (COM-02).
struct peer {
    std::string oin; ///< subject serialNumber of the certificate, as found; empty: none given
    std::string common_name; ///< subject commonName
    std::string fingerprint; ///< SHA-256 of the DER certificate, lower-case hex
};

/// A request as the net room hands it in or takes it out: bytes and fields, no meaning yet.
struct http_request {
    std::string method; ///< upper case
    std::string target; ///< origin form, path and query as received
    http_fields fields;
    std::string body;
    ports::peer peer; ///< who asks; empty on outbound requests
};

/// An answer. Content-Length, Date and Connection are the net room's to write.
struct http_response {
    int status = 200;
    http_fields fields;
    std::string body;
};

/// Why the net room refused a request before anybody could read it (COM-28).
enum class transport_fault { malformed, body_too_large, header_too_large };

/// The answering side of a listener. Called on any I/O thread, concurrently.
class http_handler {
public:
    virtual ~http_handler() = default;

    /// Answers one whole request; must not throw for anything a peer can send.
    virtual task<http_response> handle(http_request request) = 0;

    /// The protocol's own error for a request that was refused unread (400, 413, 431).
    /// `target` is empty where it could not be read.
    virtual http_response refuse(transport_fault fault, std::string_view target) const = 0;
};

/// Where an outbound call failed; `none` means that a whole answer came back.
enum class call_fault { none, name, connect, tls, identity, timed_out, broken };

/// What came of an outbound call.
struct call_outcome {
    call_fault fault = call_fault::none;
    std::string detail; ///< for operators: stage and library text, never a body
    http_response response;
};

/// The calling side: one HTTP exchange with one party over mutual TLS (COM-04). Implementations
/// reuse connections, verify chain, host name and OIN, and never follow redirects.
class http_client {
public:
    virtual ~http_client() = default;

    /// Sends `request` to `origin` ("https://host:port", no path) and waits for the whole answer.
    /// `expected_oin` must be the OIN in the server's certificate; otherwise `identity`.
    virtual task<call_outcome>
    call(std::string origin, std::string expected_oin, http_request request, deadline until) = 0;
};

} // namespace kruispunt::ports
