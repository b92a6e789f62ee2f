#include "tests/simulation/model/world.hpp"

#include "tests/simulation/model/after.hpp"
#include "tests/simulation/model/end.hpp"
#include "tests/simulation/model/give.hpp"
#include "tests/simulation/model/retention.hpp"
#include "tests/simulation/model/time.hpp"

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

outcome apply(world& to, const step& what) {
    const auto known = administrative(what) ? to.said : std::map<bond, taken_up>();
    auto out = std::visit(application{to}, what);
    if (!administrative(what)) return out;
    std::swap(out.notices, out.suppressed);
    // Nobody was told of these matches, so nobody can take them up.
    for (auto& [match, said] : to.said)
        if (!known.contains(match)) said.reminded = 2;
    return out;
}

} // namespace kruispunt::simulation::model
