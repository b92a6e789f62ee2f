#include "tests/simulation/model/time.hpp"

#include "tests/simulation/model/retention.hpp"
#include "tests/simulation/model/settle.hpp"
#include "tests/simulation/model/working_days.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::simulation::model {
namespace {

constexpr std::chrono::days warning_before{30};
constexpr int days_to_take_up = 10;

/// Whether a signal lives into the year in which its child turns 23: else its birth date is gone by
/// then, and known no more.
bool lives_to_tell(region of, const content& told, day age) {
    const auto year = std::chrono::year_month_day(age).year();
    return taken_until(of, told) > day(year / std::chrono::January / 1);
}

/// The day on which the child of a signal turns 23, as far as any signal on it knows (COM-12).
std::optional<day> coming_of_age(const world& in, const signal& of) {
    std::optional<day> first;
    for (const auto& [key, each] : in.all) {
        if (each.state == life::gone || !each.told.born) continue;
        const bool same = &each == &of || (of.told.child && each.told.child == of.told.child);
        if (!same) continue;
        const auto age = birthday(*each.told.born, age_limit);
        if (!lives_to_tell(key.of, each.told, age)) continue;
        first = std::min(first.value_or(age), age);
    }
    return first;
}

day end_of_state(const signal_key& key, const signal& of) {
    if (of.state == life::inactive) return archived_until(key.of, of.told, of.inactive_since);
    return active_until(key.of, of.told, of.state);
}

void lapse(const signal_key& key, signal& of, life into, cause& why, outcome& out) {
    if (of.is_active()) {
        out.notices.owed.push_back(
            {key.of, notice_kind::lapsed, key.id, std::nullopt, end_reason::expired}
        );
        why.by_gateway.insert(key);
    }
    of.inactive_since = end_of_state(key, of);
    of.state = into;
}

void come_of_age(world& in, cause& why, outcome& out) {
    std::vector<signal_key> gone;
    for (const auto& [key, each] : in.all) {
        if (each.state == life::gone) continue;
        const auto age = coming_of_age(in, each);
        if (age && *age <= in.today) gone.push_back(key);
    }
    for (const auto& key : gone) {
        auto& each = in.all.at(key);
        if (each.state == life::inactive)
            out.notices.allowed.push_back(
                {key.of, notice_kind::lapsed, key.id, std::nullopt, end_reason::expired}
            );
        lapse(key, each, life::gone, why, out);
        why.by_gateway.insert(key);
        why.erased.insert(key);
    }
}

void run_out(world& in, cause& why, outcome& out) {
    for (auto& [key, each] : in.all) {
        if (each.is_active() && end_of_state(key, each) <= in.today)
            lapse(key, each, after_active(key.of), why, out);
        if (each.state != life::inactive || in.today < end_of_state(key, each)) continue;
        each.state = life::gone;
        why.by_gateway.insert(key);
    }
}

void warn(world& in, outcome& out) {
    for (auto& [key, each] : in.all) {
        if (!each.is_active() || each.warned) continue;
        const auto due = end_of_state(key, each) - warning_before;
        if (due > in.today) continue;
        const notice warning{key.of, notice_kind::expires, key.id};
        (due == in.today ? out.notices.owed : out.notices.allowed).push_back(warning);
        each.warned = true;
    }
}

day reminder_due(const taken_up& said) {
    return after_working_days(said.looked_at, days_to_take_up);
}

/// ESAR-27: after ten working days both sides are reminded, after as many again the side in whose
/// area the coordinating municipality lies.
void remind(world& in, outcome& out) {
    for (auto& [match, said] : in.said) {
        if (said.acknowledged || said.reminded == 2 || reminder_due(said) > in.today) continue;
        if (in.frozen(match.one) || in.frozen(match.other)) { // BEH-10: put off
            said.looked_at = in.today;
            continue;
        }
        for (const auto& side : {match.one, match.other}) {
            const notice reminder{side.of, notice_kind::reminder, side.id, match.opposite(side)};
            const int child = side == match.one ? match.child_of_one : match.child_of_other;
            const auto place = coordination(in, child);
            const bool coordinates = place && in.area(*place) == side.of;
            if (said.reminded == 0 || (coordinates && match.kind == bond_kind::child))
                out.notices.owed.push_back(reminder);
            else if (match.kind == bond_kind::family)
                out.notices.allowed.push_back(reminder);
        }
        ++said.reminded;
        said.looked_at = in.today;
    }
}

/// COM-20: the id is free again, and what was kept of it to tell others goes.
void free_ids(world& in, outcome& out) {
    std::erase_if(in.all, [&](const auto& each) {
        const auto& [key, ended] = each;
        const bool over = ended.state == life::gone && taken_until(key.of, ended.told) <= in.today;
        if (over) out.may_go.of.insert(key);
        return over;
    });
}

/// Who turned 23 while nothing ran: what was known then of birth dates decides, even where the
/// signal that bore one ran out in the meantime.
void come_of_age_meanwhile(world& in, outcome& out) {
    const world before = in;
    cause why;
    why.reason = end_reason::expired;
    come_of_age(in, why, out);
    settle(in, before, why, out);
}

void live_through(world& in, outcome& out) {
    const world before = in;
    cause why;
    why.reason = end_reason::expired;
    come_of_age(in, why, out);
    run_out(in, why, out);
    settle(in, before, why, out);
    warn(in, out);
    free_ids(in, out);
}

} // namespace

std::optional<day> next_due(const world& in) {
    std::optional<day> next;
    const auto consider = [&next, &in](day due) {
        if (due > in.today) next = std::min(next.value_or(due), due);
    };
    for (const auto& [key, each] : in.all) {
        if (each.state == life::gone) {
            consider(taken_until(key.of, each.told));
            continue;
        }
        consider(end_of_state(key, each));
        if (each.is_active() && !each.warned) consider(end_of_state(key, each) - warning_before);
        if (each.told.born) consider(birthday(*each.told.born, age_limit));
    }
    for (const auto& [match, said] : in.said)
        if (!said.acknowledged && said.reminded < 2) consider(reminder_due(said));
    return next;
}

outcome apply_pass(world& to, const pass& what) {
    outcome out;
    const auto until = to.today + std::chrono::days(what.days);
    if (what.down) {
        const auto today = std::exchange(to.today, until);
        come_of_age_meanwhile(to, out);
        to.today = today;
    }
    while (to.today < until) {
        to.today = std::min(next_due(to).value_or(until), until);
        live_through(to, out);
        // Who comes back reminds once, and waits as long again from then on.
        if (!what.down || to.today == until) remind(to, out);
    }
    return out;
}

} // namespace kruispunt::simulation::model
