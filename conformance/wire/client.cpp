#include "conformance/wire/client.hpp"

#include "conformance/wire/asio_inside.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include <deque>

namespace kruispunt::conformance::wire {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::size_t kept_connections = 64;
constexpr std::size_t largest_answer = 16U * 1024U * 1024U;

struct connection {
    connection(asio::io_context& on, asio::ssl::context& tls) : stream(on, tls) {}

    beast::ssl_stream<beast::tcp_stream> stream;
    beast::flat_buffer buffer;
    std::string peer;
};

using connection_ptr = kept_alive<connection>;
using connected = std::variant<connection_ptr, failure>;

http::request<http::string_body> to_beast(const base_url& base, const request& ours) {
    http::request<http::string_body> message;
    message.version(11);
    message.method_string(ours.method);
    message.target(base.path + ours.target);
    for (const auto& field : ours.headers)
        message.insert(field.name, field.value);
    if (message.find(http::field::host) == message.end())
        message.set(http::field::host, base.host + ":" + base.port);
    message.body() = ours.body;
    const bool framed = message.find(http::field::content_length) != message.end() ||
                        message.find(http::field::transfer_encoding) != message.end();
    if (!framed) message.prepare_payload();
    return message;
}

response to_ours(http::response<http::string_body>&& message) {
    response ours;
    ours.status = message.result_int();
    for (const auto& field : message)
        ours.headers.push_back({std::string(field.name_string()), std::string(field.value())});
    ours.body = std::move(message.body());
    return ours;
}

} // namespace

struct client::state {
    state(asio::io_context& on, shared_identity who, std::string oin, std::chrono::seconds wait)
        : context(on), identity(std::move(who)), expected_oin(std::move(oin)), patience(wait) {}

    asio::io_context& context;
    shared_identity identity;
    std::string expected_oin;
    std::chrono::seconds patience;
    /// Still connections, newest at the back.
    std::deque<connection_ptr> kept;

    connection_ptr take_kept(const std::string& peer) {
        while (!kept.empty()) {
            auto last = std::move(kept.back());
            kept.pop_back();
            if (last->peer == peer) return last;
        }
        return nullptr;
    }

    void keep(connection_ptr used) {
        if (kept.size() >= kept_connections) kept.pop_front();
        kept.push_back(std::move(used));
    }
};

namespace {

constexpr const char* timed_out = "timeout";

/// Looks at the host that the certificate names, and at who vouches for it, as far as the client
/// does (COM-04).
void look_at_server(
    beast::ssl_stream<beast::tcp_stream>& stream, const std::string& host, leniency how
) {
    if (how == leniency::any_host) return;
    const bool any_authority = how == leniency::any_authority;
    stream.set_verify_callback([names = asio::ssl::host_name_verification(host),
                                any_authority](bool holds, asio::ssl::verify_context& chain) {
        return names(holds || any_authority, chain);
    });
}

failure failed(const char* stage, const error_code& error) {
    if (error == beast::error::timeout) return failure{timed_out, stage};
    return failure{stage, error.message()};
}

template <class State>
asio::awaitable<connected> connect(kept_alive<State> self, base_url to) {
    error_code error;
    tcp::resolver resolver(self->context);
    // RFC 6761, 6.3: asked of nobody; a container may have no file that says so
    const std::string host = to.host == "localhost" ? "127.0.0.1" : to.host;
    const auto found = co_await resolver.async_resolve(
        host, to.port, asio::redirect_error(asio::use_awaitable, error)
    );
    if (error) co_return failed("resolve", error);
    auto fresh = std::make_shared<connection>(self->context, self->identity->inside().context);
    fresh->peer = to.host + ":" + to.port;
    auto& socket = fresh->stream.next_layer();
    socket.expires_after(self->patience);
    co_await socket.async_connect(found, asio::redirect_error(asio::use_awaitable, error));
    if (error) co_return failed("connect", error);
    socket.socket().set_option(tcp::no_delay(true), error);
    look_at_server(fresh->stream, to.host, self->identity->lenient());
    SSL_ctrl(
        fresh->stream.native_handle(),
        SSL_CTRL_SET_TLSEXT_HOSTNAME,
        TLSEXT_NAMETYPE_host_name,
        to.host.data()
    );
    co_await fresh->stream.async_handshake(
        asio::ssl::stream_base::client, asio::redirect_error(asio::use_awaitable, error)
    );
    if (error) co_return failed("handshake", error);
    if (!self->expected_oin.empty() &&
        peer_oin(fresh->stream.native_handle()) != self->expected_oin)
        co_return failure{"identity", "the server's certificate does not bear the expected OIN"};
    co_return fresh;
}

/// One request and its answer on a connection; the connection is kept where it may be.
template <class State>
asio::awaitable<outcome>
exchange(kept_alive<State> self, connection_ptr on, base_url to, request what, reuse wanted) {
    auto message = to_beast(to, what);
    if (wanted == reuse::fresh && message.find(http::field::connection) == message.end())
        message.keep_alive(false);
    auto& transport = on->stream.next_layer();
    error_code error;
    transport.expires_after(self->patience);
    co_await http::async_write(
        on->stream, message, asio::redirect_error(asio::use_awaitable, error)
    );
    // A server that refuses a body half-way has answered all the same.
    const error_code sending = error;
    http::response_parser<http::string_body> parser;
    parser.body_limit(largest_answer);
    if (message.method() == http::verb::head) parser.skip(true);
    transport.expires_after(self->patience);
    co_await http::async_read(
        on->stream, on->buffer, parser, asio::redirect_error(asio::use_awaitable, error)
    );
    if (error) co_return sending ? failed("send", sending) : failed("receive", error);
    if (wanted == reuse::kept && parser.keep_alive() && !sending)
        self->keep(on);
    else
        transport.close();
    co_return to_ours(parser.release());
}

template <class State>
asio::awaitable<outcome>
send_on_any(kept_alive<State> self, base_url to, request what, reuse wanted) {
    if (wanted == reuse::kept) {
        auto used = self->take_kept(to.host + ":" + to.port);
        if (used) {
            auto came = co_await exchange(self, used, to, what, wanted);
            const auto* const why = std::get_if<failure>(&came);
            if (why == nullptr || why->stage == timed_out) co_return came;
        }
    }
    auto fresh = co_await connect(self, to);
    if (auto* const why = std::get_if<failure>(&fresh)) co_return *why;
    auto came =
        co_await exchange(self, std::get<connection_ptr>(fresh), to, std::move(what), wanted);
    co_return came;
}

template <class State>
asio::awaitable<void>
send_and_tell(kept_alive<State> self, base_url to, request what, reuse wanted, completion done) {
    auto came = co_await send_on_any(self, std::move(to), std::move(what), wanted);
    done(std::move(came));
}

} // namespace

client::client(
    loop& on, shared_identity identity, std::string expected_oin, std::chrono::seconds patience
)
    : state_(std::make_shared<state>(
          on.inside().context, std::move(identity), std::move(expected_oin), patience
      )) {}

client::~client() = default;

void client::send(const base_url& base, request what, reuse connection, completion done) {
    asio::co_spawn(
        state_->context,
        send_and_tell(state_, base, std::move(what), connection, std::move(done)),
        rethrow_escaped{}
    );
}

} // namespace kruispunt::conformance::wire
