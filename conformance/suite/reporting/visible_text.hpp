#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kruispunt::conformance::suite::reporting {

/// Octets from outside as text that can be shown: what is no UTF-8 or a control character other
/// than a line's end or a tab stands as `\xNN`.
std::string visible(std::string_view octets);

/// At most the first `most` octets, cut between two characters.
std::string_view beginning_of(std::string_view text, std::size_t most);

/// Visible, and as it may stand in an element or a double-quoted attribute of HTML or XML.
std::string escaped(std::string_view text);

} // namespace kruispunt::conformance::suite::reporting
