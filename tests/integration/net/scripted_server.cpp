#include "tests/integration/net/scripted_server.hpp"

#include <openssl/ssl.h>

#include <array>
#include <atomic>
#include <csignal>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/time.h>
#include <thread>
#include <unistd.h>

namespace kruispunt::tests {

struct scripted_server::state {
    int socket = -1;
    std::uint16_t port = 0;
    SSL_CTX* context = nullptr;
    std::vector<script> scripts;
    std::atomic<int> accepted = 0;
    std::thread thread;

    void serve() {
        for (const auto& script : scripts) {
            const int caller = accept(socket, nullptr, nullptr);
            if (caller < 0) return;
            ++accepted;
            const timeval limit{.tv_sec = 5, .tv_usec = 0};
            setsockopt(caller, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
            if (context == nullptr) {
                ::send(caller, script.at(0).data(), script.at(0).size(), MSG_NOSIGNAL);
            } else {
                converse(caller, script);
            }
            shutdown(caller, SHUT_RDWR);
            close(caller);
        }
    }

    void converse(int caller, const script& script) const {
        SSL* session = SSL_new(context);
        SSL_set_fd(session, caller);
        std::array<char, 16384> request{};
        if (SSL_accept(session) == 1) {
            for (const auto& text : script) {
                if (SSL_read(session, request.data(), static_cast<int>(request.size())) <= 0) break;
                if (text.empty()) break;
                SSL_write(session, text.data(), static_cast<int>(text.size()));
            }
        }
        SSL_free(session);
    }
};

scripted_server::scripted_server(
    std::optional<net::tls_material> material, std::vector<script> scripts
)
    : state_(std::make_unique<state>()) {
    std::signal(SIGPIPE, SIG_IGN); // callers that go away are part of the tests
    state_->scripts = std::move(scripts);
    if (material) {
        state_->context = SSL_CTX_new(TLS_server_method());
        SSL_CTX_set_num_tickets(state_->context, 0);
        SSL_CTX_use_certificate_chain_file(state_->context, material->certificate.c_str());
        SSL_CTX_use_PrivateKey_file(state_->context, material->key.c_str(), SSL_FILETYPE_PEM);
    }
    state_->socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof here;
    auto* address = reinterpret_cast<sockaddr*>(&here);
    if (bind(state_->socket, address, size) != 0 || ::listen(state_->socket, 8) != 0 ||
        getsockname(state_->socket, address, &size) != 0) {
        throw std::runtime_error("scripted server: cannot listen");
    }
    state_->port = ntohs(here.sin_port);
    state_->thread = std::thread([kept = state_.get()] { kept->serve(); });
}

scripted_server::~scripted_server() {
    shutdown(state_->socket, SHUT_RDWR);
    state_->thread.join();
    close(state_->socket);
    SSL_CTX_free(state_->context);
}

std::string scripted_server::origin() const {
    return "https://127.0.0.1:" + std::to_string(state_->port);
}

int scripted_server::connections() const {
    return state_->accepted;
}

} // namespace kruispunt::tests
