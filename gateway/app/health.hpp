#pragma once

#include "gateway/ports/store.hpp"

#include <atomic>

namespace kruispunt::app {

/// The internal listener's handler: `/gezond` (the process works), `/gereed` (it can take what is
/// given; with a full disk it cannot, though reads go on).
class health final : public ports::http_handler {
public:
    ports::task<ports::http_response> handle(ports::http_request request) override;
    ports::http_response
    refuse(ports::transport_fault fault, std::string_view target) const override;

    /// From now on (or no more) requests can be served.
    void set_ready(bool ready) { ready_ = ready; }

    /// The store has stopped writing.
    void set_failed() { failed_ = true; }

    /// One of the files finds no room on its disk, or finds it again.
    void set_full(bool full) { full_ += full ? 1 : -1; }

private:
    std::atomic<bool> ready_{false};
    std::atomic<bool> failed_{false};
    std::atomic<int> full_{0}; ///< how many files find no room
};

} // namespace kruispunt::app
