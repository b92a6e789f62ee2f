#include "conformance/population/bsn_sequence.hpp"

#include "conformance/population/random_stream.hpp"

namespace kruispunt::conformance::population {

namespace {

constexpr std::uint32_t tails_of_9999 = 10'000;
constexpr std::uint32_t tails_of_9 = 10'000'000;
constexpr std::uint64_t order_of_9999 = 0x39393939;
constexpr std::uint64_t order_of_9 = 0x39;

/// The ninth digit that makes eight pass the 11-test, where there is one.
std::optional<std::uint32_t> with_check_digit(std::uint32_t eight) {
    std::uint32_t sum = 0;
    std::uint32_t left = eight;
    for (std::uint32_t weight = 2; weight <= 9; ++weight, left /= 10)
        sum += weight * (left % 10);
    if (sum % 11 == 10) return std::nullopt;
    return eight * 10 + sum % 11;
}

} // namespace

shuffle::shuffle(std::uint32_t size, std::uint64_t key) : size_(size), key_(key) {
    while ((std::uint64_t{1} << (2 * half_bits_)) < size)
        ++half_bits_;
}

std::uint32_t shuffle::once(std::uint32_t value) const {
    const std::uint32_t mask = (1U << half_bits_) - 1;
    std::uint32_t left = value >> half_bits_;
    std::uint32_t right = value & mask;
    for (std::uint64_t round = 1; round <= 6; ++round) {
        const std::uint64_t mixed = scramble(key_ + (round << 32) + right);
        const std::uint32_t fresh = left ^ (static_cast<std::uint32_t>(mixed >> 32) & mask);
        left = right;
        right = fresh;
    }
    return (left << half_bits_) | right;
}

std::uint32_t shuffle::at(std::uint32_t index) const {
    std::uint32_t value = once(index);
    while (value >= size_)
        value = once(value);
    return value;
}

bsn_sequence::bsn_sequence(std::uint64_t seed)
    : first_(tails_of_9999, scramble(seed ^ order_of_9999)),
      others_(tails_of_9, scramble(seed ^ order_of_9)) {}

std::optional<std::uint32_t> bsn_sequence::next_9999() {
    while (first_used_ < tails_of_9999) {
        const std::uint32_t eight = 9999 * tails_of_9999 + first_.at(first_used_++);
        if (const auto number = with_check_digit(eight)) return number;
    }
    return std::nullopt;
}

std::uint32_t bsn_sequence::next_other() {
    while (true) {
        const std::uint32_t eight = 9 * tails_of_9 + others_.at(others_used_++ % tails_of_9);
        if (eight / tails_of_9999 == 9999) continue;
        if (const auto number = with_check_digit(eight)) return *number;
    }
}

std::uint32_t bsn_sequence::next() {
    if (const auto number = next_9999()) return *number;
    return next_other();
}

} // namespace kruispunt::conformance::population
