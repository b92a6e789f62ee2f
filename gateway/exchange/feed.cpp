#include "gateway/exchange/feed.hpp"

#include <utility>

namespace kruispunt::exchange {

namespace {

using namespace domain;
using ports::task;

} // namespace

feed::feed(
    participant from,
    const feed_parts& parts,
    boost::asio::any_io_executor executor,
    std::uint32_t seed
)
    : from_(std::move(from)), reader_(*from_.adapter.feed()), parts_(parts),
      waiting_(std::move(executor)), back_off_(parts.settings.back_off, seed) {}

task<void> feed::run() {
    while (!waiting_.stopped()) {
        const step result = co_await poll();
        if (result == step::halted) co_return;
        if (result == step::idle) co_await waiting_.wait(parts_.settings.poll_interval);
        if (result == step::failed) co_await waiting_.wait(back_off_.after(failures_));
    }
}

task<feed::step> feed::poll() {
    if (!cursor_known_) {
        const auto stored = co_await parts_.store.feed_position(from_.region);
        if (!stored) co_return failed("its mark cannot be read from the store");
        cursor_ = *stored;
        cursor_known_ = true;
    }
    const auto until = std::chrono::steady_clock::now() + parts_.settings.call_limit;
    const auto call =
        co_await parts_.client.call(from_.origin, from_.oin, reader_.next_poll(cursor_), until);
    if (call.fault != ports::call_fault::none)
        co_return failed("its feed cannot be reached: " + call.detail);
    auto read = reader_.decode_page(call.response, cursor_, parts_.clock.now());
    if (const auto* what = std::get_if<ports::feed_fault>(&read)) co_return fault(*what);
    co_return co_await take(std::move(std::get<ports::feed_page>(read)));
}

task<feed::step> feed::take(ports::feed_page page) {
    if (page.items.empty()) {
        failures_ = 0;
        co_return step::idle;
    }
    const ports::feed_mark mark{from_.region, cursor_, page.items.back().position};
    std::vector<command> commands;
    commands.reserve(page.items.size());
    for (ports::feed_item& item : page.items) {
        item.command.region = from_.region;
        item.command.oin = from_.oin;
        item.command.feed_item = item.position;
        commands.push_back(std::move(item.command));
    }
    const auto taken = co_await parts_.enacts.enact_page(std::move(commands), mark);
    if (!taken) {
        cursor_known_ = false;
        co_return failed("a page of its feed could not be stored");
    }
    failures_ = 0;
    cursor_ = mark.to;
    co_return step::more;
}

feed::step feed::fault(ports::feed_fault what) {
    if (what == ports::feed_fault::unreadable) return failed("a page of its feed is unreadable");
    parts_.journal.note(
        ports::severity::alarm,
        from_.region,
        "its feed steps back or does not rise: reading halts until an operator has looked into it "
        "and starts the gateway again"
    );
    return step::halted;
}

feed::step feed::failed(std::string_view why) {
    ++failures_;
    parts_.journal.note(ports::severity::warning, from_.region, why);
    return step::failed;
}

} // namespace kruispunt::exchange
