#pragma once

#include <boost/asio/any_io_executor.hpp>

#include <cstddef>
#include <memory>
#include <vector>

namespace kruispunt::net {

/// The process's I/O threads, one io_context each.
///
/// Why not one io_context with N threads and a strand for each connection: with a context for
/// each thread a connection stays on one core, its handlers need no lock and no strand, and no
/// thread wakes another; what is lost (a busy thread's work is not taken over by an idle one) is
/// made good by dealing connections to the thread with the fewest, and heavy work to a pool.
///
/// Every executor is serial: what runs on it never runs at the same time as anything else on it.
class io_threads {
public:
    /// At least one; none runs before `start`.
    explicit io_threads(std::size_t count);

    /// Stops and joins.
    ~io_threads();
    io_threads(const io_threads&) = delete;
    io_threads& operator=(const io_threads&) = delete;

    std::size_t count() const;

    /// Of thread `index`, 0 to `count() - 1`.
    boost::asio::any_io_executor executor(std::size_t index) const;

    void start();

    /// Ends all threads soon, finished or not; safe from any of them. `join` or the destructor
    /// waits for it.
    void stop();

    /// Waits until `stop` was called and all threads ended. Not from one of them.
    void join();

private:
    struct one;

    std::vector<std::unique_ptr<one>> threads_;
};

} // namespace kruispunt::net
