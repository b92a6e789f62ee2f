#pragma once

#include "gateway/exchange/back_off.hpp"
#include "gateway/exchange/enactment.hpp"
#include "gateway/exchange/participant.hpp"
#include "gateway/exchange/wakeable.hpp"
#include "gateway/ports/alarms.hpp"
#include "gateway/ports/journal.hpp"

#include <atomic>
#include <string>

namespace kruispunt::exchange {

struct feed_settings {
    std::chrono::milliseconds poll_interval{1'000}; ///< from question to question
    std::chrono::milliseconds call_limit{30'000};   ///< beside what the index may hold its answer
    back_off_settings back_off;
};

/// What a feed works with; all of it must outlive the feed.
struct feed_parts {
    enactment& enacts;
    ports::store& store;
    ports::http_client& client;
    const ports::clock& clock;
    ports::journal& journal;
    ports::alarms& alarms;
    domain::uuid_source& ids;
    feed_settings settings;
};

/// Polls a region that never calls, page by page; a page's effects and the new mark are one
/// transaction (MN-03). What is rejected is shown to the operators (MN-04). A page that is
/// unreadable is asked again, with an alarm; a feed that steps back halts with one (MN-05). Where
/// the index held its answer (long poll) the next question follows at once, else after the poll
/// interval. Each question has a trace of its own, which what its page
/// causes bears on (COM-29). One serial executor for `run`; the others from any thread.
class feed {
public:
    /// `from`'s adapter must have a feed.
    feed(
        participant from,
        const feed_parts& parts,
        boost::asio::any_io_executor executor,
        std::uint32_t seed
    );

    /// Polls until stopped; while halted it waits to be resumed.
    ports::task<void> run();

    void stop() { waiting_.stop(); }

    /// Whether it waits for an operator (MN-05).
    bool halted() const { return halted_; }

    /// When a page of it was last taken, or was empty, by the machine's clock; zero: never yet.
    domain::instant read_at() const { return read_at_; }

    /// Nothing is asked from now on, or it goes on (BEH-02).
    void suspend(bool suspended);

    /// Asks again, from the mark that is stored. False where it was not halted.
    bool resume();

    const std::string& region() const { return from_.region; }

private:
    enum class step { more, idle, failed, halted };

    ports::task<step> poll();
    ports::task<void> wait_while_suspended();
    ports::task<void> wait_for_operator();
    ports::task<step> take(ports::feed_page page, domain::trace by);
    ports::deadline answer_limit() const;
    std::chrono::milliseconds idle_time(std::chrono::steady_clock::time_point asked) const;
    step fault(ports::feed_fault what);
    step ask_without_waiting();
    step unreadable();
    step halt();
    step failed(std::string_view why);
    step unreachable(const std::string& detail);
    void succeeded();
    void show_rejections(
        const std::vector<std::int64_t>& positions, const std::vector<domain::answer>& answers
    );

    participant from_;
    const ports::feed_reader& reader_;
    feed_parts parts_;
    wakeable waiting_;
    back_off back_off_;
    int failures_ = 0; ///< in a row
    std::atomic<bool> halted_ = false;
    std::atomic<bool> suspended_ = false;
    std::atomic<bool> asks_store_anew_ = false;
    std::atomic<domain::instant> read_at_ = {};
    ports::poll_question question_;
    bool cursor_known_ = false;
};

} // namespace kruispunt::exchange
