#pragma once

#include "conformance/text/findings.hpp"
#include "conformance/wire/http.hpp"

#include <string_view>
#include <vector>

namespace kruispunt::conformance::gateways::multisignaal {

/// The status that a finding of that code is answered with (MS-10).
unsigned status_of(std::string_view code);

/// A problem document (MS-10): `code` and `veld` of the first finding, all of them in `fouten`.
/// `path`: of the request where it is one of the contract's, else empty. 429 and 503 tell when to
/// come again.
wire::response
write_problem(unsigned status, const std::vector<text::finding>& found, std::string_view path);

} // namespace kruispunt::conformance::gateways::multisignaal
