#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kruispunt::exchange {

/// Cuts octets that come in pieces of any size into lines. Keeps no more than one line of the
/// longest kind. One coroutine.
class bulk_lines {
public:
    enum class found {
        nothing, ///< give the next piece
        line,    ///< one, without its line end
        too_long ///< one longer than `longest`; the rest of it is skipped
    };

    /// A line may have `longest` octets, its line end not counted.
    explicit bulk_lines(std::size_t longest) : longest_(longest) {}

    /// The next octets; they must stay until `next` has found nothing.
    void give(std::string_view piece) { piece_ = piece; }

    /// The next line, as a view that holds until the next call. Lines without anything but white
    /// space are no lines. `too_long` comes once a line, as soon as it is known.
    found next(std::string_view& line);

    /// The last line, where the octets ended without a line end; once, after `next` found nothing.
    found last(std::string_view& line);

private:
    found keep_rest();
    bool take_kept(std::string_view rest, std::string_view& line);

    std::size_t longest_;
    std::string_view piece_;
    std::string kept_;      ///< the beginning of a line whose end has not come
    std::string whole_;     ///< the line that was given last, where it came in pieces
    bool skipping_ = false; ///< within a line that is too long
};

} // namespace kruispunt::exchange
