#include "conformance/suite/selftest/reference_process.hpp"

#include <arpa/inet.h>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace kruispunt::conformance::suite::selftest {
namespace {

constexpr std::chrono::seconds time_to_begin{20};
constexpr std::chrono::milliseconds time_to_end{2000};
constexpr std::chrono::milliseconds look_again{5};

/// In the child: nothing but calls that are safe after a fork.
[[noreturn]] void become(char* const* words, const char* log) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const int said = open(log, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    dup2(said, STDOUT_FILENO);
    dup2(said, STDERR_FILENO);
    execv("/proc/self/exe", words);
    _exit(127);
}

/// A socket that is bound to a port of the machine's choice, closed at its end.
class bound_socket {
public:
    bound_socket() : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in where{};
        where.sin_family = AF_INET;
        where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        auto* const address = reinterpret_cast<sockaddr*>(&where);
        socklen_t length = sizeof where;
        if (bind(socket_, address, length) != 0 || getsockname(socket_, address, &length) != 0)
            throw std::runtime_error("no free port on 127.0.0.1");
        port_ = ntohs(where.sin_port);
    }

    ~bound_socket() { close(socket_); }

    bound_socket(const bound_socket&) = delete;
    bound_socket& operator=(const bound_socket&) = delete;

    std::uint16_t port() const { return port_; }

private:
    int socket_;
    std::uint16_t port_ = 0;
};

} // namespace

reference_process::reference_process(
    const std::vector<std::string>& words,
    const std::filesystem::path& ready,
    const std::filesystem::path& log
) {
    std::vector<std::string> all{"kruispunt-conformance"};
    all.insert(all.end(), words.begin(), words.end());
    std::vector<char*> arguments;
    for (auto& each : all)
        arguments.push_back(each.data());
    arguments.push_back(nullptr);
    std::error_code ignored;
    std::filesystem::remove(ready, ignored);
    process_ = fork();
    if (process_ == 0) become(arguments.data(), log.c_str());
    if (process_ < 0) throw std::runtime_error("no process for the reference");
    const auto until = std::chrono::steady_clock::now() + time_to_begin;
    while (!std::filesystem::exists(ready)) {
        if (!is_alive() || std::chrono::steady_clock::now() > until)
            throw std::runtime_error("the reference did not get ready; see " + log.string());
        // sleeps because another process writes the file.
        std::this_thread::sleep_for(look_again);
    }
}

reference_process::~reference_process() {
    if (process_ <= 0) return;
    if (!ended_) kill(process_, SIGTERM);
    const auto until = std::chrono::steady_clock::now() + time_to_end;
    while (is_alive() && std::chrono::steady_clock::now() < until) {
        // sleeps because a process that ends makes no other sign that can be waited for in time.
        std::this_thread::sleep_for(look_again);
    }
    if (ended_) return;
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
}

bool reference_process::is_alive() {
    if (ended_) return false;
    ended_ = waitpid(process_, nullptr, WNOHANG) != 0;
    return !ended_;
}

std::vector<std::uint16_t> free_ports(std::size_t count) {
    const std::vector<bound_socket> all(count);
    std::vector<std::uint16_t> ports;
    for (const auto& each : all)
        ports.push_back(each.port());
    return ports;
}

} // namespace kruispunt::conformance::suite::selftest
