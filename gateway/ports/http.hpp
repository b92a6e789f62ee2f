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
    std::string oin; ///< subject serialNumber of the certificate where it is an OIN, else empty
    std::string common_name;                ///< subject commonName
    std::string fingerprint;                ///< SHA-256 of the DER certificate, lower-case hex
    std::chrono::sys_seconds valid_from{};  ///< of the certificate
    std::chrono::sys_seconds valid_until{}; ///< zero where there is none
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

/// What comes next of a streamed body.
struct body_piece {
    enum class kind {
        octets, ///< at least one
        end,    ///< the body ended in order
        broken  ///< nothing more will come, and it was not the end
    };

    body_piece::kind what = body_piece::kind::broken;
    std::string octets;
};

/// A request's body, taken as it comes: what is not asked for stays with the sender. Used by one
/// coroutine at a time, on its connection's serial executor.
class body_source {
public:
    virtual ~body_source() = default;

    /// Waits for more; again only after octets. The first piece is asked for before the answer
    /// begins.
    virtual task<body_piece> next() = 0;
};

/// An answer that is sent while it comes into being. Used by one coroutine at a time, which may be
/// another one than takes the body, on the same executor. False: the connection is gone.
class answer_sink {
public:
    virtual ~answer_sink() = default;

    /// Sends status and fields; `head` has no body. Once, before all else.
    virtual task<bool> begin(http_response head) = 0;

    /// Sends a piece and waits until the connection has taken it.
    virtual task<bool> write(std::string octets) = 0;

    /// Ends the answer. One that is not finished is seen to be broken off.
    virtual task<bool> finish() = 0;

    /// Waits until nobody is there to read the answer any more: the other side ended or lost the
    /// connection. For an answer without an end, beside the one that writes it, in place of whoever
    /// takes the body. May be cancelled, and the answer then goes on.
    virtual task<void> gone() = 0;
};

/// The answering side of a listener. Called on any I/O thread, concurrently.
class http_handler {
public:
    virtual ~http_handler() = default;

    /// Answers one whole request; must not throw for anything a peer can send.
    virtual task<http_response> handle(http_request request) = 0;

    /// The protocol's own error for a request that was refused unread (400, 413, 431).
    /// `target` is empty where it could not be read.
    virtual http_response refuse(transport_fault fault, std::string_view target) const = 0;

    /// Hears of such a refusal before it is answered, with who stood at the other end: what must
    /// be entered somewhere is when this returns.
    virtual task<void>
    note_refused(ports::peer /*who*/, transport_fault /*fault*/, std::string /*target*/) {
        co_return;
    }

    /// Whether requests for `target` are streamed: their bodies have no limit of size, and `stream`
    /// answers them.
    virtual bool streams(std::string_view /*target*/) const { return false; }

    /// Answers a streamed request, whose `head` has no body; a response in place of an answer that
    /// was not begun, else nothing. Neither `body` nor `answer` outlives the call.
    virtual task<std::optional<http_response>>
    stream(http_request /*head*/, body_source& /*body*/, answer_sink& /*answer*/) {
        co_return std::nullopt;
    }
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
