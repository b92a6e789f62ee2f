#pragma once

#include "conformance/text/findings.hpp"
#include "conformance/text/json.hpp"
#include "conformance/wire/http.hpp"

namespace kruispunt::conformance::regions::multisignaal {

/// The event that a request brings, as one JSON object whichever mode it came in: structured
/// (`application/cloudevents+json`) or binary (`ce-` header fields, the data as the body). What is
/// wrong with the mode is added to the findings.
text::json event_in(const wire::request& got, text::findings& found);

} // namespace kruispunt::conformance::regions::multisignaal
