#pragma once

#include <cstdint>

namespace kruispunt::conformance::population {

/// Scrambles 64 bits into 64 others, one to one (the finaliser of SplitMix64).
constexpr std::uint64_t scramble(std::uint64_t value) {
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

/// Random numbers that are the same on every machine and compiler: SplitMix64 and integer
/// arithmetic only. Draws take effect in the order of the calls, so never put two of them in the
/// arguments of one call: their order would be the compiler's. Not for secrets. Not thread-safe.
class random_stream {
public:
    /// `seed` is the user's; `stream` makes as many independent streams of it as are wanted.
    random_stream(std::uint64_t seed, std::uint64_t stream)
        : state_(scramble(seed + golden) ^ scramble(scramble(stream + 1))) {}

    std::uint64_t next() { return scramble(state_ += golden); }

    /// 0 ≤ result < `bound`, evenly; `bound` > 0. Redraws what would favour small numbers
    /// (less than one draw in 2^32 / bound).
    std::uint32_t below(std::uint32_t bound) {
        const std::uint32_t unfair = (0U - bound) % bound;
        std::uint64_t product = 0;
        do {
            product = (next() >> 32) * bound;
        } while (static_cast<std::uint32_t>(product) < unfair);
        return static_cast<std::uint32_t>(product >> 32);
    }

    /// `low` ≤ result ≤ `high`, evenly.
    int between(int low, int high) {
        return low + static_cast<int>(below(static_cast<std::uint32_t>(high - low) + 1));
    }

    /// `low` ≤ result ≤ `high`, most often in the middle.
    int around_middle(int low, int high) {
        const int middle = (high - low) / 2;
        const int first = between(0, middle);
        return low + first + between(0, high - low - middle);
    }

    /// True in `per_thousand` of a thousand draws.
    bool chance(std::uint32_t per_thousand) { return below(1000) < per_thousand; }

private:
    static constexpr std::uint64_t golden = 0x9e3779b97f4a7c15ULL;
    std::uint64_t state_;
};

} // namespace kruispunt::conformance::population
