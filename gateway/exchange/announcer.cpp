#include "gateway/exchange/announcer.hpp"

#include <utility>

namespace kruispunt::exchange {

namespace {

using namespace domain;
using ports::task;

// It understood and will not have it; who may call, and when, is no matter of what is said.
bool refuses_what_is_said(int status) {
    switch (status) {
    case 400:
    case 409:
    case 413:
    case 415:
    case 422:
        return true;
    default:
        return false;
    }
}

bool takes(int status) {
    return status >= 200 && status < 300;
}

} // namespace

announcer::announcer(
    announcer_parts parts, boost::asio::any_io_executor executor, std::uint32_t seed
)
    : parts_(std::move(parts)), waiting_(std::move(executor)),
      back_off_(parts_.settings.back_off, seed) {}

task<void> announcer::run() {
    int failures = 0;
    while (!waiting_.stopped()) {
        const bool all = co_await round();
        failures = all ? 0 : failures + 1;
        co_await waiting_.wait(all ? parts_.settings.pause : back_off_.after(failures));
    }
}

task<bool> announcer::round() {
    std::int64_t after = 0;
    instant oldest{};
    while (!waiting_.stopped()) {
        // Read one by one: an objection, or that it was taken up, counts up to the call.
        const auto next = co_await parts_.store.announcements(after, 1);
        if (!next) co_return false;
        if (next->empty()) break;
        const ports::owed_announcement& owed = next->front();
        after = owed.number;
        const answer said = co_await tell(owed);
        if (said == answer::taken) continue;
        if (oldest == instant{}) oldest = owed.at;
        if (said == answer::none) break;
    }
    watch(oldest);
    co_return oldest == instant{};
}

task<announcer::answer> announcer::tell(const ports::owed_announcement& what) {
    const auto until = std::chrono::steady_clock::now() + parts_.settings.call_limit;
    ports::http_request request = parts_.form(what);
    const auto call =
        co_await parts_.client.call(parts_.to.origin, parts_.to.oin, std::move(request), until);
    const int status = call.response.status;
    const bool answered = call.fault == ports::call_fault::none;
    if (answered && takes(status)) {
        const auto kept = co_await parts_.store.announced(what, parts_.to.oin);
        co_return kept ? answer::taken : answer::none;
    }
    why_ = answered ? "it answers " + std::to_string(status) : call.detail;
    co_return answered&& refuses_what_is_said(status) ? answer::refused : answer::none;
}

void announcer::watch(instant oldest) {
    const auto code = ports::alarm_code::coordination_unreachable;
    if (oldest == instant{}) return parts_.alarms.clear(code, {});
    if (parts_.clock.now() - oldest < parts_.settings.alarm_after) return;
    parts_.alarms.raise(
        code,
        {},
        "the coordination body takes not all that it is told; the oldest waits since " +
            to_rfc3339(oldest) + ": " + why_ + "; see kruispunt coordination"
    );
}

} // namespace kruispunt::exchange
