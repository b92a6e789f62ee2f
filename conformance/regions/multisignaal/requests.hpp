#pragma once

#include "conformance/regions/inquiry.hpp"
#include "conformance/regions/signal.hpp"
#include "conformance/wire/http.hpp"

namespace kruispunt::conformance::regions::multisignaal {

/// The request of MS-01, MS-03, MS-04 or MS-05 that says the command.
wire::request write_request(const command& what);

/// The request of MS-06 (a whole page), MS-07 or MS-08 that asks it.
wire::request write_request(const inquiry& what);

} // namespace kruispunt::conformance::regions::multisignaal
