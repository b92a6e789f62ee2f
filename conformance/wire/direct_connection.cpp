#include "conformance/wire/direct_connection.hpp"

#include "conformance/wire/octets.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace kruispunt::conformance::wire {
namespace {

struct free_addresses {
    void operator()(addrinfo* list) const { freeaddrinfo(list); }
};

using addresses = std::unique_ptr<addrinfo, free_addresses>;

/// False once the deadline has passed.
bool wait_for(int socket, short what, deadline until) {
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            until - std::chrono::steady_clock::now()
        );
        if (left.count() <= 0) return false;
        pollfd watched{socket, what, 0};
        const int ready = poll(&watched, 1, static_cast<int>(left.count()) + 1);
        if (ready > 0) return true;
        if (ready < 0 && errno != EINTR) return false;
    }
}

std::string tls_reason() {
    const auto code = ERR_get_error();
    ERR_clear_error();
    const char* const reason = ERR_reason_error_string(code);
    if (code == 0 || reason == nullptr) return "the connection was closed";
    return reason;
}

} // namespace

struct direct_connection::socket_and_tls {
    socket_and_tls() = default;
    socket_and_tls(const socket_and_tls&) = delete;
    socket_and_tls& operator=(const socket_and_tls&) = delete;

    ~socket_and_tls() {
        SSL_free(tls);
        if (socket >= 0) close(socket);
    }

    int socket = -1;
    SSL* tls = nullptr;

    std::optional<failure> connect_to(const addrinfo& where, deadline until);
    std::optional<failure> greet(const base_url& to, const direct_tls& with, deadline until);
    /// Octets written, or nothing with `why` set.
    std::optional<failure> write(std::string_view octets, deadline until);
    /// Octets read into `into`; 0: the other side ended; negative: `why` says it.
    long read(std::array<char, 16384>& into, deadline until, failure& why);
};

std::optional<failure>
direct_connection::socket_and_tls::connect_to(const addrinfo& where, deadline until) {
    socket = ::socket(
        where.ai_family, where.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, where.ai_protocol
    );
    if (socket < 0) return failure{"connect", std::strerror(errno)};
    if (::connect(socket, where.ai_addr, where.ai_addrlen) != 0) {
        if (errno != EINPROGRESS) return failure{"connect", std::strerror(errno)};
        if (!wait_for(socket, POLLOUT, until)) return failure{"timeout", "connect"};
        int error = 0;
        socklen_t size = sizeof error;
        getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size);
        if (error != 0) return failure{"connect", std::strerror(error)};
    }
    const int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return std::nullopt;
}

std::optional<failure> direct_connection::socket_and_tls::greet(
    const base_url& to, const direct_tls& with, deadline until
) {
    ERR_clear_error();
    tls = SSL_new(with.native());
    if (tls == nullptr || SSL_set_fd(tls, socket) != 1) return failure{"handshake", tls_reason()};
    auto* const wanted = SSL_get0_param(tls);
    if (X509_VERIFY_PARAM_set1_ip_asc(wanted, to.host.c_str()) != 1) {
        SSL_set1_host(tls, to.host.c_str());
        std::string shown = to.host;
        SSL_ctrl(tls, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, shown.data());
    }
    ERR_clear_error();
    for (;;) {
        const int done = SSL_connect(tls);
        if (done == 1) return std::nullopt;
        const int why = SSL_get_error(tls, done);
        if (why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE)
            return failure{"handshake", tls_reason()};
        if (!wait_for(socket, why == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT, until))
            return failure{"timeout", "handshake"};
    }
}

