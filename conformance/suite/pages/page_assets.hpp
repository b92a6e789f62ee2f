#pragma once

#include <string_view>

namespace kruispunt::conformance::suite::pages {

/// What every page has: colours, type, buttons, tables, the filter; and the choice of a language.
std::string_view common_style();
std::string_view common_script();

} // namespace kruispunt::conformance::suite::pages
