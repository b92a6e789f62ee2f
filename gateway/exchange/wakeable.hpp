#pragma once

#include "gateway/ports/http.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>

namespace kruispunt::exchange {

/// A wait that can be cut short from any thread. Waiting happens on the serial executor given; a
/// wake between two waits is not lost.
class wakeable {
public:
    explicit wakeable(boost::asio::any_io_executor executor);

    /// Any thread.
    void wake();

    /// Any thread; the wait under way ends and every later one ends at once.
    void stop();

    bool stopped() const { return stopped_; }

    /// Waits until `time` has passed, or a wake since the last wait.
    ports::task<void> wait(std::chrono::milliseconds time);

private:
    boost::asio::any_io_executor executor_;
    boost::asio::steady_timer timer_;
    bool woken_ = false;
    bool stopped_ = false;
};

} // namespace kruispunt::exchange
