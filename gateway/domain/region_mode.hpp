#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace kruispunt::domain {

/// How fully a region takes part (BEH-11). In maintenance and in shadow what it is owed waits; in
/// shadow nobody is told of a match that it is a side of. Its own input is taken in every mode.
/// Kept by number: append only.
enum class region_mode { normal, maintenance, shadow };

/// The word on the wire: normaal, onderhoud, schaduw.
std::string_view wire_word(region_mode mode);

/// The mode behind a word; nothing where there is none such.
std::optional<region_mode> mode_of(std::string_view word);

/// The regions that stand in shadow now.
using shadow_regions = std::set<std::string, std::less<>>;

} // namespace kruispunt::domain
