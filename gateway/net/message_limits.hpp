#pragma once

#include <cstddef>
#include <cstdint>

namespace kruispunt::net {

/// What one HTTP message may measure (COM-28). A value at the limit passes, one more does not.
struct message_limits {
    std::size_t header = 16 * 1024;  ///< octets of start line and fields, the blank line included
    std::size_t fields = 64;         ///< header fields
    std::uint64_t body = 256 * 1024; ///< octets of the body, after chunks are put together
};

} // namespace kruispunt::net
