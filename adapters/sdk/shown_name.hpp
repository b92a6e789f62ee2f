#pragma once

#include <string>
#include <string_view>

namespace kruispunt::adapters::sdk {

/// A sender's name for a field that nobody knows, fit to be sent back in `veld`: without prefix,
/// short, and so that it cannot carry a value (COM-27): no more than four digits in a row, nothing
/// but letters, digits, `-` and `.`.
std::string shown_name(std::string_view name);

} // namespace kruispunt::adapters::sdk
