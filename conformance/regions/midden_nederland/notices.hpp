#pragma once

#include "conformance/regions/notice.hpp"
#include "conformance/text/findings.hpp"
#include "conformance/wire/http.hpp"

namespace kruispunt::conformance::regions::midden_nederland {

/// Whether the request is to one of the resources that take notices (MN-06, MN-08), with a method
/// they know.
bool is_notice(const wire::request& got);

/// Reads a notice, strictly (MN-06): the URL, then the body.
notice read_request(const wire::request& got, text::findings& found);

} // namespace kruispunt::conformance::regions::midden_nederland