std::optional<failure>
direct_connection::socket_and_tls::write(std::string_view octets, deadline until) {
    while (!octets.empty()) {
        short wanted = POLLOUT;
        std::size_t went = 0;
        if (tls != nullptr) {
            ERR_clear_error();
            const int done = SSL_write_ex(tls, octets.data(), octets.size(), &went);
            const int why = SSL_get_error(tls, done);
            if (done != 1 && why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE)
                return failure{"send", tls_reason()};
            if (why == SSL_ERROR_WANT_READ) wanted = POLLIN;
        } else {
            const auto sent = ::send(socket, octets.data(), octets.size(), MSG_NOSIGNAL);
            if (sent < 0 && errno != EAGAIN && errno != EINTR)
                return failure{"send", std::strerror(errno)};
            went = sent > 0 ? static_cast<std::size_t>(sent) : 0;
        }
        octets.remove_prefix(went);
        if (went == 0 && !wait_for(socket, wanted, until)) return failure{"timeout", "send"};
    }
    return std::nullopt;
}

long direct_connection::socket_and_tls::read(
    std::array<char, 16384>& into, deadline until, failure& why
) {
    for (;;) {
        if (tls != nullptr) {
            ERR_clear_error();
            std::size_t came = 0;
            const int done = SSL_read_ex(tls, into.data(), into.size(), &came);
            if (done == 1) return static_cast<long>(came);
            const int error = SSL_get_error(tls, done);
            if (error == SSL_ERROR_ZERO_RETURN) return 0;
            if (error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE) {
                why = {"receive", tls_reason()};
                return -1;
            }
        } else {
            const auto came = ::recv(socket, into.data(), into.size(), 0);
            if (came >= 0) return static_cast<long>(came);
            if (errno != EAGAIN && errno != EINTR) {
                why = {"receive", std::strerror(errno)};
                return -1;
            }
        }
        if (!wait_for(socket, POLLIN, until)) {
            why = {"timeout", "receive"};
            return -1;
        }
    }
}

direct_connection::direct_connection(std::unique_ptr<socket_and_tls> over)
    : over_(std::move(over)) {
    if (over_->tls != nullptr) peer_ = peer_of(over_->tls);
}

direct_connection::~direct_connection() {
    // A farewell without waiting for the other's.
    if (over_->tls != nullptr) SSL_shutdown(over_->tls);
    ERR_clear_error();
}

direct_connection::opened direct_connection::open(
    const base_url& to, const direct_tls* tls, const std::string& expected_oin, deadline until
) {
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    // RFC 6761, 6.3: asked of nobody; a container may have no file that says so
    const std::string host = to.host == "localhost" ? std::string("127.0.0.1") : to.host;
    const int resolved = getaddrinfo(host.c_str(), to.port.c_str(), &wanted, &found);
    if (resolved != 0) return failure{"resolve", gai_strerror(resolved)};
    const addresses all(found);
    auto over = std::make_unique<socket_and_tls>();
    if (auto why = over->connect_to(*all, until)) return *why;
    if (tls != nullptr)
        if (auto why = over->greet(to, *tls, until)) return *why;
    std::unique_ptr<direct_connection> made(new direct_connection(std::move(over)));
    if (tls != nullptr && !expected_oin.empty() && made->peer_.oin != expected_oin)
        return failure{"identity", "the server's certificate does not bear the expected OIN"};
    return made;
}

std::variant<response, failure>
direct_connection::exchange(std::string_view octets, bool without_body, deadline until) {
    kept_ = false;
    answered_ = false;
    const auto unsent = over_->write(octets, until);
    // A server that refuses a body half-way has answered all the same.
    answer_reader reader(without_body);
    std::array<char, 16384> piece{};
    auto state = answer_reader::state::needs_more;
    while (state == answer_reader::state::needs_more) {
        failure why;
        const long came = over_->read(piece, until, why);
        answered_ = reader.has_begun() || came > 0;
        if (came < 0 && !reader.has_begun()) return unsent ? *unsent : why;
        state =
            came > 0 ? reader.take({piece.data(), static_cast<std::size_t>(came)}) : reader.ended();
    }
    if (state == answer_reader::state::broken) {
        if (unsent && !answered_) return *unsent;
        return failure{"receive", reader.fault()};
    }
    kept_ = !unsent && reader.keeps_alive();
    return reader.release();
}

bool direct_connection::is_ready() const {
    if (!kept_) return false;
    pollfd watched{over_->socket, POLLIN, 0};
    return poll(&watched, 1, 0) == 0;
}

} // namespace kruispunt::conformance::wire
