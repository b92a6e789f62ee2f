#include "conformance/suite/running/adapter_process.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace kruispunt::conformance::suite::running {
namespace {

constexpr std::chrono::milliseconds time_to_end{500};

/// Both ends of a pipe, closed where they are not taken.
struct pipe_ends {
    pipe_ends() {
        if (pipe2(ends.data(), O_CLOEXEC) != 0)
            throw std::runtime_error("no pipe to the adapter: " + std::string(strerror(errno)));
    }

    ~pipe_ends() {
        for (const int end : ends)
            if (end >= 0) close(end);
    }

    pipe_ends(const pipe_ends&) = delete;
    pipe_ends& operator=(const pipe_ends&) = delete;

    int take(std::size_t which) {
        const int end = ends[which];
        ends[which] = -1;
        return end;
    }

    std::array<int, 2> ends{-1, -1};
};

/// In the child: nothing but calls that are safe after a fork.
[[noreturn]] void
become(char* const* words, const char* folder, int input, int output, int failure) {
    dup2(input, STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    // Its own group: what it starts ends with it.
    setpgid(0, 0);
    std::signal(SIGPIPE, SIG_DFL);
    if (chdir(folder) == 0) execvp(words[0], words);
    const int why = errno;
    [[maybe_unused]] const auto told = write(failure, &why, sizeof why);
    _exit(127);
}

int milliseconds_to(wire::deadline until) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        until - std::chrono::steady_clock::now()
    );
    return left.count() < 0 ? 0 : static_cast<int>(left.count()) + 1;
}

/// Whether something can be done with the descriptor before the deadline.
bool wait_for(int descriptor, short what, wire::deadline until) {
    for (;;) {
        pollfd watched{descriptor, what, 0};
        const int ready = poll(&watched, 1, milliseconds_to(until));
        if (ready > 0) return true;
        if (ready == 0 || errno != EINTR) return false;
    }
}

void make_non_blocking(int descriptor) {
    fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK);
}

} // namespace

adapter_process::adapter_process(
    const std::vector<std::string>& command, const std::string& folder
) {
    pipe_ends input;
    pipe_ends output;
    pipe_ends failure;
    std::vector<std::string> words = command;
    std::vector<char*> arguments;
    for (auto& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    process_ = fork();
    if (process_ == 0)
        become(arguments.data(), folder.c_str(), input.ends[0], output.ends[1], failure.ends[1]);
    close(failure.take(1));
    int why = 0;
    const bool is_failed = process_ < 0 || read(failure.ends[0], &why, sizeof why) > 0;
    if (is_failed) {
        if (process_ > 0) waitpid(process_, nullptr, 0);
        throw std::runtime_error(
            "the adapter `" + command.front() + "` cannot be started: " +
            strerror(why == 0 ? errno : why) + "; see \"adapter\" in the SUT file"
        );
    }
    to_ = input.take(1);
    from_ = output.take(0);
    make_non_blocking(to_);
    make_non_blocking(from_);
}

adapter_process::~adapter_process() {
    // The end of its input asks it to go.
    close(to_);
    const auto until = std::chrono::steady_clock::now() + time_to_end;
    std::array<char, 4096> rest{};
    while (wait_for(from_, POLLIN, until) && read(from_, rest.data(), rest.size()) > 0)
        continue;
    close(from_);
    kill(-process_, SIGKILL);
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
}

bool adapter_process::say(std::string_view line, wire::deadline until) {
    std::string whole(line);
    whole += '\n';
    std::string_view left = whole;
    while (!left.empty()) {
        if (!wait_for(to_, POLLOUT, until)) return false;
        const auto went = write(to_, left.data(), left.size());
        if (went < 0 && errno != EAGAIN && errno != EINTR) return false;
        if (went > 0) left.remove_prefix(static_cast<std::size_t>(went));
    }
    return true;
}

std::variant<std::string, no_line> adapter_process::hear(wire::deadline until) {
    std::array<char, 16384> piece{};
    for (;;) {
        const auto end = come_.find('\n');
        if (end != std::string::npos) {
            auto line = come_.substr(0, end);
            come_.erase(0, end + 1);
            return line;
        }
        if (come_.size() > longest_adapter_line) {
            over_ = true;
            come_.clear();
            return no_line{"it wrote a line of more than 256 KiB", true};
        }
        if (over_) return no_line{"it has ended", true};
        if (!wait_for(from_, POLLIN, until)) return no_line{"no answer in time", false};
        const auto came = read(from_, piece.data(), piece.size());
        if (came > 0) come_.append(piece.data(), static_cast<std::size_t>(came));
        if (came == 0) over_ = true;
    }
}

} // namespace kruispunt::conformance::suite::running
