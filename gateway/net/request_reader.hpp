#pragma once

#include "gateway/net/message_limits.hpp"
#include "gateway/ports/http.hpp"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace kruispunt::net {

struct gate_verdict;

/// Takes requests out of a connection's octets without any I/O: give octets with `room`/`commit`,
/// ask `advance` what they make. The gate judges the raw header block first, Beast's parser reads
/// what was admitted; octets after a request stay for the next one (pipelining).
///
/// A request for a streamed target comes in two steps: `take` gives its head alone, `take_piece`
/// its body as far as it is here.
///
/// Not thread-safe; owned by one connection. Memory is bounded: one buffer of the header limit
/// and 4 KiB, and one body, or one piece of a streamed one.
class request_reader {
public:
    /// What the octets given so far amount to.
    enum class step {
        need_header,     ///< read more: of a header, or of nothing yet (see `untouched`)
        need_body,       ///< read more: the header was admitted
        continue_wanted, ///< answer `100 Continue`, then ask again
        complete,        ///< `take` has a request; of `take_piece`: the body has ended
        streamed,        ///< `take` has the head of a request whose body is streamed
        refused,         ///< answer `refusal` and close; nothing more can be read
    };

    struct refusal_reason {
        ports::transport_fault fault = ports::transport_fault::malformed;
        std::string target; ///< empty where it could not be read
    };

    /// Whether bodies of requests for this target are streamed.
    using streamed_targets = std::function<bool(std::string_view target)>;

    explicit request_reader(const message_limits& limits, streamed_targets streamed = {});
    ~request_reader();
    request_reader(const request_reader&) = delete;
    request_reader& operator=(const request_reader&) = delete;

    /// Where the next octets go; never empty after `need_header` or `need_body`.
    std::span<char> room();

    /// `size` octets were written to the beginning of `room()`.
    void commit(std::size_t size);

    step advance();

    /// The whole request, or a streamed one's head, `peer` left empty; once after `complete` or
    /// `streamed`.
    ports::http_request take();

    /// After a streamed head: gives what is here of the body. `complete`, `refused`,
    /// `continue_wanted` or `need_body`, after which there is room for more.
    step take_piece(std::string& octets);

    /// Whether the connection may go on after the request last taken.
    bool keep_alive() const { return keep_alive_; }

    const refusal_reason& refusal() const { return refusal_; }

    /// Whether not a single octet of the next request is here.
    bool untouched() const;

private:
    struct parser;

    gate_verdict judge() const;
    step read_header();
    step begin_body(const gate_verdict& verdict);
    step read_body();
    step refuse(ports::transport_fault fault, std::string_view target);
    std::string_view unread() const;

    message_limits limits_;
    streamed_targets streamed_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0; ///< of the unread octets in the buffer
    std::size_t end_ = 0;
    std::unique_ptr<parser> parser_;
    bool keep_alive_ = true;
    refusal_reason refusal_;
};

} // namespace kruispunt::net
