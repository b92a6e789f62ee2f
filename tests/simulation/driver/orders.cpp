#include "tests/simulation/driver/orders.hpp"

#include "tests/simulation/driver/drawing.hpp"
#include "tests/simulation/driver/twin.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <random>
#include <stdexcept>
#include <utility>

namespace kruispunt::simulation {

namespace {

constexpr int steps_in_a_history = 120;

using steps_of_region = std::array<std::deque<model::step>, model::region_count>;

/// What the regions send on one day, and how long it is until the next.
struct eventful_day {
    steps_of_region sent;
    int days_after = 0;
};

struct drawn_history {
    model::day start{};
    std::vector<eventful_day> days;
    std::set<model::signal_key> frozen; ///< at the end

    std::string text() const;
};

/// Of one order of arrival: what each step was answered, and what stood at the end of each day.
struct course {
    std::vector<std::vector<std::string>> answers; ///< by region
    std::vector<std::set<model::bond>> open;
};

verbs without_deaths() {
    verbs on;
    on.elsewhere = false;
    return on;
}

std::string drawn_history::text() const {
    std::string out = "from day " + std::to_string(start.time_since_epoch().count()) + "\n";
    for (const auto& day : days) {
        for (const auto& steps : day.sent)
            for (const auto& step : steps)
                out += "  " + describe(step) + "\n";
        out += "  pass " + std::to_string(day.days_after) + " days\n";
    }
    return out;
}

std::size_t region_of(const model::step& what) {
    return std::visit(
        [](const auto& each) {
            if constexpr (requires { each.who; }) return static_cast<std::size_t>(each.who.of);
            return std::size_t{model::region_count};
        },
        what
    );
}

drawn_history draw(drawing& draws, const verbs& on) {
    drawn_history drawn{draws.start(), {{}}, {}};
    twin first(drawn.start, on);
    for (int i = 0; i < steps_in_a_history; ++i) {
        const auto step = draws.next(first.world());
        const auto amiss = first.take(step);
        if (!amiss.empty()) throw std::runtime_error(describe(step) + ": " + amiss.front());
        if (const auto* pass = std::get_if<model::pass>(&step)) {
            drawn.days.back().days_after = pass->days;
            drawn.days.emplace_back();
        } else if (const auto region = region_of(step); region < model::region_count) {
            drawn.days.back().sent.at(region).push_back(step);
        }
    }
    for (const auto& [key, each] : first.world().all)
        if (first.world().frozen(key)) drawn.frozen.insert(key);
    return drawn;
}

/// Takes from any region what comes next there.
std::vector<model::step> any_order(steps_of_region steps, std::mt19937_64& random) {
    std::vector<std::size_t> turns;
    for (std::size_t region = 0; region < steps.size(); ++region)
        turns.insert(turns.end(), steps.at(region).size(), region);
    std::shuffle(turns.begin(), turns.end(), random);
    std::vector<model::step> merged;
    for (const auto region : turns) {
        merged.push_back(std::move(steps.at(region).front()));
        steps.at(region).pop_front();
    }
    return merged;
}

/// What a professional says of a match needs the match, so its answer depends on the order.
std::string answer_to(const model::step& what, const reaction& seen) {
    if (std::holds_alternative<model::update>(what)) return {};
    if (seen.accepted) return seen.unchanged ? "unchanged" : "done";
    return seen.code + ' ' + seen.field;
}

/// Which matches a frozen signal stands in depends on when it was frozen (BEH-10).
std::set<model::bond> not_frozen(const gateway& arrived, std::set<model::bond> open) {
    const auto held = arrived.held();
    std::erase_if(open, [&held](const model::bond& each) {
        return held.at(each.one).frozen || held.at(each.other).frozen;
    });
    return open;
}

course live_through(const drawn_history& drawn, std::mt19937_64& random) {
    course seen;
    seen.answers.resize(model::region_count);
    gateway arrived(drawn.start);
    for (const auto& day : drawn.days) {
        for (const auto& step : any_order(day.sent, random))
            seen.answers.at(region_of(step)).push_back(answer_to(step, arrived.carry_out(step)));
        seen.open.push_back(not_frozen(arrived, arrived.open()));
        if (day.days_after > 0) arrived.pass(day.days_after);
    }
    for (const auto& key : drawn.frozen)
        arrived.carry_out(model::decide{key, false});
    seen.open.push_back(arrived.open());
    return seen;
}

std::string difference_of(const course& one, const course& other) {
    for (std::size_t day = 0; day < one.open.size(); ++day)
        if (one.open.at(day) != other.open.at(day))
            return "other matches at the end of day " + std::to_string(day + 1);
    return one.answers == other.answers ? "" : "a step was answered otherwise";
}

std::int64_t steps_of(const course& seen) {
    std::int64_t steps = 0;
    for (const auto& answers : seen.answers)
        steps += static_cast<std::int64_t>(answers.size());
    return steps;
}

} // namespace

orders_result compare_orders(std::uint64_t seed, const orders_wanted& wanted) {
    std::mt19937_64 random(seed);
    const auto on = without_deaths();
    drawing draws(seed, on);
    orders_result result;
    for (int i = 0; i < wanted.histories; ++i) {
        const auto drawn = draw(draws, on);
        const auto first = live_through(drawn, random);
        for (const auto& open : first.open)
            result.matches += static_cast<std::int64_t>(open.size());
        result.steps += steps_of(first) * wanted.orders;
        for (int order = 1; order < wanted.orders; ++order) {
            const auto amiss = difference_of(first, live_through(drawn, random));
            if (amiss.empty()) continue;
            result.amiss = amiss + "\n" + drawn.text();
            return result;
        }
    }
    return result;
}

} // namespace kruispunt::simulation
