#pragma once

#include "conformance/gateways/kernel/notice.hpp"
#include "conformance/gateways/side.hpp"

namespace kruispunt::conformance::gateways::multisignaal {

/// The notice as a CloudEvent posted to the webhook itself (MS-20, MS-21), in structured mode or in
/// binary.
wire::request write_event(const kernel::notice& told, const std::string& gateway_oin, bool binary);

/// What the webhook's answer means (MS-22, MS-23.2).
delivery read_receipt(const wire::response& got, const mutation::mutation& broken);

} // namespace kruispunt::conformance::gateways::multisignaal
