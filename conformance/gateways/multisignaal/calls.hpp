#pragma once

#include "conformance/gateways/kernel/findings.hpp"
#include "conformance/gateways/kernel/values.hpp"
#include "conformance/gateways/multisignaal/resources.hpp"
#include "conformance/wire/http.hpp"

#include <optional>

namespace kruispunt::conformance::gateways::multisignaal {

/// Why a call does not come to what it asks, with the status that it is refused with.
struct refused_call {
    unsigned status = 400;
    std::vector<text::finding> why;
};

/// Judges what a call is before what it says: its path (MS-00.1, MS-10.9, MS-10.10), its method
/// (MS-10.11), what its caller takes (MS-10.13), the media type of its body (MS-00.8, MS-10.16,
/// MS-07.1) and the parameters of its query (MS-09.5).
std::optional<refused_call> judge_call(
    const wire::request& got,
    const wire::target_parts& target,
    const place& at,
    const mutation::mutation& broken
);

} // namespace kruispunt::conformance::gateways::multisignaal
