#pragma once

#include "conformance/text/json.hpp"

namespace kruispunt::conformance::gateways::multisignaal {

/// A small OpenAPI 3.0 document of the operations (MS-00.3).
text::json openapi_document();

} // namespace kruispunt::conformance::gateways::multisignaal
