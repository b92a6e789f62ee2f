#include "gateway/net/io_threads.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include <pthread.h>
#include <stdexcept>
#include <sys/resource.h>
#include <thread>

namespace kruispunt::net {

namespace asio = boost::asio;

namespace {

class context_of_one_thread : public asio::io_context {
public:
    context_of_one_thread() : asio::io_context(1) {} // its own posts take no lock

    /// Destroys what still waits.
    void forsake() { shutdown(); }
};

/// A third of what another thread gets where both want a core.
constexpr int less_urgent = 5;

// Linux has priorities of threads: zero is the calling one. Where it refuses, all are equal.
void step_aside() {
    const int now = ::getpriority(PRIO_PROCESS, 0);
    static_cast<void>(::setpriority(PRIO_PROCESS, 0, now + less_urgent));
    static_cast<void>(::pthread_setname_np(::pthread_self(), "aside"));
}

} // namespace

struct io_threads::one {
    context_of_one_thread context;
    asio::executor_work_guard<asio::io_context::executor_type> work{context.get_executor()};
    std::thread thread;
};

io_threads::io_threads(std::size_t count) {
    if (count == 0) throw std::invalid_argument("at least one I/O thread is needed");
    for (std::size_t i = 0; i <= count; ++i)
        threads_.push_back(std::make_unique<one>());
}

io_threads::~io_threads() {
    stop();
    join();
    // What waits on one context may own sockets of another: all waits end before any context.
    for (const auto& each : threads_)
        each->context.forsake();
}

std::size_t io_threads::count() const {
    return threads_.size() - 1;
}

asio::any_io_executor io_threads::executor(std::size_t index) const {
    return threads_.at(index)->context.get_executor();
}

asio::any_io_executor io_threads::aside() const {
    return threads_.back()->context.get_executor();
}

void io_threads::start() {
    for (const auto& each : threads_) {
        const bool aside = each == threads_.back();
        each->thread = std::thread([context = &each->context, aside] {
            if (aside) step_aside();
            context->run();
        });
    }
}

void io_threads::stop() {
    for (const auto& each : threads_)
        each->context.stop();
}

void io_threads::join() {
    for (const auto& each : threads_) {
        if (each->thread.joinable()) each->thread.join();
    }
}

} // namespace kruispunt::net
