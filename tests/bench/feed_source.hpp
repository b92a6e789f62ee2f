#pragma once

#include "tests/bench/message_template.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace kruispunt::bench {

/// A change feed (MN-01) of new signals that are made as they are asked for.
class feed_source {
public:
    feed_source(std::uint64_t first_id, std::uint64_t count);

    /// The page after `cursor`, at most `wanted` mutations (1 to 1000), as JSON.
    std::string page_after(std::uint64_t cursor, std::uint64_t wanted);

    /// The highest number of the feed: who asks for what follows it has taken everything.
    [[nodiscard]] std::uint64_t last() const noexcept;

private:
    std::uint64_t first_id_;
    std::uint64_t count_;
    message_template mutation_;
};

/// The number in `name=` of a target's query; `otherwise` where it is absent or no number.
[[nodiscard]] std::uint64_t
query_number(std::string_view target, std::string_view name, std::uint64_t otherwise) noexcept;

} // namespace kruispunt::bench
