#pragma once

#include <chrono>
#include <cstddef>
#include <termios.h>

namespace kruispunt::app {

/// Whether standard output is a terminal that a person looks at.
bool on_terminal();

/// Whether to use colours there: not where NO_COLOR is set or the terminal has none.
bool with_colours();

/// Its height in lines; 24 where that is not known.
std::size_t terminal_lines();

/// Hears single keys while it lives, without echo; the terminal is as before when it ends. Where
/// standard input is none it hears nothing and only waits.
class key_listener {
public:
    key_listener();
    ~key_listener();
    key_listener(const key_listener&) = delete;
    key_listener& operator=(const key_listener&) = delete;

    /// Waits so long; true as soon as somebody presses q, or Ctrl-C (which ends no program here).
    bool quits_within(std::chrono::milliseconds time) const;

private:
    termios before_{};
    bool listens_ = false;
};

} // namespace kruispunt::app
