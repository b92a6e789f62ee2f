#include "gateway/net/listener.hpp"

#include "gateway/net/plain_stream.hpp"
#include "gateway/net/session_registry.hpp"
#include "gateway/net/tls_stream.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <atomic>
#include <mutex>
#include <stdexcept>

namespace kruispunt::net {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

/// After a failed accept (no descriptors left) the next try waits a little.
constexpr auto accept_pause = std::chrono::milliseconds(100);
/// After cancelling, what is left gets this long to end.
constexpr auto cancel_limit = std::chrono::seconds(1);

tcp::endpoint endpoint_of(const listener_options& options) {
    boost::system::error_code error;
    const auto address = asio::ip::make_address(options.address, error);
    if (error) {
        throw std::runtime_error(
            "listener " + options.name + ": not an IP address: " + options.address
        );
    }
    if (!options.tls && !address.is_loopback()) {
        throw std::runtime_error(
            "listener " + options.name + ": without TLS only a loopback address is served"
        );
    }
    return {address, options.port};
}

/// What the credentials hold, and the context made of it.
struct held_context {
    tls_state state;
    // shared because connections outlive the context that made them when trust is reloaded
    std::shared_ptr<const tls_context> context;
};

held_context context_of(const listener_options& options) {
    if (!options.tls) return {};
    auto state = options.tls->credentials->now();
    auto context = tls_context::for_server(state, options.tls->client, options.tls->floor);
    return {std::move(state), std::move(context)};
}

/// Every report bears the listener's name.
error_callback named_report(const listener_options& options) {
    return [name = options.name, told = options.on_error](auto work, auto reason) {
        if (told) told(name + " " + std::string(work), reason);
    };
}

} // namespace

struct listener::core {
    core(io_threads& io, listener_options chosen, ports::http_handler& answering)
        : threads(io), options(std::move(chosen)), handler(answering),
          acceptor(executor_of(0), endpoint_of(options)), held(context_of(options)),
          sessions(options.aside ? 1 : io.count()), report(named_report(options)), tasks(report) {}

    /// Of those that its connections are dealt to.
    asio::any_io_executor executor_of(std::size_t thread) const {
        return options.aside ? threads.aside() : threads.executor(thread);
    }

    std::shared_ptr<const tls_context> current_context() const {
        const std::lock_guard lock(context_mutex);
        return held.context;
    }

    tls_state current_state() const {
        const std::lock_guard lock(context_mutex);
        return held.state;
    }

    void note(const ports::peer& peer) const {
        if (options.tls) options.tls->credentials->seen().note(peer, now());
    }

    static domain::instant now() {
        return std::chrono::floor<domain::instant::duration>(std::chrono::system_clock::now());
    }

    io_threads& threads;
    listener_options options;
    ports::http_handler& handler;
    tcp::acceptor acceptor; ///< on its first thread's executor
    mutable std::mutex context_mutex;
    held_context held; ///< the context is shared with sessions made from it
    session_registry sessions;
    error_callback report;
    task_group tasks;
    std::atomic<bool> closing = false;
};

