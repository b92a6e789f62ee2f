#pragma once

#include "conformance/gateways/kernel/findings.hpp"
#include "conformance/wire/http.hpp"

#include <optional>
#include <string>

namespace kruispunt::conformance::gateways::multisignaal {

/// Judges `If-Match` and, on a change, `If-None-Match` (MS-11). `present`: the resource's tag,
/// nothing where it is not there. A misshapen one is a finding with the code of a value, any other
/// says that the precondition failed; `failed` tells which it was.
struct judged_preconditions {
    bool failed = false;
};

judged_preconditions judge_preconditions(
    const wire::request& got, const std::optional<std::string>& present, kernel::findings& found
);

/// Whether `If-None-Match` of a GET names the present tag (MS-11.6).
bool is_known_already(const wire::request& got, const std::string& present);

} // namespace kruispunt::conformance::gateways::multisignaal
