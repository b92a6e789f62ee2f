#pragma once

#include "conformance/suite/catalogue/message.hpp"
#include "conformance/text/findings.hpp"
#include "conformance/wire/http.hpp"

#include <optional>
#include <string>

namespace kruispunt::conformance::suite::verdict {

/// Between whom it was said.
struct speakers {
    std::string region_oin;
    std::string gateway_oin;
};

/// The first breach that the strict reader of the message's receiver finds in a request: the
/// reference region's of a notice, the reference gateway's of what a region says. Signatures apart.
/// Pure. Throws std::runtime_error where the protocol is none of the four.
std::optional<text::finding> first_breach(
    const std::string& protocol,
    const catalogue::message& kind,
    const wire::request& said,
    const speakers& by
);

} // namespace kruispunt::conformance::suite::verdict
