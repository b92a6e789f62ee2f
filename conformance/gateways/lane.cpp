#include "conformance/gateways/lane.hpp"

#include "conformance/gateways/behaviours.hpp"
#include "conformance/text/ids.hpp"

#include <algorithm>

namespace kruispunt::conformance::gateways {
namespace {

constexpr std::chrono::milliseconds first_pause{50};
constexpr std::chrono::milliseconds longest_pause{1000};

} // namespace

lane::lane(
    wire::loop& on,
    wire::client& through,
    side& speaks,
    wire::base_url endpoint,
    const mutation::mutation& broken
)
    : loop_(on), client_(through), side_(speaks), endpoint_(std::move(endpoint)), broken_(broken),
      pause_(first_pause) {}

void lane::put(kernel::notice told) {
    if (waiting_.size() >= most_waiting) {
        // The one under way stays: its answer is still to come.
        waiting_.erase(waiting_.begin() + 1);
        ++refused_;
    }
    waiting_.push_back(std::move(told));
    begin();
}

void lane::reset() {
    waiting_.clear();
    busy_ = false;
    paused_ = false;
    pause_ = first_pause;
    ++generation_;
}

text::json lane::counts() const {
    return {
        {"waiting", waiting_.size()},
        {"attempts", attempts_},
        {"delivered", delivered_},
        {"refused", refused_},
        {"paused", paused_}};
}

void lane::begin() {
    if (busy_ || paused_ || waiting_.empty()) return;
    busy_ = true;
    attempt();
}

void lane::attempt() {
    auto& told = waiting_.front();
    ++attempts_;
    if (broken_.behaves(behaviours::new_id_each_attempt)) told.id = text::new_uuid();
    auto made = side_.write(told);
    if (broken_.behaves(behaviours::adds_to_webhook)) made.target += "/kruispunt";
    if (endpoint_.path.empty() && made.target.empty()) made.target = std::string(1, '/');
    for (const auto& each : told.trace)
        made.headers.push_back(each);
    broken_.alter(side_.message_of(told), made);
    made = side_.seal(std::move(made), told);
    const auto generation = generation_;
    client_.send(
        endpoint_,
        made,
        wire::reuse::fresh,
        [this, generation, made](const wire::outcome& what) { came(generation, made, what); }
    );
}

void lane::came(std::size_t generation, const wire::request& sent, const wire::outcome& what) {
    if (generation != generation_) return;
    const auto* const got = std::get_if<wire::response>(&what);
    if (got == nullptr) return settle({delivery::means::later});
    const bool redirects = got->status >= 300 && got->status <= 399;
    if (redirects && broken_.behaves(behaviours::follows_redirects))
        return follow(generation, *got, sent);
    settle(side_.read(waiting_.front(), sent, *got));
}

void lane::follow(std::size_t generation, const wire::response& to, wire::request sent) {
    auto base = endpoint_;
    const std::string where(wire::header_value(to.headers, "Location").value_or(""));
    if (auto elsewhere = wire::read_base_url(where)) {
        base = *elsewhere;
        sent.target.clear();
    } else {
        base.path.clear();
        sent.target = where;
    }
    client_
        .send(base, sent, wire::reuse::fresh, [this, generation, sent](const wire::outcome& what) {
            const auto* const got = std::get_if<wire::response>(&what);
            if (generation != generation_) return;
            settle(
                got == nullptr ? delivery{delivery::means::later}
                               : side_.read(waiting_.front(), sent, *got)
            );
        });
}

void lane::settle(const delivery& as) {
    switch (as.is) {
    case delivery::means::delivered:
        ++delivered_;
        return done();
    case delivery::means::refused:
        ++refused_;
        return done();
    case delivery::means::gone:
        busy_ = false;
        paused_ = true;
        return;
    case delivery::means::later:
        return again(as.wait);
    }
}

void lane::done() {
    waiting_.pop_front();
    pause_ = first_pause;
    busy_ = false;
    begin();
}

void lane::again(std::chrono::milliseconds at_least) {
    const auto wait = std::max(pause_, at_least);
    pause_ = std::min(pause_ * 2, longest_pause);
    const auto generation = generation_;
    loop_.after(wait, [this, generation] {
        if (generation == generation_) attempt();
    });
}

} // namespace kruispunt::conformance::gateways
