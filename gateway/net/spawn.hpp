#pragma once

#include "gateway/ports/http.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace kruispunt::net {

/// Told of what nobody waits for: which work it was, and what went wrong (never a peer's data).
/// Called on any I/O thread.
using error_callback = std::function<void(std::string_view work, std::string_view reason)>;

/// Counts work in flight, so that a shutdown can wait for it and then cancel it. Safe from any
/// thread; work may outlive the group.
class task_group {
public:
    explicit task_group(error_callback on_error);
    ~task_group();
    task_group(const task_group&) = delete;
    task_group& operator=(const task_group&) = delete;

    std::size_t in_flight() const;

    /// Asks all that is in flight now to end (terminal cancellation, each on its own executor).
    void cancel();

    /// Waits until nothing is in flight, at the longest until `until`; whether that was reached.
    ports::task<bool> drained(ports::deadline until);

    struct state;

private:
    friend void
    spawn(const boost::asio::any_io_executor&, task_group&, ports::task<void>, std::string);

    std::shared_ptr<state> state_; ///< shared because work in flight reports its end
};

/// Starts `work` on `executor`; an exception that leaves it goes to the group's callback under
/// `name`, except the cancellation that the group asked for.
void spawn(
    const boost::asio::any_io_executor& executor,
    task_group& group,
    ports::task<void> work,
    std::string name
);

/// Waits on the caller's executor.
ports::task<void> pause(std::chrono::steady_clock::duration time);

} // namespace kruispunt::net
