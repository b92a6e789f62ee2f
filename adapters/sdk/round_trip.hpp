#pragma once

#include "adapters/sdk/mapping.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::adapters::sdk {

/// What came of taking an example through the mappings that fit it and back.
struct round_trip {
    std::vector<std::string> mappings; ///< that fitted, outermost first
    std::size_t fields = 0;            ///< canonical fields that came back as they were
    std::string fault;                 ///< what went wrong, without any value; empty: nothing
};

/// Reads a message, writes what each fitting mapping read and reads that again: every canonical
/// field must be the same. A mapping that is for reading only is read and not written.
round_trip
there_and_back(std::string_view message, bool xml, const std::map<std::string, mapping>& mappings);

} // namespace kruispunt::adapters::sdk
