#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kruispunt::bench {

/// Reads the answer to a bulk load as it comes: an HTTP head, then lines in chunks.
class bulk_answers {
public:
    /// `first_id` numbers the first line's message, as its answer must say.
    explicit bulk_answers(std::uint64_t first_id) : next_id_(first_id) {}

    /// Takes octets from the front of `received`; what is not whole yet stays.
    void take(std::string& received);

    /// The last line has come, or nothing sensible can come any more.
    bool ended() const { return !total_.empty() || !error_.empty(); }

    std::uint64_t taken() const { return taken_; }

    std::uint64_t refused() const { return refused_; }

    const std::string& total() const { return total_; }

    const std::string& error() const { return error_; }

private:
    bool take_head(std::string_view& rest);
    bool take_chunk(std::string_view& rest);
    void take_lines(std::string_view octets);
    void take_line(std::string_view line);

    std::uint64_t next_id_;
    bool head_seen_ = false;
    std::string line_; ///< begun and not ended
    std::uint64_t taken_ = 0;
    std::uint64_t refused_ = 0;
    std::string total_;
    std::string error_;
};

} // namespace kruispunt::bench
