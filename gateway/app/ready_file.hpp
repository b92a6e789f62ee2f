#pragma once

#include "gateway/app/config.hpp"

#include <cstdint>
#include <filesystem>

namespace kruispunt::app {

/// The ports that the listeners got.
struct bound_ports {
    std::uint16_t exchange = 0;
    std::uint16_t portal = 0;
    std::uint16_t internal = 0;
};

/// Writes atomically where the gateway serves: `exchange`, `portal` and `internal` without path or
/// trailing slash, and `<region>_signing` for each region that has such a setting.
void write_ready_file(
    const std::filesystem::path& file, const config& configured, const bound_ports& bound
);

} // namespace kruispunt::app
