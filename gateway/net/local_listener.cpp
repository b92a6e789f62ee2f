#include "gateway/net/local_listener.hpp"

#include "gateway/net/local_path.hpp"
#include "gateway/net/plain_stream.hpp"
#include "gateway/net/session_registry.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <atomic>
#include <stdexcept>
#include <string>
#include <sys/socket.h>

namespace kruispunt::net {

namespace asio = boost::asio;
namespace fs = std::filesystem;
using local = asio::local::stream_protocol;

namespace {

/// After a failed accept (no descriptors left) the next try waits a little.
constexpr auto accept_pause = std::chrono::milliseconds(100);
/// After cancelling, what is left gets this long to end.
constexpr auto cancel_limit = std::chrono::seconds(1);

void make_way(const fs::path& file) {
    const auto there = fs::symlink_status(file);
    if (!fs::exists(there)) return;
    if (there.type() != fs::file_type::socket)
        throw std::runtime_error(
            file.string() + ": stands where the operators' socket must be, and is no socket"
        );
    fs::remove(file);
}

// Between binding and listening nobody can connect, so the mode holds from the first connection on.
void open(local::acceptor& acceptor, const local_options& options) {
    make_way(options.file);
    const local_path path(options.file);
    acceptor.open();
    acceptor.bind(path.endpoint());
    fs::permissions(options.file, options.mode);
    acceptor.listen();
}

ports::peer peer_of(local::socket& socket) {
    ucred who{};
    socklen_t size = sizeof who;
    if (::getsockopt(socket.native_handle(), SOL_SOCKET, SO_PEERCRED, &who, &size) != 0) return {};
    ports::peer peer;
    peer.common_name = "uid " + std::to_string(who.uid);
    return peer;
}

} // namespace

struct local_listener::core {
    core(io_threads& io, local_options chosen, ports::http_handler& answering)
        : threads(io), options(std::move(chosen)), handler(answering), acceptor(io.executor(0)),
          sessions(1), tasks(options.on_error) {
        open(acceptor, options);
    }

    io_threads& threads;
    local_options options;
    ports::http_handler& handler;
    local::acceptor acceptor; ///< on thread 0's executor, as its sessions
    session_registry sessions;
    task_group tasks;
    std::atomic<bool> closing = false;
};

namespace {

/// shared because connections outlive the listener
using shared_core = std::shared_ptr<local_listener::core>;

/// What a connection's work owns; one object, so that it goes in the right order (g++ 12 destroys
/// a coroutine's parameters from the first to the last).
struct connection {
    shared_core core;
    std::shared_ptr<server_session> session; ///< shared with what is told to all sessions
    std::unique_ptr<session_registry::membership> member;
};

ports::task<void> serve(connection one) {
    const bool opened = co_await one.session->open();
    if (!opened) co_return;
    if (one.core->closing) one.session->finish();
    co_await one.session->serve();
}

void admit(const shared_core& core, local::socket socket) {
    if (core->sessions.size() >= core->options.connections) return;
    const auto executor = core->threads.executor(0);
    ports::peer who = peer_of(socket);
    connection one{.core = core, .session = nullptr, .member = nullptr};
    one.session = std::make_shared<server_session>(
        std::make_unique<plain_stream>(std::move(socket), std::move(who)),
        executor,
        core->options.limits,
        core->options.times,
        core->handler
    );
    one.member = core->sessions.enter(one.session, executor, 0);
    spawn(executor, core->tasks, serve(std::move(one)), "operators' session");
}

ports::task<void> accept_connections(shared_core core) {
    while (!core->closing) {
        auto [error, socket] =
            co_await core->acceptor.async_accept(asio::as_tuple(asio::use_awaitable));
        if (core->closing) co_return;
        if (error)
            co_await pause(accept_pause);
        else
            admit(core, std::move(socket));
    }
}

void stop_accepting(const shared_core& core) {
    if (core->closing.exchange(true)) return;
    std::error_code ignored;
    fs::remove(core->options.file, ignored);
    asio::post(core->acceptor.get_executor(), [core] {
        boost::system::error_code closed;
        core->acceptor.close(closed);
    });
}

} // namespace

local_listener::local_listener(
    io_threads& threads, local_options options, ports::http_handler& handler
)
    : core_(std::make_shared<core>(threads, std::move(options), handler)) {}

local_listener::~local_listener() {
    stop_accepting(core_);
}

void local_listener::start() {
    const auto executor = core_->threads.executor(0);
    spawn(executor, core_->tasks, accept_connections(core_), "operators' accept");
}

ports::task<void> local_listener::drain(std::chrono::milliseconds limit) {
    const auto kept = core_;
    const auto until = std::chrono::steady_clock::now() + limit;
    stop_accepting(kept);
    kept->sessions.each([](server_session& session) { session.finish(); });
    while (kept->sessions.size() > 0 && std::chrono::steady_clock::now() < until)
        co_await pause(std::chrono::milliseconds(5));
    kept->sessions.each([](server_session& session) { session.abort(); });
    kept->tasks.cancel();
    co_await kept->tasks.drained(std::chrono::steady_clock::now() + cancel_limit);
}

} // namespace kruispunt::net
