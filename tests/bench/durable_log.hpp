#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace kruispunt::bench {

/// An append-only file with group commit: all that was appended during one fdatasync goes into the
/// next. Its own thread writes. A disk that fails ends the process: nothing may be answered then.
class durable_log {
public:
    /// `on_durable` is called on the writing thread after every group. Throws std::system_error
    /// where the file cannot be made.
    durable_log(const std::string& file, std::function<void()> on_durable);
    durable_log(const durable_log&) = delete;
    durable_log& operator=(const durable_log&) = delete;
    ~durable_log();

    /// Thread-safe. The bytes are durable once `durable()` has reached the returned position.
    std::uint64_t append(std::string_view bytes);

    /// Thread-safe. All before this position survives a loss of power.
    [[nodiscard]] std::uint64_t durable() const noexcept { return durable_.load(); }

    /// Groups written so far.
    [[nodiscard]] std::uint64_t groups() const noexcept { return groups_.load(); }

private:
    void write_groups();
    void write_whole(std::string_view bytes);
    void reserve(std::uint64_t size);

    int file_;
    std::function<void()> on_durable_;
    std::mutex access_;
    std::condition_variable filled_;
    std::string waiting_;
    std::uint64_t appended_ = 0;
    bool ending_ = false;
    std::uint64_t reserved_ = 0;
    std::atomic<std::uint64_t> durable_{0};
    std::atomic<std::uint64_t> groups_{0};
    std::thread writer_;
};

} // namespace kruispunt::bench
