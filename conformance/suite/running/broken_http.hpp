#pragma once

#include "conformance/wire/http.hpp"

#include <string>
#include <string_view>

namespace kruispunt::conformance::suite::running {

/// The request as octets that are no HTTP: `bad_request_line` (no version), `two_lengths` (two
/// Content-Length fields that differ), `broken_chunk` (a chunk's size that is no number). Throws
/// std::runtime_error where there is no such word.
std::string broken_octets(const wire::request& what, std::string_view how);

} // namespace kruispunt::conformance::suite::running
