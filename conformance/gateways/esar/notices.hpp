#pragma once

#include "conformance/gateways/kernel/notice.hpp"
#include "conformance/gateways/xml/notice_content.hpp"

#include <string>
#include <string_view>

namespace kruispunt::conformance::gateways::esar {

/// How ESAR writes what notices tell (ESAR-20 to ESAR-27).
const xml::dialect& dialect();

/// The name of the notice's element (ESAR-20 to ESAR-27).
std::string_view operation_of(kernel::notice_kind kind);

/// The notice as an envelope, unsigned; the MessageID is the notice's own (COM-21.4). `endpoint`:
/// ESAR's.
std::string write_notice(
    const kernel::notice& told, const std::string& endpoint, const std::string& gateway_oin
);

} // namespace kruispunt::conformance::gateways::esar
