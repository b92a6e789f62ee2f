#pragma once

#include "conformance/verify/reading.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace kruispunt::conformance::verify {

/// No line of the entries' file is longer.
constexpr std::size_t longest_entry = 4096;

/// What the checks need of an entry.
struct entry {
    std::uint64_t number = 0;
    std::string act; ///< `wat`
};

/// Reads a line in the published form of entries, and in no other: members in their order, no blank
/// outside a text, no escape. `why` names the first member that is not as it should be.
reading<entry> read_entry(std::string_view line);

/// The text of one member of a line that `read_entry` takes; nothing where it is absent.
std::string_view member_of(std::string_view line, std::string_view name);

} // namespace kruispunt::conformance::verify
