#include "tests/simulation/model/world.hpp"

#include "tests/simulation/model/after.hpp"
#include "tests/simulation/model/end.hpp"
#include "tests/simulation/model/give.hpp"
#include "tests/simulation/model/retention.hpp"
#include "tests/simulation/model/time.hpp"

#include <algorithm>

namespace kruispunt::simulation::model {
namespace {

struct application {
    world& to;

    outcome operator()(const give& what) { return apply_give(to, what); }

    outcome operator()(const withdraw& what) { return apply_withdraw(to, what); }

    outcome operator()(const close& what) { return apply_close(to, what); }

    outcome operator()(const relocate& what) { return apply_relocate(to, what); }

    outcome operator()(const update& what) { return apply_update(to, what); }

    outcome operator()(const object& what) { return apply_object(to, what); }

    outcome operator()(const decide& what) { return apply_decide(to, what); }

    outcome operator()(const pass& what) { return apply_pass(to, what); }

    outcome operator()(const deliver&) { return {}; }
};

/// BEH-03: a signal counts under an id that is new, a match where both its sides are told.
void count_for_month(world& in, const outcome& what) {
    auto& figures = in.months[month_of(in.today)];
    if (what.begun) {
        ++figures[{figure::given, what.begun->of, what.begun->of}];
        if (!in.all.at(*what.begun).told.child)
            ++figures[{figure::without_bsn, what.begun->of, what.begun->of}];
    }
    for (const auto& told : what.notices.owed) {
        const signal_key side{told.to, told.about};
        if (told.kind != notice_kind::match_begun || *told.other < side) continue;
        const auto earlier =
            std::min(in.all.at(side).told.dated, in.all.at(*told.other).told.dated);
        const int days = static_cast<int>((in.today - earlier).count());
        ++figures[{figure::matches, side.of, told.other->of, class_of_time(days)}];
    }
}

bool administrative(const step& what) {
    return std::visit(
        [](const auto& each) {
            if constexpr (requires { each.why; }) return each.why == remark::administrative;
            return false;
        },
        what
    );
}

} // namespace

const signal* world::held(const signal_key& key) const {
    const auto at = all.find(key);
    return at == all.end() || at->second.state == life::gone ? nullptr : &at->second;
}

signal* world::held(const signal_key& key) {
    const auto at = all.find(key);
    return at == all.end() || at->second.state == life::gone ? nullptr : &at->second;
}

bool world::frozen(const signal_key& key) const {
    const auto* found = held(key);
    return found != nullptr && found->frozen;
}

bool world::taken(const signal_key& key) const {
    const auto at = all.find(key);
    return at != all.end() && at->second.state == life::gone &&
           taken_until(key.of, at->second.told) > today;
}

bool reaches_nobody(const world& in, const notice& what) {
    if (what.to != region::sisa || what.kind != notice_kind::match_begun || !what.other)
        return false;
    const auto other = in.all.find(*what.other);
    return other != in.all.end() && other->second.told.phone == 0;
}

void arrive_without_reach(world& in, const notice& what, day told_on) {
    const month now = month_of(in.today);
    if (month_of(told_on) != now) return;
    const auto [one, other] = std::minmax({what.to, what.other->of});
    ++in.months[now][{figure::without_reach, one, other}];
}

outcome apply(world& to, const step& what) {
    const auto known = administrative(what) ? to.said : std::map<bond, taken_up>();
    auto out = std::visit(application{to}, what);
    if (!administrative(what)) {
        count_for_month(to, out);
        return out;
    }
    std::swap(out.notices, out.suppressed);
    // Nobody was told of these matches, so nobody can take them up.
    for (auto& [match, said] : to.said)
        if (!known.contains(match)) said.reminded = 2;
    return out;
}

} // namespace kruispunt::simulation::model
