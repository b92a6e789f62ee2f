#include "gateway/exchange/connection_tests.hpp"

#include <algorithm>
#include <mutex>
#include <set>
#include <utility>
#include <variant>

namespace kruispunt::exchange {

using ports::connection_report;
using ports::link_fault;
using ports::link_step;
using ports::task;

namespace {

// What a status says of an endpoint that was asked for its abilities: 405 and 501 say that it is
// there and has no word for the question.
link_fault fault_of(int status) {
    if (status >= 200 && status < 300) return link_fault::none;
    switch (status) {
    case 405:
    case 501:
        return link_fault::none;
    case 401:
    case 403:
        return link_fault::not_admitted;
    case 404:
    case 410:
        return link_fault::not_there;
    case 429:
    case 503:
        return link_fault::asks_to_wait;
    default:
        break;
    }
    if (status < 400) return link_fault::elsewhere;
    return status < 500 ? link_fault::request_refused : link_fault::failing;
}

// A page of a feed says by itself whether it is one.
link_fault fault_of(
    const ports::feed_reader& feed,
    const ports::http_response& answer,
    const ports::poll_question& question,
    domain::instant now
) {
    const bool page_or_nothing_new = answer.status == 200 || answer.status == 304;
    if (!page_or_nothing_new) {
        const link_fault why = fault_of(answer.status);
        return why == link_fault::none ? link_fault::not_the_protocol : why;
    }
    const auto read = feed.decode_page(answer, question, now);
    const auto* const wrong = std::get_if<ports::feed_fault>(&read);
    const bool unreadable = wrong && *wrong == ports::feed_fault::unreadable;
    return unreadable ? link_fault::not_the_protocol : link_fault::none;
}

ports::link_finding& protocol_in(connection_report& report) {
    return report.steps.at(static_cast<std::size_t>(link_step::protocol));
}

connection_report report_of(const participant& to, ports::link_walk walked) {
    return {connection_report::state::done, to.origin, std::move(walked.steps)};
}

} // namespace

/// Which regions are being tested.
struct connection_tests::bookings {
    std::mutex mutex; ///< on `regions`
    std::set<std::string> regions;
};

/// A test under way; another one of the same region waits for nothing and is refused.
class connection_tests::turn {
public:
    // shared because it may end after the tests
    turn(std::shared_ptr<bookings> among, std::string region)
        : among_(std::move(among)), region_(std::move(region)) {
        const std::lock_guard lock(among_->mutex);
        busy_ = among_->regions.contains(region_);
        full_ = among_->regions.size() >= most_at_once;
        if (!busy_ && !full_) among_->regions.insert(region_);
    }

    ~turn() {
        if (busy_ || full_) return;
        const std::lock_guard lock(among_->mutex);
        among_->regions.erase(region_);
    }

    turn(const turn&) = delete;
    turn& operator=(const turn&) = delete;

    bool busy() const { return busy_; }

    bool full() const { return full_; }

private:
    std::shared_ptr<bookings> among_;
    std::string region_;
    bool busy_ = false;
    bool full_ = false;
};

connection_tests::connection_tests(
    const std::vector<participant>& regions,
    ports::link_walker& walker,
    ports::store& store,
    const ports::clock& clock
)
    : regions_(regions), walker_(walker), store_(store), clock_(clock),
      bookings_(std::make_shared<bookings>()) {}

task<domain::result<connection_report>> connection_tests::test(std::string region) {
    const auto to = std::find_if(regions_.begin(), regions_.end(), [&region](const auto& each) {
        return each.region == region;
    });
    connection_report report;
    if (to == regions_.end()) co_return report;
    report.what = connection_report::state::no_callee;
    if (to->origin.empty()) co_return report;
    const turn mine(bookings_, region);
    report.what = connection_report::state::under_way;
    if (mine.busy()) co_return report;
    report.what = connection_report::state::too_many;
    if (mine.full()) co_return report;
    if (to->adapter.feed()) co_return co_await ask_feed(*to);
    co_return co_await walk(*to);
}

task<connection_report> connection_tests::walk(const participant& to) {
    ports::http_request probe;
    probe.method = "OPTIONS";
    probe.target = to.adapter.probe_target();
    auto walked = co_await walker_.walk(to.origin, to.oin, std::move(probe));
    const auto answer = std::move(walked.answer);
    connection_report report = report_of(to, std::move(walked));
    if (answer) protocol_in(report).fault = fault_of(answer->status);
    co_return report;
}

task<domain::result<connection_report>> connection_tests::ask_feed(const participant& to) {
    const ports::feed_reader& feed = *to.adapter.feed();
    const auto mark = co_await store_.feed_position(to.region);
    if (!mark) co_return mark.error();
    ports::poll_question question;
    question.cursor = *mark;
    question.may_wait = false;
    auto walked = co_await walker_.walk(to.origin, to.oin, feed.next_poll(question));
    const auto answer = std::move(walked.answer);
    connection_report report = report_of(to, std::move(walked));
    if (answer) protocol_in(report).fault = fault_of(feed, *answer, question, clock_.now());
    co_return report;
}

} // namespace kruispunt::exchange
