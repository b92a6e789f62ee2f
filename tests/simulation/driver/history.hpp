#pragma once

#include "tests/simulation/driver/twin.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kruispunt::simulation {

/// What happened from a day on.
struct history {
    model::day start{};
    std::vector<model::step> steps;
};

/// Where model and gateway part: the shortest history found that leads there, and in what.
struct difference {
    history shortest;
    findings amiss;

    /// For people: every step, then what differs after the last.
    std::string text() const;
};

/// What a run came to.
struct run_result {
    std::int64_t steps = 0;
    std::int64_t histories = 0;
    std::int64_t matches = 0; ///< that stood open after a step, summed over all steps
    std::map<std::string, std::int64_t> met; ///< as of `twin::met`
    std::optional<difference> found;
};

/// Draws histories until that many steps were taken, or until model and gateway differ.
run_result
draw_histories(std::uint64_t seed, std::int64_t steps, const verbs& on, const tampering& with = {});

} // namespace kruispunt::simulation
