#pragma once

#include <string>
#include <string_view>

namespace kruispunt::adapters::sdk {

/// The word of `words` (separated by blanks) that differs from `typed` in the fewest letters;
/// empty where there is none. For "did you mean".
std::string nearest_word(std::string_view words, std::string_view typed);

} // namespace kruispunt::adapters::sdk
