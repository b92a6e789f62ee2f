#include "tests/simulation/driver/verbs.hpp"

namespace kruispunt::simulation {

bool verbs::judges(model::notice_kind kind) const {
    switch (kind) {
    case model::notice_kind::match_changed:
        return changes;
    case model::notice_kind::moved:
    case model::notice_kind::relocation:
        return moves;
    case model::notice_kind::lapsed:
        return time || elsewhere;
    case model::notice_kind::expires:
    case model::notice_kind::history:
        return time;
    case model::notice_kind::reminder:
        return reminders;
    default:
        return true;
    }
}

verbs with_names(const std::string& names) {
    const auto named = [all = ' ' + names + ' '](const char* name) {
        return all.find(std::string(" ") + name + ' ') != std::string::npos;
    };
    verbs on;
    on.family = named("family");
    on.moves = named("moves");
    on.changes = named("changes");
    on.updates = named("updates");
    on.objections = named("objections");
    on.time = named("time");
    on.reminders = named("reminders");
    on.elsewhere = named("elsewhere");
    return on;
}

std::string names_of(const verbs& on) {
    std::string names = "give correct close withdraw";
    const auto add = [&names](bool is_on, const char* name) {
        if (is_on) names += std::string(" ") + name;
    };
    add(on.family, "family");
    add(on.moves, "moves");
    add(on.changes, "changes");
    add(on.updates, "updates");
    add(on.objections, "objections");
    add(on.time, "time");
    add(on.reminders, "reminders");
    add(on.elsewhere, "elsewhere");
    return names;
}

} // namespace kruispunt::simulation
