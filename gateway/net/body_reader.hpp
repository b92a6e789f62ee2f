#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace kruispunt::net {

/// How a message's body ends (RFC 9112 section 6.3).
enum class body_framing { none, sized, chunked, until_end };

/// Puts a body together from octets in pieces of any size, without any I/O. Stricter than RFC 9112
/// on chunks: no trailer fields (they would come after the header was judged), an extension of at
/// most 256 printable octets after its mark, and no more framing than the body's limit and 16 KiB.
/// Beast's own reader is not used for this: Boost 1.81's stops the process on an assertion when
/// a malformed trailer comes in pieces.
class body_reader {
public:
    enum class step { need_more, complete, malformed, too_large };

    /// Begins a body of at most `limit` octets; `size` counts where the framing is `sized`.
    void begin(body_framing framing, std::uint64_t size, std::uint64_t limit);

    /// Begins a body without a limit, whose owner takes what is here with `release` after each
    /// `take`.
    void begin_stream(body_framing framing, std::uint64_t size);

    /// Takes from the front of `octets`, never past the body's end; adds to `used` how many.
    step take(std::string_view octets, std::size_t& used);

    /// Whether the stream's end completes the body.
    bool ends_with_stream() const { return framing_ == body_framing::until_end; }

    /// The body, after `complete`; of a streamed one what came since the last call.
    std::string release() { return std::exchange(body_, {}); }

private:
    enum class expected { size, extension, size_lf, data, data_cr, data_lf, end_cr, end_lf };

    void reset(body_framing framing, std::uint64_t size, std::uint64_t limit);
    step take_sized(std::string_view octets, std::size_t& used);
    step take_until_end(std::string_view octets, std::size_t& used);
    step take_chunked(std::string_view octets, std::size_t& used);
    step take_framing(char octet);
    step take_size(char octet);
    step take_extension(char octet);
    step settle_size();
    step expect(char wanted, char octet, expected next);

    body_framing framing_ = body_framing::none;
    std::uint64_t limit_ = 0;
    std::uint64_t missing_ = 0; ///< octets to come, of the body or of the chunk
    expected expected_ = expected::size;
    int digits_ = 0;             ///< of the chunk's size
    int extension_ = 0;          ///< octets of the chunk's extension
    std::uint64_t overhead_ = 0; ///< octets of framing so far
    std::string body_;
};

} // namespace kruispunt::net
