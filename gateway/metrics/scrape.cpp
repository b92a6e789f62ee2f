#include "gateway/metrics/scrape.hpp"

#include "gateway/metrics/gauges.hpp"

#include <prometheus/text_serializer.h>

#include <iterator>
#include <utility>

namespace kruispunt::metrics {

ports::task<std::string> scrape::text() const {
    readings now;
    now.regions = parts_.traffic.regions();
    for (const std::string& region : now.regions)
        now.traffic.emplace(region, parts_.traffic.of(region));
    now.alarms = parts_.alarms.standing();
    now.certificates = parts_.certificates.forecast();
    now.process = parts_.of_process();
    auto outboxes = co_await parts_.regions.figures();
    if (outboxes) now.outboxes = std::move(*outboxes);
    const auto sum = co_await parts_.outbox.sum();
    if (sum) now.sum = *sum;
    auto keys = co_await parts_.keys.status();
    if (keys) now.keys = std::move(*keys);
    now.now = parts_.clock.now();
    now.machine_now = parts_.clock.machine_time();
    co_return text_of(parts_.counted, now);
}

std::string text_of(const counters& counted, const readings& now) {
    auto all = counted.families();
    auto read = gauges_of(now);
    all.insert(
        all.end(), std::make_move_iterator(read.begin()), std::make_move_iterator(read.end())
    );
    return prometheus::TextSerializer().Serialize(all);
}

} // namespace kruispunt::metrics
