#pragma once

#include "gateway/net/message_limits.hpp"
#include "gateway/ports/http.hpp"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace kruispunt::net {

/// Takes requests out of a connection's octets without any I/O: give octets with `room`/`commit`,
/// ask `advance` what they make. The gate judges the raw header block first, Beast's parser reads
/// what was admitted; octets after a request stay for the next one (pipelining).
///
/// Not thread-safe; owned by one connection. Memory is bounded: one buffer of the header limit
/// and 4 KiB, and one body.
class request_reader {
public:
    /// What the octets given so far amount to.
    enum class step {
        need_header,     ///< read more: of a header, or of nothing yet (see `untouched`)
        need_body,       ///< read more: the header was admitted
        continue_wanted, ///< answer `100 Continue`, then ask again
        complete,        ///< `take` has a request
        refused,         ///< answer `refusal` and close; nothing more can be read
    };

    struct refusal_reason {
        ports::transport_fault fault = ports::transport_fault::malformed;
        std::string target; ///< empty where it could not be read
    };

    explicit request_reader(const message_limits& limits);
    ~request_reader();
    request_reader(const request_reader&) = delete;
    request_reader& operator=(const request_reader&) = delete;

    /// Where the next octets go; never empty after `need_header` or `need_body`.
    std::span<char> room();

    /// `size` octets were written to the beginning of `room()`.
    void commit(std::size_t size);

    step advance();

    /// The whole request, `peer` left empty; once after `complete`.
    ports::http_request take();

    /// Whether the connection may go on after the request last taken.
    bool keep_alive() const { return keep_alive_; }

    const refusal_reason& refusal() const { return refusal_; }

    /// Whether not a single octet of the next request is here.
    bool untouched() const;

private:
    struct parser;

    step read_header();
    step read_body();
    step refuse(ports::transport_fault fault, std::string_view target);
    std::string_view unread() const;

    message_limits limits_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0; ///< of the unread octets in the buffer
    std::size_t end_ = 0;
    std::unique_ptr<parser> parser_;
    bool keep_alive_ = true;
    refusal_reason refusal_;
};

} // namespace kruispunt::net
