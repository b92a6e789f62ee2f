#pragma once

#include "tests/bench/latency_histogram.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace kruispunt::bench {

/// What of a notice the book needs.
struct notice_line {
    std::string_view id;      ///< the same over all its attempts (COM-21)
    std::string_view signal;  ///< which signal it is about
    std::string_view made_at; ///< RFC 3339, milliseconds
};

/// Reads it from a CloudEvent in structured mode (MS-20); nothing where it is none.
[[nodiscard]] std::optional<notice_line> line_in_event(std::string_view body) noexcept;

/// The moment in an RFC 3339 text with milliseconds and offset; nothing where it is none.
[[nodiscard]] std::optional<std::chrono::system_clock::time_point> moment_in(std::string_view text
) noexcept;

/// The notices that came: how many, how old each was, and whether all about one signal came in the
/// order in which they were made. One thread.
class notice_book {
public:
    void take(const notice_line& notice, std::chrono::system_clock::time_point came);

    [[nodiscard]] std::uint64_t distinct() const { return seen_.size(); }

    [[nodiscard]] std::uint64_t repeated() const { return repeated_; }

    /// Notices about a signal that came behind one that was made later.
    [[nodiscard]] std::uint64_t out_of_order() const { return out_of_order_; }

    /// From the making of a notice to its coming.
    [[nodiscard]] const latency_histogram& age() const { return age_; }

private:
    std::unordered_set<std::string> seen_;
    std::unordered_map<std::string, std::chrono::system_clock::time_point> last_; ///< by signal
    std::uint64_t repeated_ = 0;
    std::uint64_t out_of_order_ = 0;
    latency_histogram age_;
};

} // namespace kruispunt::bench
