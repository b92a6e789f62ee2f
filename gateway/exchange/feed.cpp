#include "gateway/exchange/feed.hpp"

#include "gateway/exchange/trace_fields.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::exchange {

namespace {

using namespace domain;
using ports::task;

// So many rejections of one page are shown one by one; the rest are counted.
constexpr std::size_t rejections_shown = 20;
constexpr std::chrono::seconds look_again{30};

// A single question without an answer is nothing to wake anybody for.
constexpr int failures_until_alarm = 3;

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
        co_await wait_while_suspended();
        if (waiting_.stopped()) break;
        const auto asked = std::chrono::steady_clock::now();
        const step result = co_await poll();
        if (result == step::halted) co_await wait_for_operator();
        if (result == step::idle) co_await waiting_.wait(idle_time(asked));
        if (result == step::failed) co_await waiting_.wait(back_off_.after(failures_));
    }
}

task<void> feed::wait_while_suspended() {
    while (suspended_ && !waiting_.stopped())
        co_await waiting_.wait(look_again);
}

task<void> feed::wait_for_operator() {
    while (halted_ && !waiting_.stopped())
        co_await waiting_.wait(look_again);
    cursor_known_ = false;
}

// While it was suspended its mark may have been set back (BEH-02.12), also behind an answer that
// was on its way.
void feed::suspend(bool suspended) {
    if (!suspended) asks_store_anew_ = true;
    suspended_ = suspended;
    if (!suspended) waiting_.wake();
}

bool feed::resume() {
    const bool was_halted = halted_.exchange(false);
    if (!was_halted) return false;
    parts_.alarms.clear(ports::alarm_code::feed_halted, from_.region);
    waiting_.wake();
    return true;
}

// An index that was asked to hold its answer, and gave it in less than half the time, does not: it
// is asked no more often than any other.
std::chrono::milliseconds feed::idle_time(std::chrono::steady_clock::time_point asked) const {
    const auto taken = std::chrono::steady_clock::now() - asked;
    const auto longest = question_.may_wait ? reader_.longest_wait() : std::chrono::seconds();
    if (longest.count() > 0 && taken >= longest / 2.0) return {};
    const auto rest = parts_.settings.poll_interval - taken;
    return std::max(std::chrono::ceil<std::chrono::milliseconds>(rest), {});
}

task<feed::step> feed::poll() {
    if (asks_store_anew_.exchange(false)) cursor_known_ = false;
    if (!cursor_known_) {
        const auto stored = co_await parts_.store.feed_position(from_.region);
        if (!stored) co_return failed("its mark cannot be read from the store");
        question_.cursor = *stored;
        question_.tag.clear();
        cursor_known_ = true;
    }
    const trace by = new_trace(parts_.ids, parts_.clock.now());
    ports::http_request request = reader_.next_poll(question_);
    add_trace(by, request.fields);
    const auto call =
        co_await parts_.client.call(from_.origin, from_.oin, std::move(request), answer_limit());
    if (call.fault != ports::call_fault::none) co_return unreachable(call.detail);
    auto read = reader_.decode_page(call.response, question_, parts_.clock.now());
    if (const auto* what = std::get_if<ports::feed_fault>(&read)) co_return fault(*what);
    co_return co_await take(std::move(std::get<ports::feed_page>(read)), by);
}

ports::deadline feed::answer_limit() const {
    const auto held = question_.may_wait ? reader_.longest_wait() : std::chrono::seconds();
    return std::chrono::steady_clock::now() + parts_.settings.call_limit + held;
}

task<feed::step> feed::take(ports::feed_page page, trace by) {
    if (page.items.empty()) {
        question_.tag = std::move(page.tag);
        succeeded();
        co_return step::idle;
    }
    const ports::feed_mark mark{from_.region, question_.cursor, page.items.back().position};
    std::vector<command> commands;
    std::vector<std::int64_t> positions;
    commands.reserve(page.items.size());
    positions.reserve(page.items.size());
    for (ports::feed_item& item : page.items) {
        item.command.region = from_.region;
        item.command.oin = from_.oin;
        item.command.feed_item = item.position;
        item.command.trace = by;
        positions.push_back(item.position);
        commands.push_back(std::move(item.command));
    }
    const auto taken = co_await parts_.enacts.enact_page(std::move(commands), mark);
    if (!taken) {
        cursor_known_ = false;
        co_return failed("a page of its feed could not be stored");
    }
    // A tag is of one question; the next one bears another cursor.
    question_.cursor = mark.to;
    question_.tag.clear();
    succeeded();
    show_rejections(positions, *taken);
    co_return step::more;
}

void feed::show_rejections(
    const std::vector<std::int64_t>& positions, const std::vector<answer>& answers
) {
    std::size_t rejected = 0;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (answers[i].what || ++rejected > rejections_shown) continue;
        const error& why = answers[i].what.error();
        const std::string field = why.field.empty() ? "the whole" : reader_.path_of(why.field);
        parts_.journal.note(
            ports::severity::warning,
            from_.region,
            "mutation " + std::to_string(positions[i]) + " of its feed is rejected (" +
                std::string(wire_code(why.code)) + ", " + field +
                "); the region is told and must give it again"
        );
    }
    if (rejected <= rejections_shown) return;
    parts_.journal.note(
        ports::severity::warning,
        from_.region,
        std::to_string(rejected - rejections_shown) +
            " more mutations of the same page are rejected; the region is told of each"
    );
}

feed::step feed::fault(ports::feed_fault what) {
    switch (what) {
    case ports::feed_fault::wait_refused:
        return ask_without_waiting();
    case ports::feed_fault::unavailable:
        return failed("its feed asks to come back later");
    case ports::feed_fault::out_of_order:
        return halt();
    case ports::feed_fault::unreadable:
        break;
    }
    return unreadable();
}

feed::step feed::ask_without_waiting() {
    if (!question_.may_wait) return unreadable();
    question_.may_wait = false;
    parts_.journal.note(
        ports::severity::warning,
        from_.region,
        "it refuses to hold its answers (long poll): its feed is asked at the poll interval"
    );
    return step::more;
}

// How often it was tried again stands in the warnings.
feed::step feed::unreadable() {
    const std::string text = "a page of its feed after " + std::to_string(question_.cursor) +
                             " is unreadable: nothing of it was applied, it is asked again";
    parts_.alarms.raise(ports::alarm_code::feed_unreadable, from_.region, text);
    return failed(text);
}

feed::step feed::halt() {
    halted_ = true;
    parts_.alarms.raise(
        ports::alarm_code::feed_halted,
        from_.region,
        "its feed steps back or does not rise after " + std::to_string(question_.cursor) +
            ": reading halts until an operator has looked into it (kruispunt feed resume)"
    );
    return step::halted;
}

feed::step feed::failed(std::string_view why) {
    ++failures_;
    parts_.journal.note(ports::severity::warning, from_.region, why);
    return step::failed;
}

feed::step feed::unreachable(const std::string& detail) {
    const std::string text = "its feed cannot be reached: " + detail;
    if (failures_ + 1 >= failures_until_alarm)
        parts_.alarms.raise(
            ports::alarm_code::feed_unreachable,
            from_.region,
            text + "; it is asked again, see kruispunt connect " + from_.region
        );
    return failed(text);
}

void feed::succeeded() {
    failures_ = 0;
    read_at_ = parts_.clock.machine_time();
    parts_.alarms.clear(ports::alarm_code::feed_unreadable, from_.region);
    parts_.alarms.clear(ports::alarm_code::feed_unreachable, from_.region);
}

} // namespace kruispunt::exchange
