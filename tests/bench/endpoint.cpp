#include "tests/bench/endpoint.hpp"

#include "tests/bench/whole_number.hpp"

#include <cerrno>
#include <fcntl.h>
#include <memory>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/time.h>
#include <system_error>
#include <unistd.h>

namespace kruispunt::bench {
namespace {

constexpr int backlog = 1024;
constexpr timeval patience{30, 0};

struct addresses_free {
    void operator()(addrinfo* list) const noexcept { ::freeaddrinfo(list); }
};

using addresses = std::unique_ptr<addrinfo, addresses_free>;

[[noreturn]] void fail_on(const endpoint& where, const char* doing) {
    const auto error = errno;
    throw std::system_error(
        error,
        std::generic_category(),
        std::string(doing) + " " + where.host + ":" + std::to_string(where.port)
    );
}

addresses resolve(const endpoint& where) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    const auto port = std::to_string(where.port);
    if (::getaddrinfo(where.host.c_str(), port.c_str(), &hints, &found) != 0)
        throw std::invalid_argument("no such host: " + where.host);
    return addresses(found);
}

int open_socket(const endpoint& where, const addrinfo& address) {
    const int socket = ::socket(address.ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket < 0) fail_on(where, "opening a socket to");
    return socket;
}

} // namespace

endpoint parse_endpoint(const std::string& text) {
    constexpr std::string_view scheme = "https://";
    std::string_view rest = text;
    if (rest.starts_with(scheme)) rest.remove_prefix(scheme.size());
    rest = rest.substr(0, rest.find('/'));
    const auto colon = rest.rfind(':');
    endpoint where;
    if (colon == std::string_view::npos || colon == 0)
        throw std::invalid_argument("expected HOST:PORT, got " + text);
    where.host = rest.substr(0, colon);
    const auto port = whole_number<std::uint16_t>(rest.substr(colon + 1));
    if (!port) throw std::invalid_argument("expected HOST:PORT, got " + text);
    where.port = *port;
    return where;
}

int connect_to(const endpoint& where) {
    const auto found = resolve(where);
    const int socket = open_socket(where, *found);
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    if (::connect(socket, found->ai_addr, found->ai_addrlen) != 0) {
        const auto error = errno;
        ::close(socket);
        errno = error;
        fail_on(where, "connecting to");
    }
    switch_off_delay(socket);
    return socket;
}

int listen_on(const endpoint& where) {
    const auto found = resolve(where);
    const int socket = open_socket(where, *found);
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (::bind(socket, found->ai_addr, found->ai_addrlen) != 0 || ::listen(socket, backlog) != 0) {
        const auto error = errno;
        ::close(socket);
        errno = error;
        fail_on(where, "listening on");
    }
    return socket;
}

std::uint16_t port_of(int socket) {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
    if (address.ss_family == AF_INET6)
        return ntohs(reinterpret_cast<const sockaddr_in6&>(address).sin6_port);
    return ntohs(reinterpret_cast<const sockaddr_in&>(address).sin_port);
}

void make_non_blocking(int socket) {
    ::fcntl(socket, F_SETFL, ::fcntl(socket, F_GETFL) | O_NONBLOCK);
}

void switch_off_delay(int socket) {
    const int yes = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

} // namespace kruispunt::bench
