#pragma once

#include <array>
#include <bit>
#include <chrono>
#include <cstdint>

namespace kruispunt::bench {

/// Latencies in buckets of at most 0.8 % width, whatever their number: memory is fixed.
class latency_histogram {
public:
    void record(std::chrono::nanoseconds latency) noexcept {
        const auto value = static_cast<std::uint64_t>(latency.count() < 0 ? 0 : latency.count());
        ++buckets_[bucket_of(value)];
        ++count_;
        if (value > largest_) largest_ = value;
    }

    [[nodiscard]] std::uint64_t count() const noexcept { return count_; }

    [[nodiscard]] double largest_ms() const noexcept { return as_ms(largest_); }

    /// The latency under which `share` (0 to 1) of all lie, in milliseconds; 0 where none was
    /// recorded.
    [[nodiscard]] double percentile_ms(double share) const noexcept {
        const auto wanted = static_cast<std::uint64_t>(share * static_cast<double>(count_));
        std::uint64_t seen = 0;
        for (std::size_t bucket = 0; bucket < buckets_.size(); ++bucket) {
            seen += buckets_[bucket];
            if (seen > wanted) return as_ms(middle_of(bucket));
        }
        return largest_ms();
    }

private:
    static constexpr unsigned fine_bits = 7;
    static constexpr std::uint64_t fine = 1U << fine_bits;

    static double as_ms(std::uint64_t nanoseconds) noexcept {
        return static_cast<double>(nanoseconds) / 1e6;
    }

    static std::size_t bucket_of(std::uint64_t value) noexcept {
        if (value < fine) return value;
        const auto shift = static_cast<unsigned>(std::bit_width(value)) - 1 - fine_bits;
        return (shift + 1) * fine + ((value >> shift) - fine);
    }

    static std::uint64_t middle_of(std::size_t bucket) noexcept {
        if (bucket < fine) return bucket;
        const auto shift = bucket / fine - 1;
        return ((bucket % fine + fine) << shift) + ((std::uint64_t{1} << shift) >> 1);
    }

    std::array<std::uint64_t, (64 - fine_bits + 1) * fine> buckets_{};
    std::uint64_t count_ = 0;
    std::uint64_t largest_ = 0;
};

} // namespace kruispunt::bench
