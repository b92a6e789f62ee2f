#pragma once

#include "gateway/net/byte_stream.hpp"
#include "gateway/net/request_reader.hpp"
#include "gateway/net/watchdog.hpp"

#include <chrono>
#include <string>

namespace kruispunt::net {

/// One streamed request and its streamed answer on a connection. The two directions run beside
/// each other, each with its own time for a piece: a peer that does not read stops the answer, and
/// by that, once its handler waits, the body too. On the connection's serial executor.
class streamed_exchange final : public ports::body_source, public ports::answer_sink {
public:
    /// What it works on; all of it belongs to the session and outlives this.
    struct parts {
        byte_stream& stream;
        request_reader& reader;
        watchdog& reading;                 ///< guards the stream while a piece is waited for
        std::chrono::milliseconds piece{}; ///< the longest wait for one piece, either way
        const bool& finishing;             ///< the session is to end: no more is taken
    };

    streamed_exchange(const parts& on, const boost::asio::any_io_executor& executor);

    ports::task<ports::body_piece> next() override;
    ports::task<bool> begin(ports::http_response head) override;
    ports::task<bool> write(std::string octets) override;
    ports::task<bool> finish() override;

    /// What comes meanwhile stays for the next request, a header's worth at most; what is left of
    /// the body is dropped. Who sends more is cut off.
    ports::task<void> gone() override;

    bool begun() const { return begun_; }

    bool finished() const { return finished_; }

    /// The body was taken to its end, so that another request may follow.
    bool body_ended() const { return body_ended_; }

    /// The body broke a rule of its framing; the reader knows which.
    bool refused() const { return refused_; }

    /// The connection failed, or a piece did not come or go in time.
    bool lost() const { return lost_; }

private:
    ports::task<void> fill();
    void drop_body();
    ports::task<bool> send(std::string_view octets);

    parts on_;
    watchdog writing_;
    std::string output_;
    bool begun_ = false;
    bool finished_ = false;
    bool body_ended_ = false;
    bool refused_ = false;
    bool lost_ = false;
};

} // namespace kruispunt::net
