#include "conformance/gateways/kernel/federation.hpp"

#include "conformance/gateways/behaviours.hpp"
#include "conformance/gateways/kernel/book.hpp"
#include "conformance/gateways/kernel/desk.hpp"
#include "conformance/gateways/kernel/ending.hpp"
#include "conformance/gateways/kernel/inspecting.hpp"
#include "conformance/gateways/kernel/moving.hpp"
#include "conformance/gateways/kernel/state.hpp"
#include "conformance/gateways/kernel/submitting.hpp"
#include "conformance/gateways/kernel/telling.hpp"
#include "conformance/gateways/kernel/time.hpp"
#include "conformance/gateways/kernel/updating.hpp"

namespace kruispunt::conformance::gateways::kernel {
namespace {

/// One overload for each act.
struct doing {
    desk& at;
    const origin& from;

    answer operator()(const submit& what) const { return submit_signal(at, what, from); }

    answer operator()(const close& what) const { return close_signal(at, what, from); }

    answer operator()(const withdraw& what) const { return withdraw_signal(at, what, from); }

    answer operator()(const relocate& what) const { return relocate_child(at, what, from); }

    answer operator()(const read& what) const { return read_signal(at, what, from); }

    answer operator()(const list_matches& what) const { return matches_of_signal(at, what, from); }

    answer operator()(const update_match& what) const { return say_of_match(at, what, from); }

    answer operator()(const inspect& what) const { return inspect_child(at, what, from); }
};

bool is_for_administration(const act& what) {
    return std::visit(
        [](const auto& one) {
            if constexpr (requires { one.reason; })
                return one.reason == mutation_reason::beheer;
            else
                return false;
        },
        what
    );
}

refusal not_now() {
    return {
        {{std::string(),
          std::string("TIJDELIJK_NIET_BESCHIKBAAR"),
          std::string(),
          std::string("nothing is taken")}}};
}

} // namespace

struct federation::inside {
    inside(const moved_clock& by, outbox& out, const mutation::mutation& with)
        : clock(by), broken(with), tells(holds, by, out, with), at{holds, tells, clock, broken} {}

    const moved_clock& clock;
    const mutation::mutation& broken;
    book holds;
    telling tells;
    desk at;
};

federation::federation(const moved_clock& clock, outbox& out, const mutation::mutation& broken)
    : inside_(std::make_unique<inside>(clock, out, broken)) {}

federation::~federation() = default;

answer federation::perform(const act& what, const origin& from) {
    auto& at = inside_->at;
    if (at.behaves(behaviours::refuses_everything)) return not_now();
    sweep();
    inside_->tells.begin(from.trace, is_for_administration(what));
    auto done = std::visit(doing{at, from}, what);
    return done;
}

const content* federation::known(const std::string& region, const std::string& id) const {
    const auto& held = inside_->holds;
    const auto* const signal = held.find({region, id});
    return signal == nullptr ? nullptr : &signal->says;
}

void federation::sweep() {
    pass_time(inside_->at);
}

void federation::reset() {
    inside_->holds = book{};
}

std::size_t federation::signals() const {
    return inside_->holds.signals.size();
}

std::size_t federation::open_matches() const {
    return inside_->holds.matches.size();
}

} // namespace kruispunt::conformance::gateways::kernel
