#include "gateway/app/terminal.hpp"

#include <algorithm>
#include <cstdlib>
#include <poll.h>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>

namespace kruispunt::app {

namespace {

constexpr char interrupt = 3; // Ctrl-C, which raises no signal without ISIG
constexpr std::size_t usual_lines = 24;

} // namespace

bool on_terminal() {
    return ::isatty(STDOUT_FILENO) == 1;
}

bool with_colours() {
    const char* const unwanted = std::getenv("NO_COLOR");
    const char* const kind = std::getenv("TERM");
    const bool dumb = kind == nullptr || std::string_view(kind) == "dumb";
    const bool asked_without = unwanted != nullptr && *unwanted != '\0';
    return on_terminal() && !dumb && !asked_without;
}

std::size_t terminal_lines() {
    winsize size{};
    const bool known = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0;
    return known ? size.ws_row : usual_lines;
}

key_listener::key_listener() {
    if (::tcgetattr(STDIN_FILENO, &before_) != 0) return;
    termios raw = before_;
    raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | ISIG);
    listens_ = ::tcsetattr(STDIN_FILENO, TCSANOW, &raw) == 0;
}

key_listener::~key_listener() {
    if (listens_) ::tcsetattr(STDIN_FILENO, TCSANOW, &before_);
}

bool key_listener::quits_within(std::chrono::milliseconds time) const {
    using clock = std::chrono::steady_clock;
    const auto until = clock::now() + time;
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - clock::now());
        if (left.count() <= 0) return false;
        pollfd keys{listens_ ? STDIN_FILENO : -1, POLLIN, 0};
        if (::poll(&keys, 1, static_cast<int>(left.count())) <= 0) continue;
        char key = 0;
        if (::read(STDIN_FILENO, &key, 1) != 1) return true; // nobody is there any more
        if (key == 'q' || key == 'Q' || key == interrupt) return true;
    }
}

} // namespace kruispunt::app