namespace {

using shared_core = std::shared_ptr<listener::core>;

using shared_context = std::shared_ptr<const tls_context>;

/// What a connection's work owns; one object, so that it goes in the right order (g++ 12 destroys
/// a coroutine's parameters from the first to the last).
struct connection {
    shared_core core;
    shared_context context;                  ///< its handshake's
    std::shared_ptr<server_session> session; ///< shared with what is told to all sessions
    std::unique_ptr<session_registry::membership> member;
};

/// What was told to all sessions while this one was not yet registered, or had not yet seen its
/// peer's certificate, it learns here.
ports::task<void> serve(connection one) {
    const bool opened = co_await one.session->open();
    if (!opened) {
        if (one.core->options.on_stranger) one.core->options.on_stranger();
        co_return;
    }
    one.core->note(one.session->peer());
    const auto newest = one.core->current_context();
    if (newest != one.context) one.session->recheck(*newest);
    if (one.core->closing) one.session->finish();
    co_await one.session->serve();
}

std::unique_ptr<byte_stream> stream_over(const shared_context& context, tcp::socket socket) {
    if (!context) return std::make_unique<plain_stream>(std::move(socket));
    return std::make_unique<tls_stream>(std::move(socket), context->accepting());
}

/// Makes a session of an accepted socket, which lives on thread `thread`.
void admit(const shared_core& core, tcp::socket socket, std::size_t thread) {
    if (core->sessions.size() >= core->options.connections) return;
    const auto executor = core->executor_of(thread);
    const auto context = core->current_context();
    connection one{.core = core, .context = context, .session = nullptr, .member = nullptr};
    one.session = std::make_shared<server_session>(
        stream_over(context, std::move(socket)),
        executor,
        core->options.limits,
        core->options.times,
        core->handler
    );
    one.member = core->sessions.enter(one.session, executor, thread);
    spawn(executor, core->tasks, serve(std::move(one)), "session");
}

ports::task<void> accept_connections(shared_core core) {
    while (!core->closing) {
        const auto thread = core->sessions.least_loaded();
        auto [error, socket] = co_await core->acceptor.async_accept(
            core->executor_of(thread), asio::as_tuple(asio::use_awaitable)
        );
        if (core->closing) co_return;
        if (error) {
            core->report("accept", error.message());
            co_await pause(accept_pause);
            continue;
        }
        try {
            admit(core, std::move(socket), thread);
        } catch (const std::exception& failure) {
            core->report("accept", failure.what());
        }
    }
}

/// Whether the credentials changed; where they did, new connections use them.
bool refresh(const shared_core& core) {
    const std::lock_guard lock(core->context_mutex);
    if (core->options.tls->credentials->now() == core->held.state) return false;
    core->held = context_of(core->options);
    return true;
}

void recheck(const shared_core& core) {
    const auto context = core->current_context();
    core->sessions.each([context](server_session& session) { session.recheck(*context); });
}

void stop_accepting(const shared_core& core) {
    core->closing = true;
    asio::post(core->acceptor.get_executor(), [core] {
        boost::system::error_code ignored;
        core->acceptor.close(ignored);
    });
}

/// Lists may be large: a chain is judged anew where something of the trust store ended; else only
/// the peers' own certificates can have.
void end_what_expired(const shared_core& core, domain::instant since, domain::instant now) {
    if (core->current_state().trust->ended_between(since, now)) return recheck(core);
    const auto second = std::chrono::floor<std::chrono::seconds>(now);
    core->sessions.each([second](server_session& session) { session.end_if_expired(second); });
}

ports::task<void> watch_trust(shared_core core) {
    const auto& tls = *core->options.tls;
    auto judged = core->now();
    while (!core->closing) {
        co_await pause(tls.trust_check);
        const auto now = core->now();
        try {
            if (refresh(core)) {
                recheck(core);
            } else if (now - judged >= tls.trust_again) {
                end_what_expired(core, judged, now);
                judged = now;
            }
        } catch (const std::exception& failure) {
            core->report("trust", failure.what());
        }
    }
}

} // namespace

listener::listener(io_threads& threads, listener_options options, ports::http_handler& handler)
    : core_(std::make_shared<core>(threads, std::move(options), handler)) {}

listener::~listener() {
    stop_accepting(core_);
}

std::uint16_t listener::port() const {
    return core_->acceptor.local_endpoint().port();
}

void listener::start() {
    const auto executor = core_->executor_of(0);
    spawn(executor, core_->tasks, accept_connections(core_), "accept");
    if (core_->options.tls) spawn(executor, core_->tasks, watch_trust(core_), "trust");
}

std::size_t listener::connections() const {
    return core_->sessions.size();
}

ports::task<void> listener::drain(std::chrono::milliseconds limit) {
    const auto kept = core_;
    const auto until = std::chrono::steady_clock::now() + limit;
    stop_accepting(kept);
    kept->sessions.each([](server_session& session) { session.finish(); });
    while (kept->sessions.size() > 0 && std::chrono::steady_clock::now() < until) {
        co_await pause(std::chrono::milliseconds(5));
    }
    kept->sessions.each([](server_session& session) { session.abort(); });
    kept->tasks.cancel();
    const bool ended =
        co_await kept->tasks.drained(std::chrono::steady_clock::now() + cancel_limit);
    if (!ended) {
        kept->report("drain", "work did not end after cancellation");
    }
}

} // namespace kruispunt::net
