#pragma once

#include <boost/asio/any_io_executor.hpp>

#include <cstddef>
#include <memory>
#include <vector>

namespace kruispunt::net {

/// The process's I/O threads, one io_context each, and one more beside them for what may wait.
///
/// Why not one io_context with N threads and a strand for each connection: with a context for
/// each thread a connection stays on one core, its handlers need no lock and no strand, and no
/// thread wakes another; what is lost (a busy thread's work is not taken over by an idle one) is
/// made good by dealing connections to the thread with the fewest, and heavy work to a pool.
///
/// Every executor is serial: what runs on it never runs at the same time as anything else on it.
class io_threads {
public:
    /// At least one, not counting the one beside them; none runs before `start`.
    explicit io_threads(std::size_t count);

    /// Stops and joins.
    ~io_threads();
    io_threads(const io_threads&) = delete;
    io_threads& operator=(const io_threads&) = delete;

    std::size_t count() const;

    /// Of thread `index`, 0 to `count() - 1`.
    boost::asio::any_io_executor executor(std::size_t index) const;

    /// Of the thread beside them, named `aside`. Of a busy machine it gets less than each of them,
    /// where the system lets it ask for less, so that they hardly notice what goes on there.
    boost::asio::any_io_executor aside() const;

    void start();

    /// Ends all threads soon, finished or not; safe from any of them. `join` or the destructor
    /// waits for it.
    void stop();

    /// Waits until `stop` was called and all threads ended. Not from one of them.
    void join();

private:
    struct one;

    std::vector<std::unique_ptr<one>> threads_; ///< the last is the one beside the others
};

} // namespace kruispunt::net
