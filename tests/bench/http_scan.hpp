#pragma once

#include <cstddef>
#include <string_view>

namespace kruispunt::bench {

/// One HTTP/1.1 message at the start of a buffer, as views into it.
struct http_message {
    enum class state {
        incomplete, ///< More bytes are needed.
        complete,
        unreadable ///< No HTTP, a body without Content-Length, or one over `largest_body`.
    };

    state is = state::incomplete;
    std::string_view first_line;
    std::string_view body;
    std::size_t size = 0; ///< Bytes of the whole message.
};

inline constexpr std::size_t largest_head = 16 * 1024;
inline constexpr std::size_t largest_body = 8 * 1024 * 1024;

/// Scans the first message of `received`: the head's end and Content-Length, nothing more.
[[nodiscard]] http_message scan_message(std::string_view received) noexcept;

/// The status of a response's first line; 0 where it has none.
[[nodiscard]] int status_of(std::string_view first_line) noexcept;

/// Method and target of a request's first line; empty where it is none.
struct request_line {
    std::string_view method;
    std::string_view target;
};

[[nodiscard]] request_line request_line_of(std::string_view first_line) noexcept;

} // namespace kruispunt::bench
