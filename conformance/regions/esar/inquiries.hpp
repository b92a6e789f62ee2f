#pragma once

#include "conformance/regions/inquiry.hpp"

#include <string>
#include <string_view>

namespace kruispunt::conformance::regions::esar {

/// `MatchesOpvragen`, `MatchBijwerken`, `InzageOpvragen` (ESAR-15 to ESAR-17).
std::string_view operation_of(question what);

/// The operation's payload element.
std::string write_payload(const inquiry& what);

} // namespace kruispunt::conformance::regions::esar
