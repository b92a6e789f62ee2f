#include "tests/integration/net/raw_peer.hpp"

#include <openssl/ssl.h>

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <csignal>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include <utility>

namespace kruispunt::tests {

struct raw_peer::state {
    ~state() {
        SSL_free(session);
        SSL_CTX_free(context);
        if (socket >= 0) close(socket);
    }

    int socket = -1;
    SSL_CTX* context = nullptr;
    SSL* session = nullptr;
    bool secured = false;
    bool ended = false;
    std::string unread;
};

namespace {

int connect_to(std::uint16_t port) {
    const int made = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval limit{.tv_sec = 5, .tv_usec = 0};
    setsockopt(made, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    setsockopt(made, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    if (::connect(made, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) {
        ::close(made);
        throw std::runtime_error("raw peer: cannot connect");
    }
    return made;
}

SSL_CTX* context_of(const raw_tls& tls) {
    auto* context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_security_level(context, 0);
    if (tls.max_version != 0) {
        SSL_CTX_set_min_proto_version(context, TLS1_VERSION);
        SSL_CTX_set_max_proto_version(context, tls.max_version);
    }
    if (!tls.suites.empty()) SSL_CTX_set_cipher_list(context, tls.suites.c_str());
    if (tls.identity) {
        SSL_CTX_use_certificate_chain_file(context, tls.identity->certificate.c_str());
        SSL_CTX_use_PrivateKey_file(context, tls.identity->key.c_str(), SSL_FILETYPE_PEM);
    }
    return context;
}

} // namespace

raw_peer::raw_peer(std::uint16_t port, const std::optional<raw_tls>& tls)
    : state_(std::make_unique<state>()) {
    std::signal(SIGPIPE, SIG_IGN); // a refused peer's writes are part of the tests
    state_->socket = connect_to(port);
    if (!tls) return;
    state_->context = context_of(*tls);
    state_->session = SSL_new(state_->context);
    SSL_set_fd(state_->session, state_->socket);
    state_->secured = SSL_connect(state_->session) == 1;
}

raw_peer::~raw_peer() = default;

raw_peer::raw_peer(raw_peer&&) noexcept = default;

bool raw_peer::secured() const {
    return state_->secured;
}

std::string raw_peer::version() const {
    return SSL_get_version(state_->session);
}

bool raw_peer::may_resume() const {
    return SSL_SESSION_is_resumable(SSL_get_session(state_->session)) == 1;
}

bool raw_peer::send(std::string_view octets) {
    while (!octets.empty()) {
        const auto sent =
            state_->session != nullptr
                ? SSL_write(state_->session, octets.data(), static_cast<int>(octets.size()))
                : static_cast<int>(
                      ::send(state_->socket, octets.data(), octets.size(), MSG_NOSIGNAL)
                  );
        if (sent <= 0) return false;
        octets.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::string raw_peer::read_until(std::string_view text) {
    std::array<char, 16384> piece{};
    for (;;) {
        const auto at = state_->unread.find(text);
        if (!text.empty() && at != std::string::npos) {
            auto found = state_->unread.substr(0, at + text.size());
            state_->unread.erase(0, found.size());
            return found;
        }
        const auto came =
            state_->session != nullptr
                ? SSL_read(state_->session, piece.data(), static_cast<int>(piece.size()))
                : static_cast<int>(recv(state_->socket, piece.data(), piece.size(), 0));
        if (came <= 0) {
            state_->ended = came == 0 || errno != EAGAIN; // EAGAIN: five seconds passed
            return std::exchange(state_->unread, {});
        }
        state_->unread.append(piece.data(), static_cast<std::size_t>(came));
    }
}

std::string raw_peer::read_to_end() {
    errno = 0;
    return read_until({});
}

bool raw_peer::ended() const {
    return state_->ended;
}

bool raw_peer::update_keys() {
    return SSL_key_update(state_->session, SSL_KEY_UPDATE_REQUESTED) == 1 &&
           SSL_do_handshake(state_->session) == 1;
}

void raw_peer::half_close() {
    if (state_->session != nullptr) SSL_shutdown(state_->session);
    shutdown(state_->socket, SHUT_WR);
}

} // namespace kruispunt::tests
