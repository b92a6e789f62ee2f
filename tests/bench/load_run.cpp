#include "tests/bench/load_run.hpp"

#include "tests/bench/http_scan.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <stdexcept>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace kruispunt::bench {
namespace {

using steady = std::chrono::steady_clock;
using moment = steady::time_point;

constexpr auto patience = std::chrono::seconds(30);
constexpr int batch = 64;

double seconds_of(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

double cpu_seconds() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
}

steady::duration as_ticks(std::chrono::duration<double> time) {
    return std::chrono::duration_cast<steady::duration>(time);
}

class load_run {
public:
    explicit load_run(const load_plan& plan)
        : plan_(plan), context_(make_client_context(plan.self)),
          message_(request_of(*plan.how, plan.where.host + ":" + std::to_string(plan.where.port))),
          poll_(::epoll_create1(EPOLL_CLOEXEC)) {
        if (poll_ < 0) throw std::system_error(errno, std::generic_category(), "epoll_create1");
        ::prctl(PR_SET_TIMERSLACK, 1UL, 0UL, 0UL, 0UL);
    }

    load_run(const load_run&) = delete;
    load_run& operator=(const load_run&) = delete;

    ~load_run() { ::close(poll_); }

    load_result run();

private:
    struct client {
        explicit client(tls_stream connected) : stream(std::move(connected)) {}

        tls_stream stream;
        moment due{};
        bool busy = false; // a request has no answer yet
        std::string received;
        std::string pending; // of the request, what the socket did not take
    };

    void connect();
    void start_clock();
    [[nodiscard]] bool may_send(moment now) const;
    [[nodiscard]] moment due_of(std::uint64_t number) const;
    void send_what_is_due(moment now);
    void send(client& from, moment due);
    void serve(client& served, unsigned events);
    void take_answer(client& served, const http_message& answer);
    void give_up(client& lost, const std::string& kind);
    void watch(client& watched, bool writing);
    int wait(std::array<epoll_event, batch>& events, moment now);
    [[nodiscard]] timespec next_deadline(moment now) const;
    void finish();

