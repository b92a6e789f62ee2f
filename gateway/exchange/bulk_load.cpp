#include "gateway/exchange/bulk_load.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <utility>

namespace kruispunt::exchange {

namespace {

namespace asio = boost::asio;
using namespace domain;
using ports::task;

/// Answers go out in pieces of about so many octets.
constexpr std::size_t piece_of_answers = 32 * 1024;

} // namespace

bulk_load::bulk_load(const parts& with, asio::any_io_executor executor)
    : with_(with), executor_(std::move(executor)), lines_(with.settings.longest_record),
      room_(executor_, ports::deadline::max()), settled_(executor_, ports::deadline::max()) {}

task<void> bulk_load::read(ports::body_piece piece, ports::body_source& body) {
    bool goes_on = true;
    while (goes_on && piece.what == ports::body_piece::kind::octets) {
        goes_on = co_await take_lines(piece.octets);
        if (goes_on) piece = co_await body.next();
    }
    if (goes_on && piece.what == ports::body_piece::kind::end) {
        whole_ = true;
        co_await take_last();
    }
    reading_ended_ = true;
    settled_.cancel();
}

/// False where no more may be read.
task<bool> bulk_load::take_lines(std::string_view piece) {
    lines_.give(piece);
    std::string_view line;
    for (;;) {
        const auto what = lines_.next(line);
        if (what == bulk_lines::found::nothing) co_return true;
        const bool goes_on = co_await take(what, line);
        if (!goes_on) co_return false;
    }
}

task<bool> bulk_load::take_last() {
    std::string_view line;
    const auto what = lines_.last(line);
    if (what == bulk_lines::found::nothing) co_return true;
    co_return co_await take(what, line);
}

task<bool> bulk_load::take(bulk_lines::found what, std::string_view line) {
    while (!has_room() && !cut_off_)
        co_await wait(room_);
    if (cut_off_) co_return false;
    if (read_ == with_.settings.most_records) {
        whole_ = true; // what is over is answered once, and not read
        begin_refused(errc::message_too_large);
        co_return false;
    }
    if (what == bulk_lines::found::too_long)
        begin_refused(errc::message_too_large);
    else
        begin(with_.protocol.decode_record(line, with_.from.oin), line.size());
    co_return true;
}

/// One load waits in two places, each on a timer of its own that never runs out.
task<void> bulk_load::wait(asio::steady_timer& change) {
    co_await change.async_wait(asio::as_tuple(asio::use_awaitable));
}

bool bulk_load::has_room() const {
    return waiting_.size() < with_.settings.in_flight &&
           octets_waiting_ < with_.settings.octets_in_flight;
}

void bulk_load::begin_refused(errc why) {
    ports::decoded_message refused;
    refused.command.act = refused_message{make_error(why)};
    begin(std::move(refused), 0);
}

void bulk_load::begin(ports::decoded_message message, std::size_t octets) {
    message.command.region = with_.from.region;
    message.command.oin = with_.from.oin;
    message.command.trace = with_.by;
    const std::uint64_t number = read_++;
    waiting_.push_back({octets, false, {}});
    octets_waiting_ += octets;
    asio::co_spawn(
        executor_,
        with_.enacts.enact(std::move(message.command)),
        // shared because the answer may come after a load that was cut off
        [self = shared_from_this(), number, to = std::move(message.correspondence)](
            const std::exception_ptr& thrown, const domain::answer& told
        ) { self->settle(number, to, thrown ? self->unknown_outcome() : told); }
    );
}

domain::answer bulk_load::unknown_outcome() const {
    return {make_error(errc::temporarily_unavailable), with_.clock.now(), with_.ids.next()};
}

void bulk_load::settle(
    std::uint64_t number, const ports::correspondence& to, const domain::answer& told
) {
    waiting& line = waiting_[static_cast<std::size_t>(number - first_waiting_)];
    line.told = with_.protocol.encode_record_reply(to, told) + '\n';
    line.settled = true;
    if (told.what) ++taken_;
    if (number == first_waiting_) settled_.cancel();
}

task<void> bulk_load::answer(ports::answer_sink& to) {
    for (;;) {
        std::size_t count = 0;
        std::string piece = settled_lines(count);
        if (count == 0 && waiting_.empty() && reading_ended_) break;
        if (count == 0) {
            co_await wait(settled_);
            continue;
        }
        if (!cut_off_) {
            const bool sent = co_await to.write(std::move(piece));
            cut_off_ = !sent;
        }
        forget(count);
    }
    if (!whole_ || cut_off_) co_return;
    const std::string total = with_.protocol.encode_total(taken_, read_ - taken_) + '\n';
    const bool sent = co_await to.write(total);
    if (sent) co_await to.finish();
}

std::string bulk_load::settled_lines(std::size_t& count) const {
    std::string lines;
    for (const waiting& line : waiting_) {
        if (!line.settled || lines.size() >= piece_of_answers) break;
        lines += line.told;
        ++count;
    }
    return lines;
}

/// What is answered makes room for what is read.
void bulk_load::forget(std::size_t count) {
    for (; count > 0; --count) {
        octets_waiting_ -= waiting_.front().octets;
        waiting_.pop_front();
        ++first_waiting_;
    }
    room_.cancel();
}

} // namespace kruispunt::exchange
