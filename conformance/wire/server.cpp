#include "conformance/wire/server.hpp"

#include "conformance/wire/asio_inside.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include <set>
#include <stdexcept>

namespace kruispunt::conformance::wire {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using plain_stream = beast::tcp_stream;
using tls_stream = beast::ssl_stream<beast::tcp_stream>;

constexpr std::chrono::seconds farewell{2};
constexpr std::chrono::milliseconds accept_pause{50};

/// A connection as the server sees it: something it can drop.
class connection {
public:
    connection() = default;
    virtual ~connection() = default;
    connection(const connection&) = delete;
    connection& operator=(const connection&) = delete;
    virtual void drop() = 0;
};

plain_stream& transport(plain_stream& stream) {
    return stream;
}

plain_stream& transport(tls_stream& stream) {
    return stream.next_layer();
}

template <class Stream>
class live_connection final : public connection {
public:
    template <class... Arguments>
    explicit live_connection(Arguments&&... arguments)
        : stream(std::forward<Arguments>(arguments)...) {}

    void drop() override {
        dropped = true;
        transport(stream).close();
    }

    Stream stream;
    beast::flat_buffer buffer;
    /// What TLS had of a request already is read to its end all the same: nobody may be asked.
    bool dropped = false;
};

asio::awaitable<bool> greet(plain_stream& /*stream*/) {
    co_return true;
}

asio::awaitable<bool> greet(tls_stream& stream) {
    error_code error;
    co_await stream.async_handshake(
        asio::ssl::stream_base::server, asio::redirect_error(asio::use_awaitable, error)
    );
    co_return !error;
}

asio::awaitable<void> part(plain_stream& stream) {
    error_code ignored;
    stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
    co_return;
}

asio::awaitable<void> part(tls_stream& stream) {
    error_code ignored;
    stream.next_layer().expires_after(farewell);
    co_await stream.async_shutdown(asio::redirect_error(asio::use_awaitable, ignored));
}

std::string caller_of(const plain_stream& /*stream*/) {
    return {};
}

std::string caller_of(tls_stream& stream) {
    return peer_oin(stream.native_handle());
}

unsigned status_of_unreadable(const error_code& error) {
    if (error == http::error::body_limit) return 413;
    if (error == http::error::header_limit || error == http::error::buffer_overflow) return 431;
    return 400;
}

/// Errors of the connection itself, after which there is nobody to answer.
bool is_gone(const error_code& error) {
    return error &&
           (error.category() != http::make_error_code(http::error::bad_method).category() ||
            error == http::error::end_of_stream || error == http::error::partial_message);
}

request to_ours(http::request<http::string_body>&& message) {
    request ours;
    ours.method = std::string(message.method_string());
    ours.target = std::string(message.target());
    for (const auto& field : message)
        ours.headers.push_back({std::string(field.name_string()), std::string(field.value())});
    ours.body = std::move(message.body());
    return ours;
}

http::response<http::string_body> to_beast(response&& ours, bool keep) {
    http::response<http::string_body> message;
    message.version(11);
    message.result(ours.status);
    for (const auto& field : ours.headers)
        message.insert(field.name, field.value);
    message.body() = std::move(ours.body);
    message.keep_alive(keep);
    message.prepare_payload();
    return message;
}

} // namespace

struct server::state : std::enable_shared_from_this<server::state> {
    state(
        asio::io_context& on,
        const socket_name& where,
        const tls_identity* who,
        server_limits within,
        handler handle_with
    )
        : context(on), at(where), identity(who), limits(within), handle(std::move(handle_with)) {}

    asio::io_context& context;
    socket_name at;
    const tls_identity* identity;
    server_limits limits;
    handler handle;
    kept_alive<tcp::acceptor> acceptor;
    std::set<kept_alive<connection>> connections;

    void open();
    void close();
};

