#include "conformance/suite/plan/sequence.hpp"

#include <algorithm>
#include <string_view>

namespace kruispunt::conformance::suite::plan {
namespace {

using catalogue::test;

bool needs(const test& each, std::string_view what) {
    return std::ranges::count(each.needs, what) > 0;
}

/// Today, then days on, then years on.
int when(const test* each) {
    if (needs(*each, "years")) return 2;
    return moves_clock(*each) ? 1 : 0;
}

} // namespace

bool moves_clock(const test& test) {
    return needs(test, "clock");
}

std::vector<const test*>
sequence_of(const catalogue::catalogue& all, const std::string& protocol, catalogue::role as) {
    std::vector<const test*> found;
    for (const auto& each : all.tests)
        if (each.protocol == protocol && each.of == as) found.push_back(&each);
    // What is ahead of time stays so: nothing that lives today may come after it.
    std::ranges::stable_sort(found, {}, when);
    return found;
}

} // namespace kruispunt::conformance::suite::plan
