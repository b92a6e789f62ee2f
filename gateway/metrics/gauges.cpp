#include "gateway/metrics/gauges.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace kruispunt::metrics {

using domain::instant;
using prometheus::MetricFamily;
using prometheus::MetricType;

namespace {

using label = prometheus::ClientMetric::Label;
using labels = std::vector<label>;

constexpr std::array traffic_states{
    std::pair(ports::traffic_state::none, std::string_view("none")),
    std::pair(ports::traffic_state::runs, std::string_view("runs")),
    std::pair(ports::traffic_state::held, std::string_view("held")),
    std::pair(ports::traffic_state::halted, std::string_view("halted"))};

constexpr std::array circuit_states{
    std::pair(ports::circuit::state::closed, std::string_view("closed")),
    std::pair(ports::circuit::state::open, std::string_view("open")),
    std::pair(ports::circuit::state::half_open, std::string_view("half_open"))};

constexpr std::array rotation_stages{
    std::pair(ports::rotation_stage::none, std::string_view("none")),
    std::pair(ports::rotation_stage::making, std::string_view("making")),
    std::pair(ports::rotation_stage::placing, std::string_view("placing")),
    std::pair(ports::rotation_stage::wrapping, std::string_view("wrapping")),
    std::pair(ports::rotation_stage::stuck, std::string_view("stuck"))};

constexpr std::array certificate_uses{
    std::pair(ports::certificate_use::transport, std::string_view("transport")),
    std::pair(ports::certificate_use::signing, std::string_view("signing")),
    std::pair(ports::certificate_use::next_signing, std::string_view("next_signing")),
    std::pair(ports::certificate_use::known, std::string_view("known")),
    std::pair(ports::certificate_use::authority, std::string_view("authority")),
    std::pair(ports::certificate_use::revocation_list, std::string_view("revocation_list"))};

MetricFamily gauge(const char* name, const char* help) {
    return {name, help, MetricType::Gauge, {}};
}

MetricFamily counter(const char* name, const char* help) {
    return {name, help, MetricType::Counter, {}};
}

template <class Number>
void set(MetricFamily& of, Number value, labels at = {}) {
    prometheus::ClientMetric metric;
    metric.label = std::move(at);
    auto& held = of.type == MetricType::Counter ? metric.counter.value : metric.gauge.value;
    held = static_cast<double>(value);
    of.metric.push_back(std::move(metric));
}

labels of_region(const std::string& region) {
    return {{"region", region}};
}

// One of the states is 1, the others are 0.
template <class States, class State>
void set_state(MetricFamily& of, const std::string& region, const States& all, State now) {
    for (const auto& [each, word] : all)
        set(of, each == now ? 1 : 0, {{"region", region}, {"state", std::string(word)}});
}

double seconds(domain::instant from, domain::instant to) {
    return std::chrono::duration<double>(to - from).count();
}

void add_process(std::vector<MetricFamily>& to, const readings& now) {
    MetricFamily build = gauge("kruispunt_build_info", "1; the version stands in the label.");
    set(build, 1, {{"version", now.process.version}});
    MetricFamily threads = gauge("kruispunt_io_threads", "Threads that serve connections.");
    set(threads, now.process.io_threads);
    MetricFamily store = gauge("kruispunt_store_bytes", "Size of the store's main file.");
    set(store, now.process.store_bytes);
    MetricFamily log = gauge("kruispunt_store_log_bytes", "Size of the store's write-ahead log.");
    set(log, now.process.store_log_bytes);
    MetricFamily swept = gauge(
        "kruispunt_sweep_age_seconds", "Since what the days ask for was last done to the end."
    );
    if (now.process.swept_at != instant{})
        set(swept, seconds(now.process.swept_at, now.machine_now));
    for (MetricFamily* each : {&build, &threads, &store, &log, &swept})
        to.push_back(std::move(*each));
}

void add_alarms(std::vector<MetricFamily>& to, const readings& now) {
    MetricFamily alarms = gauge("kruispunt_alarms", "Alarms that stand, by code.");
    for (const ports::alarm_kind& kind : ports::alarm_kinds) {
        int standing = 0;
        for (const ports::standing_alarm& each : now.alarms)
            if (each.code == kind.code) ++standing;
        const bool grave = kind.how == ports::severity::alarm;
        set(alarms,
            standing,
            {{"code", std::string(kind.word)}, {"severity", grave ? "alarm" : "warning"}});
    }
    to.push_back(std::move(alarms));
}

void add_traffic(std::vector<MetricFamily>& to, const readings& now) {
    MetricFamily lane = gauge("kruispunt_lane_state", "1 for how what we send to it goes.");
    MetricFamily feed = gauge("kruispunt_feed_state", "1 for how what we poll from it goes.");
    MetricFamily breaker =
        gauge("kruispunt_breaker_state", "1 for whether calls to it go through.");
    MetricFamily failures =
        gauge("kruispunt_breaker_failures", "Times in a row that its breaker opened.");
    MetricFamily read = gauge(
        "kruispunt_feed_age_seconds", "Since its feed last answered and was taken, or was empty."
    );
    MetricFamily box = gauge("kruispunt_mailbox_age_seconds", "Since it last came to its mailbox.");
    for (const auto& [region, of] : now.traffic) {
        set_state(lane, region, traffic_states, of.lane);
        set_state(feed, region, traffic_states, of.feed);
        set_state(breaker, region, circuit_states, of.circuit.now);
        set(failures, of.circuit.failures, of_region(region));
        if (of.feed_read_at != instant{})
            set(read, seconds(of.feed_read_at, now.machine_now), of_region(region));
        if (of.box_seen_at != instant{})
            set(box, seconds(of.box_seen_at, now.machine_now), of_region(region));
    }
    for (MetricFamily* each : {&lane, &feed, &breaker, &failures, &read, &box})
        to.push_back(std::move(*each));
}

void add_keys(std::vector<MetricFamily>& to, const ports::key_status& now) {
    MetricFamily epoch =
        gauge("kruispunt_key_epoch", "The epoch of keys that the store stands under.");
    set(epoch, now.epoch);
    MetricFamily stage = gauge("kruispunt_key_rotation_stage", "1 for where a rotation stands.");
    for (const auto& [each, word] : rotation_stages)
        set(stage, each == now.stage ? 1 : 0, {{"stage", std::string(word)}});
    MetricFamily done =
        gauge("kruispunt_key_rotation_done", "How much of that stage is done; see `_due`.");
    set(done, now.done);
    MetricFamily due = gauge("kruispunt_key_rotation_due", "Of how much; 0: of nothing.");
    set(due, now.of);
    for (MetricFamily* each : {&epoch, &stage, &done, &due})
        to.push_back(std::move(*each));
}

// Of several of one party and use it is the one that ends first.
void add_certificates(std::vector<MetricFamily>& to, const readings& now) {
    std::map<std::pair<std::string, std::string_view>, instant> first;
    for (const ports::certificate_forecast& each : now.certificates)
        for (const auto& [use, word] : certificate_uses) {
            if (use != each.what.use) continue;
            const std::string party = each.what.party.empty() ? "own" : each.what.party;
            const auto [at, fresh] = first.try_emplace({party, word}, each.what.ends);
            at->second = std::min(at->second, each.what.ends);
        }
    MetricFamily ends = gauge(
        "kruispunt_certificate_ends_in_seconds",
        "Until the first certificate or revocation list of that party and use ends."
    );
    for (const auto& [of, at] : first)
        set(ends,
            seconds(now.machine_now, at),
            {{"party", of.first}, {"use", std::string(of.second)}});
    to.push_back(std::move(ends));
}

// A region that has nothing to count is not in the figures: its counts are 0.
ports::region_figures figures_of(const readings& now, const std::string& region) {
    for (const ports::region_figures& each : *now.outboxes)
        if (each.region == region) return each;
    return {};
}

void add_outboxes(std::vector<MetricFamily>& to, const readings& now) {
    MetricFamily queued = gauge("kruispunt_outbox_queued", "Notices that wait for it.");
    MetricFamily oldest =
        gauge("kruispunt_outbox_oldest_age_seconds", "Age of the oldest that waits; 0: none.");
    MetricFamily vain = gauge(
        "kruispunt_outbox_attempts_in_vain", "Attempts made for what waits, all without success."
    );
    MetricFamily dead = gauge("kruispunt_outbox_dead", "Its dead letters.");
    MetricFamily untold =
        gauge("kruispunt_matches_untold", "Matches made in its shadow that stand untold.");
    MetricFamily without =
        gauge("kruispunt_signals_without_bsn", "Its signals that bear no BSN and match nothing.");
    for (const std::string& region : now.regions) {
        const ports::region_figures of = figures_of(now, region);
        set(queued, of.queued, of_region(region));
        set(oldest, of.queued > 0 ? seconds(of.oldest, now.now) : 0.0, of_region(region));
        set(vain, of.attempts, of_region(region));
        set(dead, of.dead, of_region(region));
        set(untold, of.untold, of_region(region));
        set(without, of.without_bsn, of_region(region));
    }
    for (MetricFamily* each : {&queued, &oldest, &vain, &dead, &untold, &without})
        to.push_back(std::move(*each));
}

void add_sum(std::vector<MetricFamily>& to, const ports::outbox_sum& sum) {
    const std::array<std::pair<MetricFamily, std::int64_t>, 7> all{{
        {counter("kruispunt_notices_owed_total", "Notices ever owed, over all starts."), sum.owed},
        {counter("kruispunt_notices_delivered_total", "Of these delivered."), sum.delivered},
        {counter("kruispunt_notices_suppressed_total", "Of these told to nobody."), sum.suppressed},
        {counter("kruispunt_notices_dropped_total", "Of these given up by an operator."),
         sum.dropped},
        {gauge("kruispunt_notices_queued", "Of these that wait."), sum.queued},
        {gauge("kruispunt_notices_dead", "Of these dead letters."), sum.dead},
        {gauge(
             "kruispunt_notices_sum_off",
             "What was owed, less what it came to; anything but 0 is a fault."
         ),
         sum.missing()},
    }};
    for (auto [family, value] : all) {
        set(family, value);
        to.push_back(std::move(family));
    }
}

} // namespace

std::vector<MetricFamily> gauges_of(const readings& now) {
    std::vector<MetricFamily> all;
    add_process(all, now);
    add_alarms(all, now);
    add_traffic(all, now);
    MetricFamily readable =
        gauge("kruispunt_store_readable", "1 where the figures of the store could be read.");
    set(readable, now.outboxes && now.sum && now.keys ? 1 : 0);
    all.push_back(std::move(readable));
    if (now.outboxes) add_outboxes(all, now);
    if (now.sum) add_sum(all, *now.sum);
    if (now.keys) add_keys(all, *now.keys);
    add_certificates(all, now);
    return all;
}

} // namespace kruispunt::metrics
