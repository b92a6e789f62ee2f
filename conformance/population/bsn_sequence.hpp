#pragma once

#include <array>
#include <cstdint>
#include <optional>

namespace kruispunt::conformance::population {

/// How many nine-digit numbers with this beginning pass the 11-test (COM-10).
constexpr std::uint32_t valid_numbers(std::uint32_t beginning, unsigned beginning_digits) {
    std::array<std::uint32_t, 11> by_remainder{};
    unsigned sum = 0;
    for (unsigned place = beginning_digits; place > 0; --place, beginning /= 10)
        sum += (10 - place) * (beginning % 10);
    by_remainder[sum % 11] = 1;
    for (unsigned place = beginning_digits + 1; place <= 8; ++place) {
        std::array<std::uint32_t, 11> next{};
        for (unsigned rest = 0; rest < 11; ++rest)
            for (unsigned digit = 0; digit < 10; ++digit)
                next[(rest + (10 - place) * digit) % 11] += by_remainder[rest];
        by_remainder = next;
    }
    std::uint32_t all = 0;
    for (unsigned check_digit = 0; check_digit < 10; ++check_digit)
        all += by_remainder[check_digit];
    return all;
}

/// A shuffle of 0 … size-1 that needs no memory: a keyed Feistel network, walked until it is back
/// in range.
class shuffle {
public:
    /// 1 ≤ `size` ≤ 2^30.
    shuffle(std::uint32_t size, std::uint64_t key);

    /// The number at `index` < size; another for every index.
    std::uint32_t at(std::uint32_t index) const;

private:
    std::uint32_t once(std::uint32_t value) const;

    std::uint32_t size_;
    unsigned half_bits_ = 1;
    std::uint64_t key_;
};

/// Made-up BSNs, each once, in a seeded order, all passing the 11-test: first those that begin with
/// 9999 (set apart for testing), then the others that begin with 9 (never given out).
class bsn_sequence {
public:
    static constexpr std::uint32_t count_9999 = valid_numbers(9999, 4);
    static constexpr std::uint32_t count = valid_numbers(9, 1);

    explicit bsn_sequence(std::uint64_t seed);

    /// The next number, nine digits; at most `count` calls.
    std::uint32_t next();

private:
    std::optional<std::uint32_t> next_9999();
    std::uint32_t next_other();

    shuffle first_;
    shuffle others_;
    std::uint32_t first_used_ = 0;
    std::uint32_t others_used_ = 0;
};

} // namespace kruispunt::conformance::population
