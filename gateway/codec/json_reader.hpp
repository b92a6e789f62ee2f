#pragma once

#include "gateway/codec/document.hpp"
#include "gateway/domain/error.hpp"

#include <cstdint>
#include <limits>
#include <string_view>

namespace kruispunt::codec {

/// Objects and arrays lie at most so deep in each other (COM-28).
inline constexpr int max_json_depth = 32;

/// An object has at most so many members; no message of the contract comes near.
inline constexpr int max_json_members = 128;

/// What every reader of JSON holds exactly (RFC 8259 §6): integers up to 2^53.
inline constexpr std::int64_t exact_everywhere = std::int64_t{1} << 53U;

/// For members that are known to be 64-bit integers.
inline constexpr std::int64_t sixty_four_bits = std::numeric_limits<std::int64_t>::max();

/// Reads one JSON text (RFC 8259), UTF-8 without byte order mark, members in their order. Refused
/// with `message_unreadable`: what is not well-formed (bytes after the end, NUL and lone surrogates
/// too), a member named twice in an object, an integer beyond ± `largest`, a depth over
/// `max_json_depth`. The detail says where and why, never what. Any thread.
domain::result<document> read_json(std::string_view bytes, std::int64_t largest = exact_everywhere);

} // namespace kruispunt::codec
