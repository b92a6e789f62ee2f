#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>

namespace kruispunt::support {

/// The seed of a test that draws: `KRUISPUNT_TEST_SEED` where it is set, else another every time.
/// It is printed, so that a failure can be run again.
inline std::uint32_t test_seed() {
    const char* wanted = std::getenv("KRUISPUNT_TEST_SEED");
    const auto seed = wanted != nullptr
                          ? static_cast<std::uint32_t>(std::strtoul(wanted, nullptr, 10))
                          : static_cast<std::uint32_t>(std::random_device{}());
    std::printf("again with KRUISPUNT_TEST_SEED=%u\n", seed);
    return seed;
}

} // namespace kruispunt::support
