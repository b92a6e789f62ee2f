#include "conformance/gateways/kernel/time.hpp"

#include "conformance/gateways/behaviours.hpp"
#include "conformance/gateways/kernel/days.hpp"
#include "conformance/gateways/kernel/ending.hpp"
#include "conformance/gateways/kernel/retention.hpp"

#include <algorithm>
#include <set>

namespace kruispunt::conformance::gateways::kernel {
namespace {

constexpr int age_limit = 23;
constexpr int warned_days_before = 30;
constexpr int days_to_take_up = 10;

std::vector<signal_key> all_keys(const book& of) {
    std::vector<signal_key> keys;
    keys.reserve(of.signals.size());
    for (const auto& [key, signal] : of.signals)
        keys.push_back(key);
    return keys;
}

/// Numbers of children of whom any signal says that they are 23 (COM-12.5).
std::set<std::string> grown_up(const desk& at) {
    std::set<std::string> found;
    const auto today = at.clock.today();
    for (const auto& [key, signal] : at.holds.signals) {
        if (!signal.says.bsn || !signal.says.birth_date) continue;
        const auto born = earliest_day(*signal.says.birth_date);
        if (born && years_after(*born, age_limit) <= today) found.insert(*signal.says.bsn);
    }
    return found;
}

bool is_grown_up(const held_signal& signal, const std::string& today) {
    if (signal.says.bsn || !signal.says.birth_date) return false;
    const auto born = earliest_day(*signal.says.birth_date);
    return born && years_after(*born, age_limit) <= today;
}

void tell_lapse(desk& at, const held_signal& signal) {
    if (!at.behaves(behaviours::tells_no_lapse)) at.tells.lapsed(signal, "verlopen");
}

void end_by_age(desk& at) {
    if (at.behaves(behaviours::nobody_grows_up)) return;
    const auto numbers = grown_up(at);
    for (const auto& key : all_keys(at.holds)) {
        const auto gone = at.holds.signals.at(key);
        const bool is_one =
            gone.says.bsn ? numbers.contains(*gone.says.bsn) : is_grown_up(gone, at.clock.today());
        const bool keeps = at.behaves(behaviours::keeps_who_grew_up);
        if (!is_one || (keeps && !gone.is_active())) continue;
        const match_end how{"verlopen", false, true};
        if (keeps)
            put_away(at, at.holds.signals.at(key), how);
        else
            destroy(at, key, how);
        tell_lapse(at, gone);
    }
}

void end_by_term(desk& at) {
    if (at.behaves(behaviours::nothing_lapses)) return;
    const auto today = at.clock.today();
    for (const auto& key : all_keys(at.holds)) {
        auto& signal = at.holds.signals.at(key);
        if (signal.is_active() && signal.active_until <= today) {
            const auto ended = signal;
            if (knows_inactive(key.region) || at.behaves(behaviours::keeps_for_ever)) {
                make_inactive(signal, signal.active_until);
                end_matches(at, key, {"verlopen"});
            } else {
                destroy(at, key, {"verlopen"});
            }
            tell_lapse(at, ended);
        }
        if (at.behaves(behaviours::keeps_for_ever)) continue;
        const auto* const still = at.holds.find(key);
        if (still != nullptr && still->kept_until <= today) destroy(at, key, {"verlopen"});
    }
    std::erase_if(at.holds.ended, [&today](const auto& each) { return each.second <= today; });
}

void warn(desk& at) {
    const auto limit = days_after(at.clock.today(), warned_days_before);
    for (auto& [key, signal] : at.holds.signals) {
        const bool is_near = signal.is_active() && signal.active_until <= limit;
        if (!is_near || signal.warned_of == signal.active_until) continue;
        signal.warned_of = signal.active_until;
        if (!at.behaves(behaviours::warns_of_no_end)) at.tells.expiring(signal);
    }
}

void remind(desk& at) {
    const auto today = at.clock.today();
    for (auto& [id, match] : at.holds.matches) {
        const bool taken_up = match.sides[0].taken_up || match.sides[1].taken_up;
        if (match.untold || match.reminded || taken_up) continue;
        if (working_days_after(match.made_on, days_to_take_up) > today) continue;
        match.reminded = true;
        at.tells.reminder(match, 0);
        at.tells.reminder(match, 1);
    }
}

} // namespace

void pass_time(desk& at) {
    at.tells.begin({}, false);
    end_by_age(at);
    end_by_term(at);
    warn(at);
    remind(at);
}

} // namespace kruispunt::conformance::gateways::kernel
