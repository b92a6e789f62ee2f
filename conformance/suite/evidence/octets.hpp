#pragma once

#include "conformance/text/json.hpp"

#include <string>
#include <string_view>

namespace kruispunt::conformance::suite::evidence {

/// Octets of the other side as JSON: a text where they are UTF-8, else `{"base64":"…"}`.
text::json written_octets(const std::string& octets);

/// Reads that back. Throws std::runtime_error naming `path` and the rule, also where the octets are
/// more than `most`.
std::string read_octets(const text::json& value, const std::string& path, std::size_t most);

/// A value of an adapter's in which a number that is not whole stands as its text: so every value
/// has one writing.
text::json settled(const text::json& value);

} // namespace kruispunt::conformance::suite::evidence
