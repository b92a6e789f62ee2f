#include "gateway/domain/consent_rule.hpp"

#include <algorithm>

namespace kruispunt::domain {

std::string_view word_of(consenter who) {
    switch (who) {
    case consenter::parents:
        return "parents";
    case consenter::young_person:
        return "young_person";
    case consenter::family_member:
        return "family_member";
    }
    return {};
}

bool whole(const consent_steps& steps) {
    const auto not_later = [](const consent_step& a, const consent_step& b) {
        return a.from_age >= b.from_age;
    };
    return !steps.empty() && steps.front().from_age == 0 &&
           std::adjacent_find(steps.begin(), steps.end(), not_later) == steps.end();
}

} // namespace kruispunt::domain
