#pragma once

#include "conformance/text/json.hpp"

#include <string>

namespace kruispunt::conformance::text {

/// The one writing of a JSON value (RFC 8785): members sorted, no white space, nothing escaped that
/// need not be. Texts, whole numbers, booleans, null, arrays and objects alone. Throws
/// std::runtime_error where it holds another number or a text that is no UTF-8.
std::string canonical(const json& value);

} // namespace kruispunt::conformance::text
