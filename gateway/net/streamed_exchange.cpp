#include "gateway/net/streamed_exchange.hpp"

#include "gateway/net/message_writer.hpp"

#include <boost/asio/this_coro.hpp>

#include <utility>

namespace kruispunt::net {

namespace asio = boost::asio;

namespace {

constexpr std::string_view continue_line = "HTTP/1.1 100 Continue\r\n\r\n";

} // namespace

streamed_exchange::streamed_exchange(const parts& on, const boost::asio::any_io_executor& executor)
    : on_(on), writing_(executor) {
    writing_.guard(on_.stream);
}

ports::task<ports::body_piece> streamed_exchange::next() {
    using kind = ports::body_piece::kind;
    ports::body_piece piece;
    for (;;) {
        if (refused_ || lost_ || on_.finishing) co_return ports::body_piece();
        if (body_ended_) {
            piece.what = kind::end;
            co_return piece;
        }
        const auto step = on_.reader.take_piece(piece.octets);
        body_ended_ = step == request_reader::step::complete;
        refused_ = step == request_reader::step::refused;
        if (!piece.octets.empty()) {
            piece.what = kind::octets;
            co_return piece;
        }
        if (body_ended_ || refused_) continue;
        if (step == request_reader::step::continue_wanted) {
            co_await send(continue_line);
        } else {
            co_await fill();
        }
    }
}

/// Waits for octets of the body.
ports::task<void> streamed_exchange::fill() {
    on_.reading.expect_by(std::chrono::steady_clock::now() + on_.piece);
    const auto came = co_await on_.stream.read_some(on_.reader.room());
    on_.reading.rest();
    if (came.error) {
        lost_ = true;
    } else {
        on_.reader.commit(came.size);
    }
}

ports::task<bool> streamed_exchange::begin(ports::http_response head) {
    begun_ = true;
    output_.clear();
    append_chunked_head(output_, head, !on_.reader.keep_alive() || on_.finishing);
    co_return co_await send(output_);
}

ports::task<bool> streamed_exchange::write(std::string octets) {
    output_.clear();
    append_chunk(output_, octets);
    if (output_.empty()) co_return true;
    co_return co_await send(output_);
}

ports::task<bool> streamed_exchange::finish() {
    finished_ = co_await send(last_chunk);
    co_return finished_;
}

ports::task<void> streamed_exchange::gone() {
    while (!lost_) {
        if (!body_ended_) drop_body();
        const auto room = on_.reader.room();
        if (refused_ || room.empty()) break;
        const auto came = co_await on_.stream.read_some(room);
        if (!came.error) on_.reader.commit(came.size);
        const auto wanted = co_await asio::this_coro::cancellation_state;
        if (wanted.cancelled() != asio::cancellation_type::none) co_return;
        if (came.error) break;
    }
    lost_ = true;
    on_.stream.abort();
}

/// As far as it is here.
void streamed_exchange::drop_body() {
    std::string dropped;
    const auto step = on_.reader.take_piece(dropped);
    body_ended_ = step == request_reader::step::complete;
    refused_ = step == request_reader::step::refused;
}

/// A failure ends the reading direction too: nobody is there to be answered.
ports::task<bool> streamed_exchange::send(std::string_view octets) {
    if (lost_) co_return false;
    writing_.expect_by(std::chrono::steady_clock::now() + on_.piece);
    const auto error = co_await on_.stream.write(octets);
    writing_.rest();
    if (!error) co_return true;
    lost_ = true;
    on_.stream.abort();
    co_return false;
}

} // namespace kruispunt::net
