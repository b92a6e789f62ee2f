#pragma once

#include "gateway/exchange/breaker.hpp"
#include "gateway/exchange/courier.hpp"
#include "gateway/exchange/lane_parts.hpp"
#include "gateway/exchange/participant.hpp"
#include "gateway/exchange/wakeable.hpp"

#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <deque>
#include <exception>
#include <map>
#include <optional>
#include <string>

namespace kruispunt::exchange {

/// The outbox of one region: its notices, each until it is delivered, refused, put off too often or
/// overtaken. Several are on their way at once, never two of one order (`ports::order_of`); each is
/// settled when it is answered, and what waits to be settled keeps no call back. A region that
/// fails waits alone; the others' lanes are their own. One serial executor for `run`; the others
/// from any thread.
class lane {
public:
    lane(
        participant to,
        const lane_parts& parts,
        boost::asio::any_io_executor executor,
        std::uint32_t seed
    );

    /// Delivers until stopped, and until what is on its way then was answered or a second is over.
    ports::task<void> run();

    /// Something new is owed.
    void wake();

    void stop() { waiting_.stop(); }

    const std::string& region() const { return to_.region; }

    /// Nothing more is sent from now on, but what is on its way already; or it goes on (BEH-11).
    void hold(bool held);

    bool held() const { return held_; }

    /// Whether the region said that nobody is there any more, so that the lane pauses.
    bool gone() const { return gone_; }

    /// Sends again where the region was gone. False where it was not.
    bool resume();

    ports::circuit circuit() const { return breaker_.circuit(); }

private:
    /// A notice that is on its way, or answered and not settled yet.
    struct errand {
        std::int64_t order = 0;
        bool calling = true;
        boost::asio::cancellation_signal cancel;
    };

    ports::task<std::chrono::milliseconds> send_what_is_due();
    ports::task<bool> read();
    ports::task<void> last_errands();
    ports::task<void> tell(ports::owed_notice owed, breaker::spell began);
    void begin(ports::owed_notice owed);
    void ended(std::int64_t number, const std::exception_ptr& thrown);
    void begin_what_may();
    std::optional<ports::owed_notice> next_ready();
    ports::settlement judged(const ports::owed_notice& owed, telling told, breaker::spell began);
    void put_off(const ports::owed_notice& owed, ports::settlement& settled);
    void watch_region();
    bool has_room() const;
    bool under_way(std::int64_t order) const;

    bool rests() const { return gone_ || held_; }

    std::chrono::milliseconds until(domain::instant then) const;

    participant to_;
    lane_parts parts_;
    boost::asio::any_io_executor executor_;
    wakeable waiting_;
    courier courier_;
    breaker breaker_;
    std::map<std::int64_t, errand> errands_; ///< by the notice's row
    std::deque<ports::owed_notice> ready_;   ///< read, and not on their way yet
    std::chrono::steady_clock::time_point read_at_{};
    domain::instant next_look_{};          ///< when some of what waits is due
    std::optional<domain::instant> took_;  ///< when the region last took a notice
    boost::asio::steady_timer last_ended_; ///< cancelled when nothing is on its way any more
    std::exception_ptr thrown_;            ///< by what was on its way
    bool not_settled_ = false;             ///< the store failed
    std::atomic<bool> news_ = true;        ///< what is due may have changed since it was read
    std::atomic<bool> gone_ = false;       ///< the region said that nobody is there any more
    std::atomic<bool> held_ = false;       ///< an operator holds the lane
    bool unreachable_ = false;             ///< alarmed of
};

} // namespace kruispunt::exchange
