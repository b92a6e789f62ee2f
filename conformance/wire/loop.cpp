#include "conformance/wire/loop.hpp"

#include "conformance/wire/asio_inside.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <csignal>

namespace kruispunt::conformance::wire {

loop::loop() : internals_(std::make_unique<internals>()) {}

loop::~loop() = default;

void loop::run() {
    // A server that is closed for a while must not end the loop.
    const auto open_end = boost::asio::make_work_guard(internals_->context);
    internals_->context.run();
}

void loop::stop() {
    internals_->context.stop();
}

void loop::stop_on_signals() {
    internals_->signals.add(SIGTERM);
    internals_->signals.add(SIGINT);
    internals_->signals.async_wait([this](const boost::system::error_code& error, int) {
        if (!error) stop();
    });
}

void loop::post(std::function<void()> task) {
    boost::asio::post(internals_->context, std::move(task));
}

void loop::after(std::chrono::milliseconds delay, std::function<void()> task) {
    auto timer = std::make_shared<boost::asio::steady_timer>(internals_->context, delay);
    timer->async_wait([timer, task = std::move(task)](const boost::system::error_code& error) {
        if (!error) task();
    });
}

} // namespace kruispunt::conformance::wire
