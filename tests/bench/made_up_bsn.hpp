#pragma once

#include <array>
#include <cstdint>

namespace kruispunt::bench {

/// How many distinct numbers `made_up_bsn` knows.
inline constexpr std::uint64_t made_up_bsn_count = 9'000'000;

/// The `index`-th made-up BSN: nine digits that begin with 9 and pass the 11-test (COM-10);
/// distinct for every index below `made_up_bsn_count`, repeating from there on.
[[nodiscard]] std::array<char, 9> made_up_bsn(std::uint64_t index) noexcept;

} // namespace kruispunt::bench
