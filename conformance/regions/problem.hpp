#pragma once

#include "conformance/regions/protocol.hpp"

namespace kruispunt::conformance::regions {

/// `application/problem+json` for a refusal (MS-10); its status follows the code, or is the one
/// given. 503 tells when to come again.
wire::response write_problem(const text::finding& why);
wire::response write_problem(unsigned status, const text::finding& why);

} // namespace kruispunt::conformance::regions
