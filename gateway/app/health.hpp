#pragma once

#include "gateway/ports/store.hpp"

#include <atomic>

namespace kruispunt::app {

/// The internal listener's handler: `/gezond` (the process works), `/gereed` (it can serve).
class health final : public ports::http_handler {
public:
    ports::task<ports::http_response> handle(ports::http_request request) override;
    ports::http_response
    refuse(ports::transport_fault fault, std::string_view target) const override;

    /// From now on (or no more) requests can be served.
    void set_ready(bool ready) { ready_ = ready; }

    /// The store has stopped writing.
    void set_failed() { failed_ = true; }

private:
    std::atomic<bool> ready_{false};
    std::atomic<bool> failed_{false};
};

} // namespace kruispunt::app
