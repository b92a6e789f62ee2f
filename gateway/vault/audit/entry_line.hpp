#pragma once

#include "gateway/domain/audit_record.hpp"

#include <cstdint>
#include <string>

namespace kruispunt::vault::audit {

/// No line is longer; values are cut at 200 octets.
constexpr std::size_t longest_line = 4096;

/// An entry as it is published (docs/audit-log.md): one JSON object, its members in a fixed order,
/// printable ASCII; what else there is in a text is written %XX. Without the line's end: these
/// octets are what the tree hashes. `number` counts from 0.
std::string entry_line(std::uint64_t number, const domain::audit_record& record);

} // namespace kruispunt::vault::audit
