#pragma once

#include "gateway/exchange/wakeable.hpp"
#include "gateway/ports/http.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::app {

/// How often what the process stands on is asked whether it answers, and how long it may not.
struct pulse_settings {
    std::chrono::milliseconds pause{1'000};
    std::chrono::milliseconds patience{10'000};
};

/// Whether what the process stands on still answers: each is asked on its own executor, over and
/// over, and who was not heard of for too long is missing. What hangs is found like what fails,
/// since nobody waits for it. Filled before it runs; `missing` from any thread.
class pulse {
public:
    /// True where it answers as it should.
    using question = std::function<ports::task<bool>()>;

    explicit pulse(pulse_settings settings = {}) : settings_(settings) {}

    /// `word` is what is shown where it is missing; `executor` is serial.
    void add(std::string word, boost::asio::any_io_executor executor, question asks);

    std::size_t size() const { return beats_.size(); }

    const boost::asio::any_io_executor& executor(std::size_t index) const;

    /// Asks one of them until stopped; on its executor.
    ports::task<void> run(std::size_t index);

    void stop();

    /// The words of all that were not heard of for too long, each once.
    std::vector<std::string> missing() const;

private:
    struct beat {
        std::string word;
        boost::asio::any_io_executor executor;
        question asks;
        exchange::wakeable waiting;
        std::atomic<std::chrono::steady_clock::time_point> heard;
    };

    pulse_settings settings_;
    std::vector<std::unique_ptr<beat>> beats_;
};

} // namespace kruispunt::app