    const load_plan& plan_;
    context_ptr context_;
    message_template message_;
    int poll_;
    std::vector<std::unique_ptr<client>> clients_;
    std::vector<client*> idle_;
    std::size_t outstanding_ = 0;
    std::uint64_t sent_ = 0;
    std::uint64_t measured_acks_ = 0;
    moment started_{};
    moment measure_from_{};
    moment measure_until_{};
    moment last_answer_{};
    double cpu_before_ = 0;
    load_result result_;
};

void load_run::connect() {
    for (unsigned i = 0; i < plan_.connections; ++i) {
        auto fresh = std::make_unique<client>(
            tls_stream::client(*context_, connect_to(plan_.where), plan_.where.host)
        );
        if (fresh->stream.handshake() != tls_stream::progress::done)
            throw std::runtime_error("TLS handshake: " + tls_complaint());
        make_non_blocking(fresh->stream.socket());
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.ptr = fresh.get();
        ::epoll_ctl(poll_, EPOLL_CTL_ADD, fresh->stream.socket(), &event);
        idle_.push_back(fresh.get());
        clients_.push_back(std::move(fresh));
    }
}

void load_run::start_clock() {
    cpu_before_ = cpu_seconds();
    started_ = steady::now();
    last_answer_ = started_;
    measure_from_ = started_ + as_ticks(plan_.warmup);
    measure_until_ = measure_from_ + as_ticks(plan_.measured);
    if (plan_.count != 0) {
        measure_from_ = started_;
        measure_until_ = moment::max();
    }
}

moment load_run::due_of(std::uint64_t number) const {
    return started_ +
           as_ticks(std::chrono::duration<double>(static_cast<double>(number) / plan_.rate));
}

bool load_run::may_send(moment now) const {
    if (plan_.count != 0 && sent_ >= plan_.count) return false;
    if (plan_.rate > 0) return due_of(sent_) < measure_until_;
    return now < measure_until_;
}

void load_run::send_what_is_due(moment now) {
    while (!idle_.empty() && may_send(now)) {
        const auto due = plan_.rate > 0 ? due_of(sent_) : now;
        if (due > now) return;
        auto& free = *idle_.back();
        idle_.pop_back();
        send(free, due);
    }
}

void load_run::send(client& from, moment due) {
    from.due = due;
    from.busy = true;
    auto request = message_.render(plan_.first_id + sent_);
    ++sent_;
    ++outstanding_;
    switch (from.stream.write_from(request)) {
    case tls_stream::progress::done:
        return;
    case tls_stream::progress::closed:
        return give_up(from, "connection closed");
    case tls_stream::progress::failed:
        return give_up(from, "TLS failure");
    default:
        from.pending = request;
        watch(from, true);
    }
}

void load_run::watch(client& watched, bool writing) {
    epoll_event event{};
    event.events = writing ? unsigned{EPOLLIN} | EPOLLOUT : unsigned{EPOLLIN};
    event.data.ptr = &watched;
    ::epoll_ctl(poll_, EPOLL_CTL_MOD, watched.stream.socket(), &event);
}

void load_run::give_up(client& lost, const std::string& kind) {
    ++result_.errors[kind];
    if (lost.busy) --outstanding_;
    std::erase(idle_, &lost);
    ::epoll_ctl(poll_, EPOLL_CTL_DEL, lost.stream.socket(), nullptr);
    std::erase_if(clients_, [&lost](const auto& each) { return each.get() == &lost; });
    if (clients_.empty()) throw std::runtime_error("all connections were lost: " + kind);
}

void load_run::serve(client& served, unsigned events) {
    if ((events & EPOLLOUT) != 0 && !served.pending.empty()) {
        std::string_view rest = served.pending;
        const auto outcome = served.stream.write_from(rest);
        if (outcome == tls_stream::progress::failed || outcome == tls_stream::progress::closed)
            return give_up(served, "connection closed");
        served.pending.erase(0, served.pending.size() - rest.size());
        if (served.pending.empty()) watch(served, false);
    }
    switch (served.stream.read_into(served.received)) {
    case tls_stream::progress::closed:
        return give_up(served, "connection closed");
    case tls_stream::progress::failed:
        return give_up(served, "TLS failure");
    case tls_stream::progress::done:
        break;
    default:
        return;
    }
    const auto answer = scan_message(served.received);
    if (answer.is == http_message::state::unreadable) return give_up(served, "unreadable answer");
    if (answer.is == http_message::state::complete) take_answer(served, answer);
}

void load_run::take_answer(client& served, const http_message& answer) {
    const auto now = steady::now();
    last_answer_ = now;
    served.busy = false;
    --outstanding_;
    const auto status = status_of(answer.first_line);
    const bool positive = (status == plan_.how->status || status == plan_.how->other_status) &&
                          answer.body.find(plan_.how->positive) != std::string_view::npos;
    if (positive) {
        ++result_.acks;
        const auto counted = plan_.rate > 0 ? served.due : now;
        if (counted >= measure_from_ && counted < measure_until_) {
            ++measured_acks_;
            result_.latency.record(now - served.due);
        }
    } else {
        ++result_.errors["refused with status " + std::to_string(status)];
    }
    served.received.clear();
    if (plan_.rate > 0 || !may_send(now))
        idle_.push_back(&served);
    else
        send(served, now);
}

timespec load_run::next_deadline(moment now) const {
    auto until = std::chrono::nanoseconds(std::chrono::seconds(1));
    if (plan_.rate > 0 && !idle_.empty() && may_send(now))
        until = std::clamp(
            std::chrono::nanoseconds(due_of(sent_) - now), std::chrono::nanoseconds(0), until
        );
    return {until.count() / 1'000'000'000, until.count() % 1'000'000'000};
}

int load_run::wait(std::array<epoll_event, batch>& events, moment now) {
    const auto deadline = next_deadline(now);
    const int count = ::epoll_pwait2(poll_, events.data(), batch, &deadline, nullptr);
    if (count < 0 && errno != EINTR)
        throw std::system_error(errno, std::generic_category(), "epoll_pwait2");
    return count;
}

load_result load_run::run() {
    connect();
    start_clock();
    std::array<epoll_event, batch> events{};
    for (auto now = steady::now();; now = steady::now()) {
        send_what_is_due(now);
        if (outstanding_ == 0 && !may_send(now)) break;
        if (outstanding_ != 0 && now - last_answer_ > patience) break;
        if (plan_.rate > 0 && plan_.count == 0 && now > measure_until_ + patience) break;
        const int count = wait(events, now);
        for (int i = 0; i < count; ++i) {
            const auto& event = events[static_cast<std::size_t>(i)];
            serve(*static_cast<client*>(event.data.ptr), event.events);
        }
    }
    finish();
    return std::move(result_);
}

void load_run::finish() {
    if (outstanding_ != 0) result_.errors["no answer in time"] += outstanding_;
    if (plan_.rate > 0)
        for (; plan_.count == 0 && due_of(sent_) < measure_until_; ++sent_)
            ++result_.errors["not sent in time"];
    const std::chrono::duration<double> whole = last_answer_ - started_;
    result_.seconds = whole.count();
    const auto span = plan_.count != 0 ? whole : plan_.measured;
    if (span.count() > 0)
        result_.acks_per_second = static_cast<double>(measured_acks_) / span.count();
    result_.next_id = plan_.first_id + sent_;
    result_.cpu_seconds = cpu_seconds() - cpu_before_;
}

} // namespace

load_result run_load(const load_plan& plan) {
    return load_run(plan).run();
}

} // namespace kruispunt::bench
