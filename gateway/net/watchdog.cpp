#include "gateway/net/watchdog.hpp"

#include "gateway/net/byte_stream.hpp"

#include <boost/asio/steady_timer.hpp>

namespace kruispunt::net {

struct watchdog::state {
    explicit state(const boost::asio::any_io_executor& executor) : timer(executor) {}

    boost::asio::steady_timer timer;
    byte_stream* stream = nullptr;
    ports::deadline due = ports::deadline::max();
    bool pending = false;
    unsigned wait_number = 0; ///< of the newest wait; an older one has nothing to say
    bool expired = false;
};

watchdog::watchdog(const boost::asio::any_io_executor& executor)
    : state_(std::make_shared<state>(executor)) {}

watchdog::~watchdog() {
    state_->stream = nullptr;
    ++state_->wait_number;
    state_->timer.cancel();
}

void watchdog::guard(byte_stream& stream) {
    state_->stream = &stream;
    state_->expired = false;
}

void watchdog::rest() {
    state_->due = ports::deadline::max();
}

bool watchdog::expired() const {
    return state_->expired;
}

void watchdog::expect_by(ports::deadline due) {
    state_->due = due;
    if (state_->pending && state_->timer.expiry() <= due) return;
    wait(state_);
}

// shared because a wait under way outlives its watchdog
void watchdog::wait(const std::shared_ptr<state>& kept) {
    kept->pending = true;
    const auto number = ++kept->wait_number;
    kept->timer.expires_at(kept->due);
    kept->timer.async_wait([kept, number](const boost::system::error_code&) {
        if (number != kept->wait_number) return;
        kept->pending = false;
        if (kept->stream == nullptr || kept->due == ports::deadline::max()) return;
        if (kept->due > std::chrono::steady_clock::now()) return wait(kept);
        kept->expired = true;
        kept->stream->abort();
    });
}

} // namespace kruispunt::net
