#include "conformance/suite/catalogue/optional_ability.hpp"
#include "conformance/suite/lint/parts.hpp"

#include <algorithm>
#include <set>

namespace kruispunt::conformance::suite::lint {
namespace {

using catalogue::optional_ability;
using catalogue::test;

std::set<std::string> actions_of(const test& one) {
    std::set<std::string> found;
    for (const auto& step : one.steps)
        if (const auto* const act = std::get_if<catalogue::act_step>(&step))
            found.insert(act->action);
    return found;
}

/// Whether the sentence obliges an index that has not the ability.
bool binds_without(const optional_ability& ability, const catalogue::requirement& sentence) {
    const auto rule = std::string_view(sentence.id).substr(0, sentence.id.find('.'));
    return sentence.at == catalogue::level::must && sentence.who != "gateway" &&
           std::ranges::find(ability.rules, rule) == ability.rules.end();
}

/// What no ability may excuse: obligations of an index, and all of a gateway.
void check_need(
    const catalogue::catalogue& all,
    const test& one,
    const optional_ability& ability,
    found_faults& into
) {
    const auto needs = one.id + ": needs " + std::string(ability.feature);
    if (one.of == catalogue::role::gateway)
        into.push_back(needs + ", which is for tests of an index alone");
    if (!actions_of(one).contains(std::string(ability.action)))
        into.push_back(needs + ", and acts no " + std::string(ability.action));
    for (const auto& id : sentences_of(one)) {
        const auto sentence = all.requirements.find(id);
        if (sentence != all.requirements.end() && binds_without(ability, sentence->second))
            into.push_back(needs + ", and " + id + " binds an index without it: write two tests");
    }
}

void check_acts(const test& one, found_faults& into) {
    if (one.of == catalogue::role::gateway) return;
    for (const auto& action : actions_of(one)) {
        const auto* const ability = catalogue::ability_to(action);
        if (ability == nullptr || std::ranges::count(one.needs, ability->feature) > 0) continue;
        into.push_back(
            one.id + ": acts " + action + ", which no index must be able to: it needs " +
            std::string(ability->feature)
        );
    }
}

} // namespace

void check_abilities(const catalogue::catalogue& all, found_faults& into) {
    for (const auto& one : all.tests) {
        for (const auto& need : one.needs)
            if (const auto* const ability = catalogue::ability_named(need))
                check_need(all, one, *ability, into);
        check_acts(one, into);
    }
}

} // namespace kruispunt::conformance::suite::lint
