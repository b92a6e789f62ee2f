#include "gateway/net/server_session.hpp"

#include "gateway/net/message_writer.hpp"

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
    : stream_(std::move(stream)), reader_(limits), watchdog_(executor), times_(times),
      handler_(handler) {
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
    const bool close = !reader_.keep_alive() || finishing_;
    output_.clear();
    append_response(output_, response, to_head, close);
    if (const auto error = co_await stream_->write(output_)) co_return false;
    if (close) co_await part();
    co_return !close;
}

ports::task<void> server_session::refuse() {
    allow(times_.handling);
    const auto& reason = reader_.refusal();
    output_.clear();
    append_response(output_, handler_.refuse(reason.fault, reason.target), false, true);
    if (const auto error = co_await stream_->write(output_)) co_return;
    co_await part();
}

/// Says goodbye and lets the peer read our last words before the socket goes.
ports::task<void> server_session::part() {
    allow(times_.linger);
    co_await stream_->close_send();
    std::array<char, 4096> dropped;
    for (std::size_t total = 0; total < linger_octets;) {
        const auto came = co_await stream_->read_some(dropped);
        if (came.error) co_return;
        total += came.size;
    }
}

} // namespace kruispunt::net
