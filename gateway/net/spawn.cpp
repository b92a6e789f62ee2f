#include "gateway/net/spawn.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <list>
#include <mutex>
#include <vector>

namespace kruispunt::net {

namespace asio = boost::asio;

namespace {

constexpr auto drain_step = std::chrono::milliseconds(5);

struct entry {
    asio::any_io_executor executor;
    asio::cancellation_signal signal;
    std::string name;
};

} // namespace

struct task_group::state {
    mutable std::mutex mutex;
    // shared because a cancellation may be under way when the work ends
    std::list<std::shared_ptr<entry>> entries; ///< entries shared with a cancellation under way
    error_callback on_error;
};

namespace {

/// Ends one entry: reports what it threw, then forgets it.
struct finish {
    std::shared_ptr<task_group::state> group;
    std::list<std::shared_ptr<entry>>::iterator at;

    void operator()(const std::exception_ptr& thrown) const {
        if (thrown) report(thrown);
        const std::lock_guard lock(group->mutex);
        group->entries.erase(at);
    }

    void report(const std::exception_ptr& thrown) const {
        const auto& name = (*at)->name;
        try {
            std::rethrow_exception(thrown);
        } catch (const boost::system::system_error& error) {
            if (error.code() != asio::error::operation_aborted) group->on_error(name, error.what());
        } catch (const std::exception& error) {
            group->on_error(name, error.what());
        } catch (...) {
            group->on_error(name, "unknown exception");
        }
    }
};

} // namespace

task_group::task_group(error_callback on_error) : state_(std::make_shared<state>()) {
    state_->on_error = std::move(on_error);
}

task_group::~task_group() = default;

std::size_t task_group::in_flight() const {
    const std::lock_guard lock(state_->mutex);
    return state_->entries.size();
}

void task_group::cancel() {
    const std::lock_guard lock(state_->mutex);
    for (const auto& work : state_->entries) {
        asio::post(work->executor, [work] {
            work->signal.emit(asio::cancellation_type::terminal);
        });
    }
}

ports::task<bool> task_group::drained(ports::deadline until) {
    while (in_flight() > 0) {
        if (std::chrono::steady_clock::now() >= until) co_return false;
        co_await pause(drain_step);
    }
    co_return true;
}

void spawn(
    const asio::any_io_executor& executor,
    task_group& group,
    ports::task<void> work,
    std::string name
) {
    auto fresh = std::make_shared<entry>();
    fresh->executor = executor;
    fresh->name = std::move(name);
    std::list<std::shared_ptr<entry>>::iterator at;
    {
        const std::lock_guard lock(group.state_->mutex);
        at = group.state_->entries.insert(group.state_->entries.end(), fresh);
    }
    asio::co_spawn(
        executor,
        std::move(work),
        asio::bind_cancellation_slot(fresh->signal.slot(), finish{group.state_, at})
    );
}

ports::task<void> pause(std::chrono::steady_clock::duration time) {
    asio::steady_timer timer(co_await asio::this_coro::executor, time);
    co_await timer.async_wait(asio::use_awaitable);
}

} // namespace kruispunt::net
