#include "conformance/gateways/midden_nederland/feed.hpp"

#include "conformance/gateways/behaviours.hpp"

#include <algorithm>
#include <chrono>

namespace kruispunt::conformance::gateways::midden_nederland {
namespace {

using namespace std::chrono_literals;

/// Between two questions where there was nothing new (MN-01.11), and after a page that cannot be
/// read.
constexpr auto poll_interval = 50ms;
constexpr auto first_back_off = 100ms;
constexpr auto longest_back_off = 400ms;
constexpr std::size_t page_size = 500;
constexpr std::size_t too_much = 5000;

} // namespace

struct feed::state : std::enable_shared_from_this<feed::state> {
    state(const surroundings& used, apply to)
        : around(used), each(std::move(to)), base(wire::read_base_url(used.endpoint)) {}

    surroundings around;
    apply each;
    std::optional<wire::base_url> base;
    std::int64_t after = 0;
    /// Of the answer to the question with that `after`.
    std::string tag;
    std::chrono::milliseconds back_off = first_back_off;
    bool halted = false;
    bool stopped = false;
    bool asking = false;
    /// Which series of questions it is: what an earlier one brings back counts no more.
    std::uint64_t series = 0;

    void ask() {
        if (stopped || halted || asking || !base) return;
        asking = true;
        const bool is_greedy = around.broken.behaves(behaviours::asks_too_much);
        const question asked{after, is_greedy ? too_much : page_size};
        wire::request ready;
        ready.method = std::string("GET");
        ready.target =
            "/v1/mutaties?na=" + std::to_string(after) + "&aantal=" + std::to_string(asked.count);
        ready.headers = {{"Accept", "application/json"}};
        if (!tag.empty()) ready.headers.push_back({"If-None-Match", tag});
        around.client.send(
            *base,
            std::move(ready),
            wire::reuse::kept,
            [self = shared_from_this(), asked, of = series](wire::outcome came) {
                self->heard(asked, of, came);
            }
        );
    }

    void heard(const question& asked, std::uint64_t of, const wire::outcome& came) {
        asking = false;
        if (stopped) return;
        if (of != series) return ask();
        const auto* const got = std::get_if<wire::response>(&came);
        if (got == nullptr || (got->status != 200 && got->status != 304)) return again();
        if (got->status == 304) return wait_for_news();
        take(asked, *got);
    }

    void take(const question& asked, const wire::response& got) {
        kernel::findings found(around.broken);
        const auto read = read_page(got.body, asked, found);
        if (!found.clean() && halts(found.all().front())) {
            halted = true;
            return;
        }
        if (!found.clean() || !read) return ask_once_more();
        back_off = first_back_off;
        tag = wire::header_value(got.headers, "ETag").value_or("");
        for (const auto& mutation : read->items) {
            each(mutation);
            after = mutation.number;
        }
        if (around.broken.behaves(behaviours::follows_latest))
            after = std::max(after, read->latest);
        if (read->items.empty()) return wait_for_news();
        tag.clear();
        ask();
    }

    void wait_for_news() {
        if (around.broken.behaves(behaviours::stops_at_nothing_new)) halted = true;
        wait(poll_interval);
    }

    /// MN-05.7.
    void ask_once_more() {
        if (around.broken.behaves(behaviours::steps_over_unreadable)) ++after;
        if (around.broken.behaves(behaviours::halts_at_unreadable)) halted = true;
        again();
    }

    void again() {
        wait(back_off);
        back_off = std::min(back_off * 2, std::chrono::milliseconds(longest_back_off));
    }

    void wait(std::chrono::milliseconds delay) {
        around.loop.after(delay, [self = shared_from_this()] { self->ask(); });
    }
};

feed::feed(const surroundings& around, apply each)
    : state_(std::make_shared<state>(around, std::move(each))) {}

feed::~feed() {
    state_->stopped = true;
}

void feed::start() {
    state_->ask();
}

void feed::resume() {
    if (!state_->halted) return;
    state_->halted = false;
    state_->ask();
}

void feed::halt() {
    state_->halted = true;
}

void feed::reset() {
    const bool stood_still = state_->halted;
    state_->after = 0;
    state_->tag.clear();
    state_->halted = false;
    state_->back_off = first_back_off;
    ++state_->series;
    if (stood_still) state_->ask();
}

} // namespace kruispunt::conformance::gateways::midden_nederland
