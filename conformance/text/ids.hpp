#pragma once

#include <string>
#include <string_view>

namespace kruispunt::conformance::text {

/// A random UUID, version 4, in lower case.
std::string new_uuid();

/// The SHA-256 of the bytes, raw 32 bytes.
std::string digest(std::string_view bytes);

} // namespace kruispunt::conformance::text
