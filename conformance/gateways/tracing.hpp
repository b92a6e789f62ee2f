#pragma once

#include "conformance/wire/http.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::gateways {

inline constexpr std::string_view transaction_header = "FSC-Transaction-Id";

/// A new UUIDv7 in lower case.
std::string new_transaction_id();

/// The `traceparent` and the `FSC-Transaction-Id` of a request as they go on to what it causes; one
/// is made where there is none that holds (COM-29).
std::vector<wire::header> trace_of(const wire::request& got);

} // namespace kruispunt::conformance::gateways
