#include "gateway/net/server_session.hpp"

#include "gateway/net/message_writer.hpp"
#include "gateway/net/streamed_exchange.hpp"

#include <array>

namespace kruispunt::net {
namespace {

/// What is read and dropped after our last octet, so that closing does not tear the answer from
/// a peer that is still writing.
constexpr std::size_t linger_octets = 1024 * 1024;

constexpr std::string_view continue_line = "HTTP/1.1 100 Continue\r\n\r\n";

} // namespace

server_session::server_session(
    std::unique_ptr<byte_stream> stream,
    const boost::asio::any_io_executor& executor,
    const message_limits& limits,
    const session_times& times,
    ports::http_handler& handler
)
    : executor_(executor), stream_(std::move(stream)),
      reader_(limits, [&handler](std::string_view target) { return handler.streams(target); }),
      watchdog_(executor), times_(times), handler_(handler) {
    watchdog_.guard(*stream_);
}

void server_session::allow(std::chrono::milliseconds time) {
    watchdog_.expect_by(std::chrono::steady_clock::now() + time);
}

void server_session::finish() {
    finishing_ = true;
    if (waiting_) stream_->abort();
}

void server_session::abort() {
    stream_->abort();
}

void server_session::recheck(const tls_context& context) {
    if (!stream_->trusted_by(context)) stream_->abort();
}

void server_session::end_if_expired(std::chrono::sys_seconds now) {
    if (!peer_.fingerprint.empty() && peer_.valid_until < now) stream_->abort();
}

ports::task<bool> server_session::open() {
    allow(times_.handshake);
    if (const auto error = co_await stream_->handshake()) co_return false;
    peer_ = stream_->peer();
    co_return true;
}

ports::task<void> server_session::serve() {
    for (bool more = true; more;) {
        switch (co_await receive()) {
        case received::request:
            more = co_await answer();
            break;
        case received::streamed:
            more = co_await stream();
            break;
        case received::refused:
            co_await refuse();
            [[fallthrough]];
        case received::ended:
            more = false;
            break;
        }
    }
    watchdog_.rest();
    stream_->abort();
}

/// Reads up to the end of one request; each part has its own time, set when the part begins.
ports::task<server_session::received> server_session::receive() {
    enum class phase { idle, header, body };
    auto now_in = phase::idle;
    bool timed = false;
    for (;;) {
        auto next_in = phase::body;
        switch (reader_.advance()) {
        case request_reader::step::complete:
            co_return received::request;
        case request_reader::step::streamed:
            co_return received::streamed;
        case request_reader::step::refused:
            co_return received::refused;
        case request_reader::step::continue_wanted:
            if (const auto error = co_await stream_->write(continue_line)) {
                co_return received::ended;
            }
            break;
        case request_reader::step::need_header:
            next_in = reader_.untouched() ? phase::idle : phase::header;
            break;
        case request_reader::step::need_body:
            break;
        }
        if (next_in == phase::idle && finishing_) co_return received::ended;
        if (!timed || next_in != now_in) {
            now_in = next_in;
            timed = true;
            allow(
                now_in == phase::idle     ? times_.idle
                : now_in == phase::header ? times_.header
                                          : times_.body
            );
        }
        waiting_ = now_in == phase::idle;
        const auto came = co_await stream_->read_some(reader_.room());
        waiting_ = false;
        if (came.error) co_return received::ended;
        reader_.commit(came.size);
    }
}

/// Whether the connection goes on.
ports::task<bool> server_session::answer() {
    allow(times_.handling);
    auto request = reader_.take();
    request.peer = peer_;
    const bool to_head = request.method == "HEAD";
    const auto response = co_await handler_.handle(std::move(request));
    co_return co_await send(response, to_head, !reader_.keep_alive() || finishing_);
}

ports::task<bool>
server_session::send(const ports::http_response& response, bool to_head, bool close) {
    output_.clear();
    append_response(output_, response, to_head, close);
    if (const auto error = co_await stream_->write(output_)) co_return false;
    if (close) co_await part();
    co_return !close;
}

/// Whether the connection goes on after a request whose body or answer has no known size.
ports::task<bool> server_session::stream() {
    auto head = reader_.take();
    head.peer = peer_;
    const bool to_head = head.method == "HEAD";
    watchdog_.rest();
    streamed_exchange one(
        {.stream = *stream_,
         .reader = reader_,
         .reading = watchdog_,
         .piece = times_.piece,
         .finishing = finishing_},
        executor_
    );
    const auto instead = co_await handler_.stream(std::move(head), one, one);
    if (!instead) co_return co_await end_of(one);
    allow(times_.handling);
    // what is left of the body is not read
    const bool close = !one.body_ended() || !reader_.keep_alive() || finishing_;
    co_return co_await send(*instead, to_head, close);
}

ports::task<bool> server_session::end_of(const streamed_exchange& done) {
    if (done.finished()) {
        const bool goes_on = done.body_ended() && reader_.keep_alive() && !finishing_;
        if (!goes_on) co_await part();
        co_return goes_on;
    }
    if (done.lost()) co_return false;
    if (done.begun()) {
        co_await part(); // what was answered arrives, and is seen not to be all
    } else if (done.refused()) {
        co_await refuse();
    }
    co_return false;
}

ports::task<void> server_session::refuse() {
    allow(times_.handling);
    const auto& reason = reader_.refusal();
    co_await handler_.note_refused(peer_, reason.fault, std::string(reason.target));
    co_await send(handler_.refuse(reason.fault, reason.target), false, true);
}

/// Says goodbye and lets the peer read our last words before the socket goes.
ports::task<void> server_session::part() {
    allow(times_.linger);
    co_await stream_->close_send();
    std::array<char, 4096> dropped; // NOLINT: nobody reads it
    for (std::size_t total = 0; total < linger_octets;) {
        const auto came = co_await stream_->read_some(dropped);
        if (came.error) co_return;
        total += came.size;
    }
}

} // namespace kruispunt::net
