#include "gateway/exchange/processing_log.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace kruispunt::exchange {

using namespace domain;
using ports::task;

namespace {

constexpr std::uint64_t sent_at_once = std::uint64_t{1} << ports::kept_level;

// Named before it is waited for: g++ 12 destroys a closure made within that expression twice.
using question = std::function<void(ports::trail_records&)>;

} // namespace

processing_log::processing_log(
    processing_parts parts, boost::asio::any_io_executor executor, std::uint32_t seed
)
    : parts_(std::move(parts)), waiting_(std::move(executor)),
      back_off_(parts_.settings.back_off, seed) {}

task<void> processing_log::run() {
    int failures = 0;
    while (!waiting_.stopped()) {
        const bool all = co_await round();
        failures = all ? 0 : failures + 1;
        co_await waiting_.wait(all ? parts_.settings.pause : back_off_.after(failures));
    }
}

task<bool> processing_log::round() {
    while (!waiting_.stopped()) {
        const auto from = co_await parts_.position.processing_sent();
        if (!from) co_return false;
        const auto waiting = co_await next(*from);
        if (!waiting) co_return false;
        if (waiting->empty()) break;
        const bool taken = co_await send(*waiting);
        if (!taken) co_return false;
        const auto kept = co_await parts_.position.processing_sent_to(*from + waiting->size());
        if (!kept) co_return false;
        recover();
    }
    recover();
    co_return true;
}

task<result<processing_log::entries>> processing_log::next(std::uint64_t from) {
    // shared because the reading thread fills it
    const auto found = std::make_shared<entries>();
    question ask = [found, from](ports::trail_records& trail) {
        const std::uint64_t size = trail.size();
        if (from < size) *found = trail.lines(from, std::min(sent_at_once, size - from));
    };
    const auto read = co_await parts_.trail.read_trail(std::move(ask));
    if (!read) co_return read.error();
    co_return std::move(*found);
}

task<bool> processing_log::send(const entries& which) {
    auto request = parts_.form(which);
    if (!request) co_return true;
    const auto until = std::chrono::steady_clock::now() + parts_.settings.call_limit;
    const auto call =
        co_await parts_.client.call(parts_.to.origin, parts_.to.oin, std::move(*request), until);
    std::string why;
    if (call.fault != ports::call_fault::none)
        why = "it cannot be reached: " + call.detail;
    else if (call.response.status < 200 || call.response.status >= 300)
        why = "it answers " + std::to_string(call.response.status);
    else
        why = parts_.why_not_taken(call.response);
    if (why.empty()) co_return true;
    fail(why);
    co_return false;
}

void processing_log::fail(const std::string& why) {
    const instant now = parts_.clock.machine_time();
    if (!failing_since_) failing_since_ = now;
    if (now - *failing_since_ < parts_.settings.alarm_after) return;
    parts_.alarms.raise(
        ports::alarm_code::processing_log_behind,
        {},
        "the processing log takes nothing since " + to_rfc3339(*failing_since_) + ": " + why +
            "; what it lacks stays in the audit trail and goes by itself"
    );
}

void processing_log::recover() {
    if (!failing_since_) return;
    failing_since_.reset();
    parts_.alarms.clear(ports::alarm_code::processing_log_behind, {});
}

} // namespace kruispunt::exchange
