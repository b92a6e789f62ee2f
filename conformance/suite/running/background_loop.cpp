#include "conformance/suite/running/background_loop.hpp"

#include <exception>
#include <future>

namespace kruispunt::conformance::suite::running {

background_loop::background_loop() : thread_([this] { loop_.run(); }) {}

background_loop::~background_loop() {
    loop_.stop();
    thread_.join();
}

void background_loop::run_there(const std::function<void()>& task) {
    std::promise<void> done;
    loop_.post([&task, &done] {
        try {
            task();
            done.set_value();
        } catch (const std::exception&) {
            done.set_exception(std::current_exception());
        }
    });
    done.get_future().get();
}

} // namespace kruispunt::conformance::suite::running
