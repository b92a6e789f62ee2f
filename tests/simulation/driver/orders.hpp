#pragma once

#include "tests/simulation/driver/verbs.hpp"

#include <cstdint>
#include <string>

namespace kruispunt::simulation {

/// How much is compared: histories drawn, and orders of arrival tried for each.
struct orders_wanted {
    int histories{};
    int orders{};
};

/// What came of it.
struct orders_result {
    std::int64_t steps = 0;   ///< carried out, over all orders
    std::int64_t matches = 0; ///< that stood open at the ends of days
    std::string amiss;        ///< where two orders differ, with the history; empty: nowhere
};

/// Draws histories, shuffles what the regions send on one day so that each region's own order is
/// kept, and compares what the gateway answers and which matches stand at the end of each day; at
/// last with every objection rejected. A death is not drawn: what another region gives after it is
/// another signal than what it gave before.
orders_result compare_orders(std::uint64_t seed, const orders_wanted& wanted);

} // namespace kruispunt::simulation
