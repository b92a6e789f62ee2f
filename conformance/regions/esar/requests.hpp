#pragma once

#include "conformance/regions/signal.hpp"

#include <string>
#include <string_view>

namespace kruispunt::conformance::regions::esar {

/// The operation's name: `SignaalAfgeven`, `SignaalWijzigen`, … (ESAR-10 to ESAR-14).
std::string_view operation_of(verb what);

/// The operation's payload element.
std::string write_payload(const command& what);

} // namespace kruispunt::conformance::regions::esar
