#pragma once

#include <string>
#include <string_view>

namespace kruispunt::codec {

/// The first of some given names, folded so that spellings of one name agree: compatibility forms
/// decomposed, marks stripped, case folded, `ij` as `y`, only letters kept. Empty where it is
/// not known: a single letter, or an abbreviation with a full stop. Any thread.
std::string folded_first_given_name(std::string_view given_names);

} // namespace kruispunt::codec
