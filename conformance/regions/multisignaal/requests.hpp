#pragma once

#include "conformance/regions/signal.hpp"
#include "conformance/wire/http.hpp"

namespace kruispunt::conformance::regions::multisignaal {

/// The request for the command (MS-01, MS-03, MS-04, MS-05).
wire::request write_request(const command& what);

} // namespace kruispunt::conformance::regions::multisignaal
