#include "gateway/metrics/counters.hpp"

#include <prometheus/counter.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <array>
#include <cstddef>
#include <functional>
#include <string_view>

namespace kruispunt::metrics {

using namespace domain;
using prometheus::Counter;
using prometheus::Family;
using prometheus::Histogram;
using state = ports::settlement::state;

namespace {

constexpr std::array effects{
    std::string_view("created"),
    std::string_view("corrected"),
    std::string_view("unchanged"),
    std::string_view("closed"),
    std::string_view("ended"),
    std::string_view("read")};
static_assert(effects.size() == static_cast<std::size_t>(outcome::effect::read) + 1);

constexpr std::array codes{
#define KRUISPUNT_ERROR(name, wire, dutch, english) errc::name,
#include "gateway/domain/errors.def"
#undef KRUISPUNT_ERROR
};

constexpr std::array outcomes{
    std::string_view("delivered"),
    std::string_view("again"),
    std::string_view("dead"),
    std::string_view("suppressed")};
static_assert(outcomes.size() == static_cast<std::size_t>(state::suppressed) + 1);

constexpr std::size_t kinds = static_cast<std::size_t>(notice_kind::inspection_answer) + 1;

const Histogram::BucketBoundaries jobs_bounds{1, 2, 5, 10, 20, 50, 100, 200, 500, 1'000};
const Histogram::BucketBoundaries seconds_bounds{
    0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5};

template <class Enum>
std::size_t number(Enum of) {
    return static_cast<std::size_t>(of);
}

using series = std::vector<Counter*>;

struct counted_families {
    Family<Counter>& messages;
    Family<Counter>& refusals;
    Family<Counter>& matches;
    Family<Counter>& deliveries;
};

/// A region's series, each by the number of what it counts.
struct of_region {
    of_region(const counted_families& in, const std::string& region)
        : matches(&in.matches.Add({{"region", region}})) {
        for (const std::string_view effect : effects)
            messages.push_back(
                &in.messages.Add({{"region", region}, {"outcome", std::string(effect)}})
            );
        for (const errc code : codes)
            refusals.push_back(
                &in.refusals.Add({{"region", region}, {"code", std::string(wire_code(code))}})
            );
        for (std::size_t kind = 0; kind < kinds; ++kind)
            add_deliveries(in, region, static_cast<notice_kind>(kind));
    }

    void add_deliveries(const counted_families& in, const std::string& region, notice_kind kind) {
        for (const std::string_view outcome : outcomes)
            deliveries.push_back(&in.deliveries.Add(
                {{"region", region},
                 {"kind", std::string(name_of(kind))},
                 {"outcome", std::string(outcome)}}
            ));
    }

    series messages;
    series refusals;
    Counter* matches;
    series deliveries; ///< kind by kind
};

} // namespace

struct counters::parts {
    explicit parts(const std::vector<std::string>& all) {
        for (const std::string& region : all)
            regions.emplace(region, of_region(families, region));
    }

    Family<Counter>& counter(const char* name, const char* help) {
        return prometheus::BuildCounter().Name(name).Help(help).Register(registry);
    }

    Histogram&
    histogram(const char* name, const char* help, const Histogram::BucketBoundaries& bounds) {
        return prometheus::BuildHistogram().Name(name).Help(help).Register(registry).Add(
            {}, bounds
        );
    }

    of_region* of(std::string_view region) {
        const auto at = regions.find(region);
        return at == regions.end() ? nullptr : &at->second;
    }

    prometheus::Registry registry;
    counted_families families{
        counter("kruispunt_messages_total", "What regions sent and was taken, by what came of it."),
        counter(
            "kruispunt_refusals_total", "What regions sent and was refused, by the contract's code."
        ),
        counter("kruispunt_matches_total", "Matches made, by the region whose message made them."),
        counter(
            "kruispunt_deliveries_total",
            "Attempts to tell a region something, by the notice's kind and what came of it."
        )};
    Family<Counter>& strangers = counter(
        "kruispunt_strangers_refused_total",
        "Refused before it was known who they are: no certificate that passes, or none at all."
    );
    Counter& at_exchange = strangers.Add({{"door", "exchange"}});
    Counter& at_portal = strangers.Add({{"door", "portal"}});
    Histogram& commit_jobs =
        histogram("kruispunt_commit_jobs", "Jobs that one commit made durable.", jobs_bounds);
    Histogram& commit_seconds = histogram(
        "kruispunt_commit_seconds", "How long a commit took, sync included.", seconds_bounds
    );
    std::map<std::string, of_region, std::less<>> regions; ///< fixed from the start
};

counters::counters(const std::vector<std::string>& regions)
    : parts_(std::make_unique<parts>(regions)) {}

counters::~counters() = default;

void counters::answered(std::string_view region, const answer& given) {
    of_region* const of = parts_->of(region);
    if (!of) return;
    ++messages_;
    if (given.what)
        of->messages[number(given.what->what)]->Increment();
    else
        of->refusals[number(given.what.error().code)]->Increment();
}

void counters::told(const notice& what, state came_to) {
    of_region* const of = parts_->of(what.region);
    if (!of) return;
    ++messages_;
    of->deliveries[number(what.kind) * outcomes.size() + number(came_to)]->Increment();
}

void counters::committed(const ports::commit_seen& seen) {
    parts_->commit_jobs.Observe(static_cast<double>(seen.jobs));
    parts_->commit_seconds.Observe(std::chrono::duration<double>(seen.took).count());
    for (const auto& [region, made] : seen.matches)
        if (of_region* const of = parts_->of(region))
            of->matches->Increment(static_cast<double>(made));
}

void counters::stranger(door at) {
    (at == door::exchange ? parts_->at_exchange : parts_->at_portal).Increment();
}

std::vector<prometheus::MetricFamily> counters::families() const {
    return parts_->registry.Collect();
}

} // namespace kruispunt::metrics
