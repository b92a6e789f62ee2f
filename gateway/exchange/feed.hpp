#pragma once

#include "gateway/exchange/back_off.hpp"
#include "gateway/exchange/enactment.hpp"
#include "gateway/exchange/participant.hpp"
#include "gateway/exchange/wakeable.hpp"
#include "gateway/ports/journal.hpp"

namespace kruispunt::exchange {

struct feed_settings {
    std::chrono::milliseconds poll_interval{1'000};
    std::chrono::milliseconds call_limit{30'000};
    back_off_settings back_off;
};

/// What a feed works with; all of it must outlive the feed.
struct feed_parts {
    enactment& enacts;
    ports::store& store;
    ports::http_client& client;
    const ports::clock& clock;
    ports::journal& journal;
    feed_settings settings;
};

/// Polls a region that never calls, page by page; a page's effects and the new mark are one
/// transaction (MN-03). A feed that steps back halts with an alarm (MN-05). One serial executor;
/// `stop` from any thread.
class feed {
public:
    /// `from`'s adapter must have a feed.
    feed(
        participant from,
        const feed_parts& parts,
        boost::asio::any_io_executor executor,
        std::uint32_t seed
    );

    /// Polls until stopped or halted.
    ports::task<void> run();

    void stop() { waiting_.stop(); }

private:
    enum class step { more, idle, failed, halted };

    ports::task<step> poll();
    ports::task<step> take(ports::feed_page page);
    step fault(ports::feed_fault what);
    step failed(std::string_view why);

    participant from_;
    const ports::feed_reader& reader_;
    feed_parts parts_;
    wakeable waiting_;
    back_off back_off_;
    int failures_ = 0;
    std::int64_t cursor_ = 0;
    bool cursor_known_ = false;
};

} // namespace kruispunt::exchange
