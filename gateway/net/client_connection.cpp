#include "gateway/net/client_connection.hpp"

#include "gateway/net/stream_error.hpp"

#include <boost/asio/error.hpp>

#include <algorithm>

namespace kruispunt::net {

using boost::system::error_code;
using ports::call_fault;
using ports::call_outcome;

namespace {

// A foreign certificate's serialNumber is shown only where it can be no person's (COM-02).
std::string shown(const std::string& oin) {
    constexpr std::size_t digits = 20;
    const bool plain = oin.size() == digits && std::all_of(oin.begin(), oin.end(), [](char c) {
                           return c >= '0' && c <= '9';
                       });
    return plain ? "OIN '" + oin + "'" : "no OIN";
}

} // namespace

client_connection::client_connection(
    std::unique_ptr<byte_stream> stream,
    const boost::asio::any_io_executor& executor,
    const message_limits& limits
)
    : stream_(std::move(stream)), reader_(limits), watchdog_(executor) {
    watchdog_.guard(*stream_);
}

call_outcome client_connection::failed(const error_code& error, const char* stage) const {
    auto fault = call_fault::broken;
    if (watchdog_.expired()) {
        fault = call_fault::timed_out;
    } else if (error == stream_errc::wrong_host) {
        fault = call_fault::identity;
    } else if (error == stream_errc::tls_failed) {
        fault = call_fault::tls;
    }
    auto detail =
        std::string(stage) + ": " + (watchdog_.expired() ? "deadline passed" : error.message());
    if (const auto library = stream_->detail(); !library.empty()) detail.append(": " + library);
    return {.fault = fault, .detail = std::move(detail), .response = {}};
}

ports::task<call_outcome> client_connection::open(std::string expected_oin, ports::deadline until) {
    watchdog_.expect_by(until);
    const auto error = co_await stream_->handshake();
    watchdog_.rest();
    if (error) {
        auto outcome = failed(error, "handshake");
        if (outcome.fault == call_fault::broken) outcome.fault = call_fault::tls;
        co_return outcome;
    }
    const auto peer = stream_->peer();
    if (expected_oin.empty() || peer.oin != expected_oin) {
        stream_->abort();
        co_return call_outcome{
            .fault = call_fault::identity,
            .detail = "server's certificate bears " + shown(peer.oin) + ", expected '" +
                      expected_oin + "'",
            .response = {},
        };
    }
    co_return call_outcome{};
}

ports::task<call_outcome>
client_connection::exchange(std::string_view request, bool to_head, ports::deadline until) {
    reusable_ = false;
    reader_.expect(to_head);
    watchdog_.expect_by(until);
    if (const auto error = co_await stream_->write(request)) co_return failed(error, "sending");
    auto step = response_reader::step::need_more;
    while (step == response_reader::step::need_more) {
        const auto came = co_await stream_->read_some(reader_.room());
        if (came.error == boost::asio::error::eof) {
            step = reader_.end_of_stream();
        } else if (came.error) {
            co_return failed(came.error, "waiting for the answer");
        } else {
            reader_.commit(came.size);
            step = reader_.advance();
        }
    }
    watchdog_.rest();
    if (step == response_reader::step::broken) {
        co_return call_outcome{
            .fault = call_fault::broken, .detail = reader_.fault(), .response = {}};
    }
    reusable_ = reader_.reusable() && !watchdog_.expired(); // both may come in one turn
    co_return call_outcome{.fault = call_fault::none, .detail = {}, .response = reader_.take()};
}

} // namespace kruispunt::net
