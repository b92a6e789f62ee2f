#include "tests/simulation/driver/twin.hpp"

#include "tests/simulation/driver/month.hpp"
#include "tests/simulation/driver/places.hpp"
#include "tests/simulation/model/retention.hpp"

#include <algorithm>
#include <exception>

namespace kruispunt::simulation {

namespace {

using model::fault;

bool is_that(fault what, const reaction& seen) {
    const auto conflict = [&seen](const char* field) {
        return seen.code == "KENMERK_CONFLICT" && seen.field == field;
    };
    switch (what) {
    case fault::age:
        return seen.code == "LEEFTIJD";
    case fault::date:
        return seen.code == "DATUM_ONGELDIG";
    case fault::identity_conflict:
        return conflict(domain::field::child_bsn);
    case fault::too_many_identities:
        return conflict(domain::field::mutation_reason);
    case fault::id_taken:
        return conflict(domain::field::signal_id);
    case fault::value:
        return seen.code == "WAARDE_ONGELDIG";
    case fault::requester:
        return seen.code == "VERZOEKER_NIET_BEVOEGD";
    case fault::unknown_signal:
    case fault::no_such_match:
        return seen.code == "SIGNAAL_ONBEKEND";
    }
    return false;
}

model::life life_of(domain::signal_state state) {
    switch (state) {
    case domain::signal_state::active:
        return model::life::active;
    case domain::signal_state::closed:
        return model::life::going_well;
    case domain::signal_state::inactive:
        return model::life::inactive;
    default:
        return model::life::gone;
    }
}

std::string named(const model::bond& bond) {
    constexpr const char* kinds[] = {" (child)", " (family)", " (clash)"};
    return describe(bond.one) + " and " + describe(bond.other) +
           kinds[static_cast<std::size_t>(bond.kind)];
}

} // namespace

twin::twin(model::day start, const verbs& on, const tampering& with)
    : on_(on), gateway_(start, with) {
    world_.today = start;
    world_.area = area_of;
}

findings twin::take(const model::step& what) {
    if (const auto* delivery = std::get_if<model::deliver>(&what)) {
        auto amiss = ledger_.deliver(gateway_, world_, *delivery);
        compare_month(amiss);
        return amiss;
    }
    try {
        const auto* passing = std::get_if<model::pass>(&what);
        if (passing == nullptr) return take_one(what);
        return passing->down ? come_back(*passing) : live_through(*passing);
    } catch (const std::exception& thrown) {
        return {std::string("the gateway threw: ") + thrown.what()};
    }
}

findings twin::take_one(const model::step& what) {
    findings amiss;
    auto rules = model::apply(world_, what);
    compare_answers(what, rules, gateway_.carry_out(what), amiss);
    compare(std::move(rules), amiss);
    return amiss;
}

/// On every day on which something falls due, and on the day before it.
findings twin::live_through(const model::pass& what) {
    findings amiss;
    const auto until = world_.today + std::chrono::days(what.days);
    while (world_.today < until && amiss.empty()) {
        const auto due = std::min(model::next_due(world_).value_or(until), until);
        const auto days = static_cast<int>((due - world_.today).count());
        const int stride = days > 1 ? days - 1 : days;
        auto rules = model::apply(world_, model::pass{stride});
        gateway_.pass(stride);
        compare(std::move(rules), amiss);
    }
    return amiss;
}

/// What fell due while nothing ran is done at once: who was to be warned of it may hear only that
/// it happened, what changed twice only what holds now, and whose own signal ended only that.
findings twin::come_back(const model::pass& what) {
    findings amiss;
    auto rules = model::apply(world_, what);
    gateway_.pass(what.days);
    auto& [owed, allowed] = rules.notices;
    const auto late = std::stable_partition(owed.begin(), owed.end(), [this](const auto& each) {
        const auto* own = world_.held({each.to, each.about});
        if (each.kind == model::notice_kind::match_ended) return own && own->is_active();
        return each.kind == model::notice_kind::lapsed || each.kind == model::notice_kind::reminder;
    });
    allowed.insert(allowed.end(), late, owed.end());
    owed.erase(late, owed.end());
    compare(std::move(rules), amiss);
    return amiss;
}

void twin::compare(model::outcome rules, findings& amiss) {
    auto told = gateway_.newly_told();
    const auto all_told = told;
    for (const auto& each : told)
        ++met_["told: " + std::string(word(each.kind))];
    met_["suppressed"] += static_cast<std::int64_t>(rules.suppressed.owed.size());
    leave_out_unjudged(rules.notices);
    std::erase_if(told, [this](const auto& each) { return !on_.judges(each.kind); });
    for (auto& each : differences(rules.notices, told))
        amiss.push_back(std::move(each));
    const auto unjudged = leave_out_unjudged(rules.suppressed);
    for (auto& each : ledger_.book(gateway_, {rules, all_told, unjudged, world_.today}))
        amiss.push_back(std::move(each));
    compare_signals(amiss);
    compare_bonds(amiss);
    compare_month(amiss);
    compare_tables(amiss);
}

std::int64_t twin::leave_out_unjudged(model::telling& some) const {
    const auto unjudged = [this](const auto& each) { return !on_.judges(each.kind); };
    return static_cast<std::int64_t>(
        std::erase_if(some.owed, unjudged) + std::erase_if(some.allowed, unjudged)
    );
}

void twin::compare_answers(
    const model::step& what, const model::outcome& rules, const reaction& seen, findings& amiss
) {
    if (!seen.accepted) ++met_["refused: " + seen.code + ' ' + seen.field];
    if (rules.faults.empty() != seen.accepted) {
        amiss.push_back(
            seen.accepted ? "accepted, the rules refuse it"
                          : "refused with " + seen.code + " " + seen.field + ", the rules accept it"
        );
        return;
    }
    if (seen.accepted) {
        if (std::holds_alternative<model::give>(what) && rules.unchanged != seen.unchanged)
            amiss.push_back(seen.unchanged ? "taken for a repeat" : "not taken for a repeat");
        return;
    }
    const bool right = std::any_of(rules.faults.begin(), rules.faults.end(), [&seen](fault each) {
        return is_that(each, seen);
    });
    if (!right) amiss.push_back("refused for another reason: " + seen.code + " " + seen.field);
}

void twin::compare_signal(
    const model::signal_key& key,
    const model::signal& rules,
    const domain::stored_signal& seen,
    findings& amiss
) {
    const auto state = life_of(seen.state);
    const auto until = model::active_until(key.of, rules.told, rules.state);
    if (state != rules.state)
        amiss.push_back(
            describe(key) + " is " + std::string(word(state)) + ", by the rules " +
            std::string(word(rules.state))
        );
    else if (state != model::life::inactive && seen.expires_on != until)
        amiss.push_back(
            describe(key) + " is active until " + domain::to_text(seen.expires_on) +
            ", by the rules " + domain::to_text(until)
        );
    if (seen.frozen != rules.frozen)
        amiss.push_back(describe(key) + (seen.frozen ? " is frozen" : " is not frozen"));
}

void twin::compare_signals(findings& amiss) {
    auto seen = gateway_.held();
    for (const auto& [key, each] : world_.all) {
        if (each.state == model::life::gone) continue;
        const auto at = seen.find(key);
        if (at == seen.end()) {
            amiss.push_back(describe(key) + " is gone, by the rules it is held");
            continue;
        }
        compare_signal(key, each, at->second, amiss);
        seen.erase(at);
    }
    for (const auto& [key, each] : seen)
        amiss.push_back(describe(key) + " is held, by the rules it is gone");
}

void twin::compare_month(findings& amiss) {
    const auto month = model::month_of(world_.today);
    for (auto& each : differences(world_.months[month], gateway_.store().counted_of(month)))
        amiss.push_back(std::move(each));
}

/// BEH-03: every month that is over has its table, which is by the rules and never another.
void twin::compare_tables(findings& amiss) {
    std::optional<domain::statistics::calendar_month> known;
    if (newest_table_) known = newest_table_->month;
    auto seen = gateway_.tables_from(known);
    if (newest_table_ && (seen.empty() || seen.front() != *newest_table_))
        amiss.push_back("the table of a month that is over was changed");
    for (const auto& table : seen)
        for (auto& each : differences(world_.months[table.month], table))
            amiss.push_back(std::move(each));
    if (!seen.empty()) newest_table_ = std::move(seen.back());
}

void twin::compare_bonds(findings& amiss) {
    auto seen = gateway_.open();
    for (auto each : world_.bonds) {
        each.child_of_one = 0;
        each.child_of_other = 0;
        if (seen.erase(each) == 0) amiss.push_back("not open: " + named(each));
    }
    for (const auto& each : seen)
        amiss.push_back("open, by the rules not: " + named(each));
}

} // namespace kruispunt::simulation
