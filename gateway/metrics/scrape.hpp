#pragma once

#include "gateway/metrics/counters.hpp"
#include "gateway/metrics/readings.hpp"
#include "gateway/ports/clock.hpp"

#include <functional>
#include <string>

namespace kruispunt::metrics {

/// What metrics are read from; all of it must outlive the scrape.
struct scrape_parts {
    const counters& counted;
    ports::region_store& regions;
    ports::outbox_desk& outbox;
    const ports::traffic& traffic;
    const ports::alarms& alarms;
    const ports::certificate_desk& certificates;
    ports::key_desk& keys;
    const ports::clock& clock;
    std::function<process_readings()> of_process; ///< any thread
};

/// The gateway's metrics in Prometheus' text format, version 0.0.4: what was counted and what is
/// read at that moment. The number of series depends on the regions alone. Any thread.
class scrape {
public:
    explicit scrape(const scrape_parts& parts) : parts_(parts) {}

    ports::task<std::string> text() const;

private:
    scrape_parts parts_;
};

/// The same from readings at hand.
std::string text_of(const counters& counted, const readings& now);

} // namespace kruispunt::metrics