namespace {

template <class State>
asio::awaitable<std::optional<response>> ask(kept_alive<State> self, request what) {
    auto initiate = [](auto completion, kept_alive<State> on, request asked) {
        auto shared = std::make_shared<decltype(completion)>(std::move(completion));
        on->handle(std::move(asked), [shared, on](std::optional<response> answer) {
            asio::post(on->context, [shared, answer = std::move(answer)]() mutable {
                (*shared)(std::move(answer));
            });
        });
    };
    return asio::async_initiate<const asio::use_awaitable_t<>, void(std::optional<response>)>(
        initiate, asio::use_awaitable, std::move(self), std::move(what)
    );
}

/// Reads one request; nothing where the connection is gone.
template <class State, class Stream>
asio::awaitable<std::optional<std::pair<request, bool>>>
read_one(kept_alive<State> self, kept_alive<live_connection<Stream>> from) {
    http::request_parser<http::string_body> parser;
    parser.body_limit(self->limits.body);
    parser.header_limit(static_cast<std::uint32_t>(self->limits.header));
    transport(from->stream).expires_after(self->limits.idle);
    error_code error;
    co_await http::async_read(
        from->stream, from->buffer, parser, asio::redirect_error(asio::use_awaitable, error)
    );
    if (is_gone(error)) co_return std::nullopt;
    bool keep = false;
    request ours;
    if (error) {
        ours.unreadable = status_of_unreadable(error);
    } else {
        keep = parser.keep_alive();
        ours = to_ours(parser.release());
        if (ours.headers.size() > self->limits.fields) ours.unreadable = 431;
    }
    ours.peer_oin = caller_of(from->stream);
    co_return std::pair(std::move(ours), keep);
}

/// Serves one request; false when the connection ends with it.
template <class State, class Stream>
asio::awaitable<bool> serve_one(kept_alive<State> self, kept_alive<live_connection<Stream>> from) {
    auto got = co_await read_one(self, from);
    if (!got || from->dropped) co_return false;
    const bool keep = got->second && got->first.unreadable == 0;
    // The handler may take its time (a long poll): only the wire has deadlines.
    transport(from->stream).expires_never();
    auto answer = co_await ask(self, std::move(got->first));
    if (!answer) {
        from->drop();
        co_return false;
    }
    auto message = to_beast(std::move(*answer), keep);
    transport(from->stream).expires_after(self->limits.idle);
    error_code error;
    co_await http::async_write(
        from->stream, message, asio::redirect_error(asio::use_awaitable, error)
    );
    if (!error && !keep) co_await part(from->stream);
    co_return !error && keep;
}

template <class State, class Stream>
asio::awaitable<void>
serve_connection(kept_alive<State> self, kept_alive<live_connection<Stream>> from) {
    transport(from->stream).expires_after(self->limits.idle);
    bool more = co_await greet(from->stream);
    while (more)
        more = co_await serve_one(self, from);
    from->drop();
    self->connections.erase(from);
}

template <class Stream, class State, class... Arguments>
void start(const kept_alive<State>& self, Arguments&&... arguments) {
    auto from = std::make_shared<live_connection<Stream>>(std::forward<Arguments>(arguments)...);
    self->connections.insert(from);
    asio::co_spawn(self->context, serve_connection(self, from), rethrow_escaped{});
}

template <class State>
void welcome(const kept_alive<State>& self, tcp::socket socket) {
    error_code ignored;
    if (self->connections.size() >= self->limits.connections) {
        socket.close(ignored);
        return;
    }
    socket.set_option(tcp::no_delay(true), ignored);
    if (self->identity == nullptr)
        start<plain_stream>(self, std::move(socket));
    else
        start<tls_stream>(self, std::move(socket), self->identity->inside().context);
}

template <class State>
asio::awaitable<void> accept_all(kept_alive<State> self, kept_alive<tcp::acceptor> acceptor) {
    while (acceptor->is_open()) {
        error_code error;
        tcp::socket socket(self->context);
        co_await acceptor->async_accept(socket, asio::redirect_error(asio::use_awaitable, error));
        if (!acceptor->is_open()) co_return;
        if (!error) {
            welcome(self, std::move(socket));
            continue;
        }
        // Out of descriptors, most likely: they come back.
        asio::steady_timer pause(self->context, accept_pause);
        co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
    }
}

} // namespace

void server::state::open() {
    if (acceptor) return;
    error_code error;
    const auto address = asio::ip::make_address(at.host, error);
    if (error) throw std::runtime_error("not an IP address to listen on: " + at.host);
    auto fresh = std::make_shared<tcp::acceptor>(context);
    const tcp::endpoint where(address, at.port);
    fresh->open(where.protocol(), error);
    if (!error) fresh->set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) fresh->bind(where, error);
    if (!error) fresh->listen(asio::socket_base::max_listen_connections, error);
    if (error)
        throw std::runtime_error(
            "cannot listen on " + at.host + ":" + std::to_string(at.port) + ": " + error.message()
        );
    at.port = fresh->local_endpoint().port();
    acceptor = std::move(fresh);
    asio::co_spawn(context, accept_all(shared_from_this(), acceptor), rethrow_escaped{});
}

void server::state::close() {
    error_code ignored;
    if (acceptor) acceptor->close(ignored);
    acceptor.reset();
    for (const auto& each : connections)
        each->drop();
}

server::server(
    loop& on,
    const socket_name& at,
    const tls_identity* identity,
    server_limits limits,
    handler handle
)
    : state_(std::make_shared<state>(on.inside().context, at, identity, limits, std::move(handle))
      ) {
    state_->open();
}

server::~server() {
    state_->close();
}

std::uint16_t server::port() const {
    return state_->at.port;
}

void server::close() {
    state_->close();
}

void server::open() {
    state_->open();
}

void server::show(const tls_identity* identity) {
    state_->identity = identity;
    for (const auto& each : state_->connections)
        each->drop();
}

} // namespace kruispunt::conformance::wire
