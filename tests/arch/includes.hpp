#pragma once

#include "tests/arch/source_file.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::arch {

/// A #include as written: `target` without its quotes, and whether they were <…>.
struct include {
    std::size_t line;
    std::string target;
    bool angled;
};

std::vector<include> includes_of(const source_file& file);

/// The room a path belongs to: "gateway/net", "adapters/esar", "adapters/sdk", "conformance",
/// "certs", "tests"; "adapters" for what lies directly in that folder; empty for what is in none.
std::string room_of(std::string_view path);

/// Whether the layering rules speak of this path: gateway/, adapters/, conformance/ and certs/.
bool is_layered(std::string_view path);

} // namespace kruispunt::arch
