#pragma once

#include "conformance/gateways/kernel/notice.hpp"
#include "conformance/gateways/side.hpp"
#include "conformance/wire/http.hpp"

namespace kruispunt::conformance::gateways::midden_nederland {

/// The notice as a call below the region's endpoint (MN-04.3, MN-06, MN-08.2).
wire::request write_notice(const kernel::notice& told);

/// What the answer to it means (MN-06.5 to MN-06.8).
delivery read_delivery(const wire::response& got, const mutation::mutation& broken);

} // namespace kruispunt::conformance::gateways::midden_nederland
