#include "gateway/federation/relocate.hpp"

#include "gateway/domain/member_state.hpp"
#include "gateway/federation/coordination.hpp"
#include "gateway/federation/correct.hpp"
#include "gateway/federation/ending.hpp"
#include "gateway/federation/residence.hpp"
#include "gateway/federation/standing.hpp"
#include "gateway/federation/telling.hpp"

#include <utility>

namespace kruispunt::federation {

namespace {

using namespace domain;

constexpr char moves_without_index[] = "moves_without_index";

result<void> admissible(const sealed_relocation& told, const circumstances& at) {
    const day today = amsterdam_day(at.now);
    if (today < told.on) return make_error(errc::date_invalid, field::move_date);
    if (!area_of(at.policy, told.municipality, today))
        return make_error(errc::value_invalid, field::municipality);
    return {};
}

bool known_before(const stored_signal& own, const sealed_relocation& told) {
    return own.moved && own.moved->municipality == told.municipality && own.moved->on == told.on;
}

// Of two moves of one signal the newer is kept.
bool newest_of_signal(const stored_signal& own, const sealed_relocation& told) {
    return !own.moved || own.moved->on <= told.on;
}

bool newest_of_child(const stored_signal& moved, const facts& known) {
    const residence here{moved.moved->on, moved.moved->told_at, moved.moved->municipality};
    if (newer(here, *residence_of(moved))) return false;
    for (const stored_signal& other : known.siblings)
        if (const auto there = residence_of(other);
            !other.in_shadow && there && newer(here, *there))
            return false;
    return true;
}

// Where the newest move that was told of this child before went; empty where none was.
std::string moved_before(const facts& known) {
    std::optional<residence> newest;
    const auto look_at = [&newest](const stored_signal& signal) {
        if (!signal.moved || signal.in_shadow) return; // BEH-11: nobody was told of that one
        residence found{signal.moved->on, signal.moved->told_at, signal.moved->municipality};
        if (!newest || newer(*newest, found)) newest = std::move(found);
    };
    look_at(*known.own);
    for (const stored_signal& other : known.siblings)
        look_at(other);
    return newest ? newest->municipality : std::string();
}

struct reporters {
    std::vector<signal_number> told;
    std::vector<signal_number> frozen; ///< each by a notice of its own, which is held back (BEH-10)
};

// The receiving index's own reporters know of it by themselves.
reporters reporters_outside(
    const std::string& area, const stored_signal& own, const facts& known, day today
) {
    reporters found;
    const auto add = [&](const stored_signal& signal) {
        const bool unseen = signal.in_shadow && signal.number != own.number; // BEH-11
        if (!is_active(signal, today) || signal.region == area || unseen) return;
        (signal.frozen ? found.frozen : found.told).push_back(signal.number);
    };
    add(own);
    for (const stored_signal& other : known.siblings)
        add(other);
    return found;
}

void tell_new_area(
    const stored_signal& moved,
    const facts& known,
    const circumstances& at,
    teller& tell,
    effects& into
) {
    const day today = amsterdam_day(at.now);
    const auto area = area_of(at.policy, moved.moved->municipality, today);
    const std::string before = moved_before(known);
    if (same_municipality(at.policy, before, moved.moved->municipality, today)) return;
    const bool without_index = area->region.empty();
    if (without_index || !exchange(area->region, moved.region, at.admitted)) { // BEH-02
        ++into.counted[moves_without_index];
        return;
    }
    if (area->region == moved.region || !at.policy.relocation_notice) return;
    auto found = reporters_outside(area->region, moved, known, today);
    if (!found.told.empty()) tell.relocated(area->region, *moved.moved, std::move(found.told));
    for (const signal_number alone : found.frozen)
        tell.relocated(area->region, *moved.moved, {alone});
}

decision settle(
    const sealed_command& command,
    const sealed_relocation& told,
    const facts& known,
    const circumstances& at
) {
    decision decided{outcome{}, {}};
    const stored_signal& own = *known.own;
    stored_signal moved = own;
    moved.moved = residence_move{told.municipality, told.on, at.now};
    decided.effects.move = move_write{own.number, *moved.moved};
    if (command.sent_at)
        decided.effects.change =
            state_change{own.number, own.state, own.expires_on, command.sent_at};
    if (newest_of_child(moved, known)) {
        teller tell(command, at, decided.effects);
        tell_move(own, moved, known, at, tell, decided.effects);
        tell_new_area(moved, known, at, tell, decided.effects);
    }
    decided.answer = outcome_for(outcome::effect::corrected, moved, standing(known), {});
    return decided;
}

decision decide_any(const sealed_command& command, const facts& known, const circumstances& at) {
    const auto& told = std::get<sealed_relocation>(command.act);
    if (auto ok = as_expected(command, known); !ok) return {ok.error(), {}};
    if (!known.own) return {make_error(errc::signal_unknown, field::signal_id), {}};
    if (overtaken(command, known)) return {make_error(errc::message_expired, field::sent_at), {}};
    if (auto ok = admissible(told, at); !ok) return {ok.error(), {}};
    if (known_before(*known.own, told) || !newest_of_signal(*known.own, told))
        return unchanged(command, known, {});
    return settle(command, told, known, at);
}

needs facts_of(const sealed_command& command) {
    needs asked{command.signal_key, std::nullopt};
    asked.siblings = true;
    return asked;
}

decision decide(const sealed_command& command, const facts& known, const circumstances& at) {
    return recorded("relocate", command, at, decide_any(command, known, at));
}

} // namespace

const use_case relocate{facts_of, decide};

} // namespace kruispunt::federation
