#include "tests/simulation/driver/history.hpp"

#include "tests/simulation/driver/drawing.hpp"

#include <algorithm>

namespace kruispunt::simulation {

namespace {

constexpr int steps_in_a_history = 120;

/// What differs after the last step that both take alike; the steps after it are cut off.
findings replay(history& what, const verbs& on, const tampering& with) {
    twin both(what.start, on, with);
    for (std::size_t at = 0; at < what.steps.size(); ++at) {
        auto amiss = both.take(what.steps[at]);
        if (amiss.empty()) continue;
        what.steps.resize(at + 1);
        return amiss;
    }
    return {};
}

/// Begins later in place of letting days pass.
void begin_later(difference& best, const verbs& on, const tampering& with) {
    for (std::size_t at = 0; at < best.shortest.steps.size();) {
        auto attempt = best.shortest;
        const auto* pass = std::get_if<model::pass>(&attempt.steps.at(at));
        if (pass != nullptr) {
            attempt.start += std::chrono::days(pass->days);
            attempt.steps.erase(attempt.steps.begin() + static_cast<std::ptrdiff_t>(at));
            auto amiss = replay(attempt, on, with);
            if (!amiss.empty()) {
                best = {std::move(attempt), std::move(amiss)};
                continue;
            }
        }
        ++at;
    }
}

/// Leaves out as many steps at once as can be missed, fewer and fewer.
difference shrink(history what, const verbs& on, const tampering& with) {
    difference best{what, replay(what, on, with)};
    best.shortest = what;
    std::size_t chunk = std::max<std::size_t>(best.shortest.steps.size() / 2, 1);
    while (true) {
        bool shorter = false;
        for (std::size_t at = 0; at < best.shortest.steps.size();) {
            auto attempt = best.shortest;
            const auto from = attempt.steps.begin() + static_cast<std::ptrdiff_t>(at);
            const auto size = std::min(chunk, attempt.steps.size() - at);
            attempt.steps.erase(from, from + static_cast<std::ptrdiff_t>(size));
            auto amiss = replay(attempt, on, with);
            if (amiss.empty()) {
                at += chunk;
                continue;
            }
            best = {std::move(attempt), std::move(amiss)};
            shorter = true;
        }
        if (chunk == 1) begin_later(best, on, with);
        if (chunk == 1 && !shorter) return best;
        chunk = std::max<std::size_t>(chunk / 2, 1);
    }
}

} // namespace

std::string difference::text() const {
    std::string out =
        "from day " + std::to_string(shortest.start.time_since_epoch().count()) + "\n";
    for (const auto& each : shortest.steps)
        out += "  " + describe(each) + "\n";
    for (const auto& each : amiss)
        out += "! " + each + "\n";
    return out;
}

run_result
draw_histories(std::uint64_t seed, std::int64_t steps, const verbs& on, const tampering& with) {
    run_result result;
    drawing draws(seed, on);
    while (result.steps < steps) {
        history drawn{draws.start(), {}};
        twin both(drawn.start, on, with);
        ++result.histories;
        for (int i = 0; i < steps_in_a_history && result.steps < steps; ++i) {
            drawn.steps.push_back(draws.next(both.world()));
            ++result.steps;
            if (!both.take(drawn.steps.back()).empty()) {
                result.found = shrink(std::move(drawn), on, with);
                return result;
            }
            result.matches += static_cast<std::int64_t>(both.world().bonds.size());
        }
        for (const auto& [what, times] : both.met())
            result.met[what] += times;
    }
    return result;
}

} // namespace kruispunt::simulation
