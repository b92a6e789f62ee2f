#include "tests/bench/server_loop.hpp"

#include "tests/bench/endpoint.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace kruispunt::bench {
namespace {

constexpr connection_id the_alarm = 0;
constexpr int batch = 64;

int checked(int descriptor, const char* what) {
    if (descriptor < 0) throw std::system_error(errno, std::generic_category(), what);
    return descriptor;
}

void control(int poll, int operation, int descriptor, connection_id id, unsigned events) {
    epoll_event event{};
    event.events = events;
    event.data.u64 = id;
    checked(::epoll_ctl(poll, operation, descriptor, &event), "epoll_ctl");
}

} // namespace

server_loop::server_loop(ssl_ctx_st& context, request_handler& handler)
    : context_(context), handler_(handler),
      poll_(checked(::epoll_create1(EPOLL_CLOEXEC), "epoll_create1")),
      alarm_(checked(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC), "eventfd")) {
    control(poll_, EPOLL_CTL_ADD, alarm_, the_alarm, EPOLLIN);
}

server_loop::~server_loop() {
    ::close(alarm_);
    ::close(poll_);
}

void server_loop::wake() noexcept {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(alarm_, &one, sizeof one);
}

void server_loop::stop() noexcept {
    stopped_ = true;
    wake();
}

void server_loop::adopt(int socket) {
    {
        const std::lock_guard lock(adopting_);
        adopted_.push_back(socket);
    }
    wake();
}

void server_loop::run() {
    std::signal(SIGPIPE, SIG_IGN); // whoever asked may be gone when the answer is written
    std::array<epoll_event, batch> events{};
    while (!stopped_) {
        const auto count = ::epoll_wait(poll_, events.data(), batch, -1);
        if (count < 0 && errno == EINTR) continue;
        checked(count, "epoll_wait");
        bool alarmed = false;
        for (int i = 0; i < count; ++i) {
            const auto& event = events[static_cast<std::size_t>(i)];
            if (event.data.u64 == the_alarm)
                alarmed = true;
            else
                serve(event.data.u64, event.events);
        }
        handler_.batch_done();
        if (!alarmed) continue;
        std::uint64_t rung = 0;
        [[maybe_unused]] const auto got = ::read(alarm_, &rung, sizeof rung);
        take_adopted();
        handler_.woken();
    }
}

void server_loop::take_adopted() {
    std::vector<int> taken;
    {
        const std::lock_guard lock(adopting_);
        taken.swap(adopted_);
    }
    for (const int socket : taken) {
        make_non_blocking(socket);
        switch_off_delay(socket);
        auto fresh = std::make_unique<connection>(tls_stream::server(context_, socket));
        control(poll_, EPOLL_CTL_ADD, socket, next_, EPOLLIN);
        connections_.emplace(next_++, std::move(fresh));
    }
}

void server_loop::serve(connection_id id, unsigned events) {
    const auto found = connections_.find(id);
    if (found != connections_.end() && !advance(id, *found->second, events)) drop(id);
}

/// False: the connection is over.
bool server_loop::advance(connection_id id, connection& peer, unsigned events) {
    if (!peer.ready && !advance_handshake(id, peer)) return false;
    if (!peer.ready) return true;
    if ((events & EPOLLOUT) != 0 && !flush(id, peer)) return false;
    if ((events & (EPOLLIN | EPOLLHUP | EPOLLERR)) == 0) return true;
    const auto outcome = peer.stream.read_into(peer.received);
    if (outcome == tls_stream::progress::wants_read) return true;
    return outcome == tls_stream::progress::done && hand_over(id, peer);
}

bool server_loop::advance_handshake(connection_id id, connection& peer) {
    const auto outcome = peer.stream.handshake();
    peer.ready = outcome == tls_stream::progress::done;
    if (outcome == tls_stream::progress::wants_write) watch(id, peer, true);
    return outcome != tls_stream::progress::failed && outcome != tls_stream::progress::closed;
}

bool server_loop::hand_over(connection_id id, connection& peer) {
    if (peer.waiting) return peer.received.size() <= largest_head + largest_body;
    const auto request = scan_message(peer.received);
    if (request.is == http_message::state::unreadable) return false;
    if (request.is == http_message::state::incomplete) return true;
    peer.waiting = true;
    handler_.handle(id, request);
    peer.received.erase(0, request.size);
    return true;
}

void server_loop::reply(connection_id to, std::string_view bytes) {
    const auto found = connections_.find(to);
    if (found == connections_.end()) return;
    auto& peer = *found->second;
    peer.waiting = false;
    if (peer.pending.empty()) {
        const auto outcome = peer.stream.write_from(bytes);
        if (outcome == tls_stream::progress::done) return;
        if (outcome == tls_stream::progress::failed || outcome == tls_stream::progress::closed) {
            ::shutdown(peer.stream.socket(), SHUT_RDWR); // the next event drops it
            return;
        }
    }
    peer.pending.append(bytes);
    watch(to, peer, true);
}

bool server_loop::flush(connection_id id, connection& peer) {
    std::string_view rest = peer.pending;
    const auto outcome = peer.stream.write_from(rest);
    peer.pending.erase(0, peer.pending.size() - rest.size());
    if (outcome == tls_stream::progress::failed || outcome == tls_stream::progress::closed)
        return false;
    if (peer.pending.empty()) watch(id, peer, false);
    return true;
}

void server_loop::watch(connection_id id, connection& peer, bool writing) {
    if (peer.watches_writing == writing) return;
    peer.watches_writing = writing;
    control(
        poll_,
        EPOLL_CTL_MOD,
        peer.stream.socket(),
        id,
        writing ? unsigned{EPOLLIN} | EPOLLOUT : unsigned{EPOLLIN}
    );
}

void server_loop::drop(connection_id id) {
    connections_.erase(id);
}

void accept_for(int listener, const std::vector<server_loop*>& loops) {
    for (std::size_t turn = 0;;) {
        const int socket = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0 && errno == EINVAL) return;
        if (socket < 0 && (errno == EINTR || errno == ECONNABORTED)) continue;
        loops[turn++ % loops.size()]->adopt(checked(socket, "accept4"));
    }
}

} // namespace kruispunt::bench
