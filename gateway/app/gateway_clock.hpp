#pragma once

#include "gateway/ports/clock.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>

namespace kruispunt::app {

/// How far a sandbox's clock was moved, from the file beside its store; zero where there is none.
/// Throws std::runtime_error where the file cannot be understood.
std::chrono::milliseconds read_clock_offset(const std::filesystem::path& file);

/// Replaces that file, as a whole or not at all.
void write_clock_offset(const std::filesystem::path& file, std::chrono::milliseconds offset);

/// The machine's clock, in a sandbox moved by what the offset file says; the file may change while
/// the clock is used and is noticed at once. Any thread.
class gateway_clock final : public ports::clock {
public:
    /// Throws std::runtime_error where the file is there outside a sandbox, or is damaged.
    gateway_clock(std::filesystem::path offset_file, bool sandbox);

    domain::instant now() const override;
    domain::instant machine_time() const override;

private:
    void look_at_file() const;

    std::filesystem::path offset_file_;
    bool sandbox_;
    mutable std::atomic<std::int64_t> offset_ms_{0};
    mutable std::atomic<std::uint64_t> seen_{0}; ///< which file the offset was read from
};

} // namespace kruispunt::app
